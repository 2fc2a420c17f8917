/** JSON is held to a template of a pact as Pact would, as far as our pacts go. */
import { expect, test } from '../quality/testing/test';
import { customEndpointPact } from './custom-endpoint-pact';
import { among, fits, listOf, someInteger, someText } from './matchers';
import { exampleOf, unlikeTemplate } from './unlike-template';
import { wirePacts } from './wire-pacts';

const asks = {
  kind: 'req',
  id: someText('request-1'),
  body: { change: among({ type: 'REMOVE' }, { skill: fits('^\\d+$', '7') }) },
};
const good = { kind: 'req', id: 'a', body: { change: [{ skill: '1' }, { type: 'REMOVE', userId: 'x' }] }, more: true };

test('what is as the template has it differs nowhere, whatever else it says', () => {
  expect(unlikeTemplate(asks, good)).toEqual([]);
});

for (const [what, json, told] of [
  ['a member that is missing', { ...good, kind: undefined, id: 'a' }, ['$.kind is undefined and not "req"']],
  ['a text that is empty', { ...good, id: '' }, ['$.id is "" and not such as "request-1"']],
  ['a body that is none', { ...good, body: 'x' }, ['$.body is "x" and no object']],
  ['an object without a member', { ...good, body: {} }, ['$.body.change is missing']],
  ['a list that is none', { ...good, body: { change: {} } }, ['$.body.change is an object and no list']],
  [
    'a list without one of those that it has to hold',
    { ...good, body: { change: [{ type: 'REMOVE' }, { skill: 'x' }] } },
    ['$.body.change has none such as {"skill":"7"}'],
  ],
  ['what is no object', null, ['$ is null and no object']],
] as const) {
  test(`${what} is told by its place`, () => {
    expect(unlikeTemplate(asks, json)).toEqual(told);
  });
}

test('a number is held to an expression by its digits', () => {
  const code = fits('^[45]\\d\\d$', '400');

  expect(unlikeTemplate(code, 409)).toEqual([]);
  expect(unlikeTemplate(code, 200)).toEqual(['$ is 200 and not such as "400"']);
});

test('a whole number is no text, and no part of one', () => {
  expect(unlikeTemplate(someInteger(1), 3)).toEqual([]);
  expect(unlikeTemplate(someInteger(1), '3')).toEqual(['$ is "3" and no whole number']);
  expect(unlikeTemplate(someInteger(1), 0.5)).toEqual(['$ is 0.5 and no whole number']);
});

test('a list without a matcher is held to its members in order', () => {
  expect(unlikeTemplate(['a', 'b'], ['a', 'b'])).toEqual([]);
  expect(unlikeTemplate(['a', 'b'], ['a', 'c'])).toEqual(['$[1] is "c" and not "b"']);
  expect(unlikeTemplate(['a', 'b'], ['a'])).toEqual(['$ has 1 members and not 2']);
});

test('each template of the pacts of the wires is fitted by its own example', () => {
  const templates = [...wirePacts, customEndpointPact].flatMap(({ interactions }) =>
    interactions.flatMap((each): unknown[] =>
      each.kind === 'message' ? [each.contents] : [each.request.body, each.response.body],
    ),
  );

  expect(templates.filter((each) => each !== undefined).length).toBeGreaterThan(20);
  expect(templates.flatMap((each) => unlikeTemplate(each, exampleOf(each)))).toEqual([]);
});

test('a matcher that it does not know is no match in silence', () => {
  expect(() => unlikeTemplate(listOf(1, 'a'), ['a'])).toThrow('the matcher type');
});
