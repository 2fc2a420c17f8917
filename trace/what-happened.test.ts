import { answered } from '../quality/testing/event-bodies';
import { expect, test } from '../quality/testing/test';
import { traceOf, type Happened } from '../quality/testing/trace-builder';
import { isKind } from './trace';
import { endOf, mayHaveBeenTaken, misshapen, recorded } from './what-happened';

function answerFrom(happened: Happened) {
  const [answer] = traceOf({}, [happened]).events.filter(isKind('transfer-answered'));
  if (!answer) throw new Error('Nothing was answered.');
  return answer;
}

const response = { transferId: 'transfer-1', status: 'ACCEPTED', skill: { id: '7', name: 'Service' } };

for (const [answer, end, taken] of [
  [
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted', status: 200, raw: response },
    { kind: 'accepted', response, transferId: 'transfer-1' },
    true,
  ],
  [answered('error'), { kind: 'refused with status', status: 503 }, false],
  [answered('reset'), { kind: 'reset' }, false],
  [answered('cut-off'), { kind: 'cut off' }, false],
  [{ kind: 'transfer-answered', attempt: 1, answer: 'not-json', status: 200 }, { kind: 'not JSON' }, true],
] as const) {
  test(`a call ends ${end.kind}, by which the platform ${taken ? 'may have' : 'has not'} taken the conversation`, () => {
    expect(endOf(answerFrom(answer))).toEqual(end);
    expect(mayHaveBeenTaken(answerFrom(answer))).toBe(taken);
  });

  test(`a call that ends ${end.kind} is recorded as it is read`, () => {
    expect({ kind: 'transfer-answered', attempt: 1, ...recorded(end) }).toEqual(answer);
  });
}

test('a call of which no answer was seen has none', () => {
  expect(endOf(undefined)).toEqual({ kind: 'no answer' });
  expect(mayHaveBeenTaken(undefined)).toBe(false);
});

for (const raw of [undefined, null, 'text', 7, [], { transferId: 7 }, {}]) {
  test(`an acceptance whose response is ${JSON.stringify(raw) ?? 'missing'} names no transfer`, () => {
    const answer = answerFrom({ kind: 'transfer-answered', attempt: 1, answer: 'accepted', raw });

    expect(endOf(answer)).toMatchObject({ kind: 'accepted', transferId: undefined });
  });
}

for (const [call, meant] of [
  ['POST …/transfers', 'transfer'],
  ['GET …/transfers', 'transfer'],
  ['POST …/messages', 'message'],
  ['POST …/transfers/1', 'unknown'],
  ['POST …/', 'unknown'],
] as const) {
  test(`a refused ${call} was meant as ${meant}`, () => {
    expect(misshapen({ call, raw: {} }).meant).toBe(meant);
  });
}

for (const [raw, lacks] of [
  [{ message: 'Moment' }, false],
  [{ message: 'BLANK_MESSAGE' }, false],
  [{ message: '' }, true],
  [{ message: 7 }, true],
  [{ text: 'Moment' }, true],
  ['no JSON', true],
  [null, true],
  [undefined, true],
] as const) {
  test(`a transfer request ${JSON.stringify(raw) ?? 'without a body'} ${lacks ? 'lacks' : 'has'} a message`, () => {
    expect(misshapen({ call: 'POST …/transfers', raw }).lacksMessage).toBe(lacks);
  });
}

test('what a message says stands under another name', () => {
  expect(misshapen({ call: 'POST …/messages', raw: { text: 'Hello' } }).lacksMessage).toBe(false);
  expect(misshapen({ call: 'POST …/messages', raw: { message: 'Hello' } }).lacksMessage).toBe(true);
});
