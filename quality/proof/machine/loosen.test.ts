/** What stands behind the switches: alike where none is on, and looser in one way where one is. */
import { expect, test } from '../../testing/test';
import { loosen, prepareLoosened } from './loosen';

interface Asked {
  readonly same: (id: string, one: unknown, other: unknown) => boolean;
  readonly includes: (id: string, among: string | readonly unknown[], one: unknown) => boolean;
  readonly number: (id: string, value: number) => number;
}

let active: string | undefined;
let reached: string[];

test.beforeEach(() => {
  active = undefined;
  reached = [];
  prepareLoosened(
    () => active,
    (id) => reached.push(id),
  );
});

test.afterEach(() => {
  delete (globalThis as { __loosened__?: unknown }).__loosened__;
});

const asked = () => (globalThis as unknown as { __loosened__: Asked }).__loosened__;

for (const [ending, other] of [
  ['case', 'ONE moment'],
  ['feed', 'One moment\n'],
  ['prefix', 'One moment, please'],
] as const) {
  test(`texts are alike by the switch ${ending} alone: ${JSON.stringify(other)}`, () => {
    const answers = () => [
      asked().same('a', 'One moment', other),
      asked().includes('a', ['Hello', 'One moment'], other),
      asked().includes('a', 'One moment', other),
    ];

    expect(answers()).toEqual([false, false, false]);
    active = 'b-case';
    expect(answers()).toEqual([false, false, false]);
    active = `a-${ending}`;
    expect(answers()).toEqual([true, true, true]);
    expect(new Set(reached)).toEqual(new Set(['a-case', 'a-feed', 'a-prefix']));
  });
}

test('what is no text is compared as ever', () => {
  active = 'a-prefix';

  expect([asked().same('a', undefined, undefined), asked().same('a', undefined, 'a')]).toEqual([true, false]);
});

test('a number is a third of what it is by its switch', () => {
  expect(asked().number('a', 10)).toBe(10);
  active = 'a';
  expect(asked().number('a', 10)).toBe(3);
});

test('each place that can be loosened asks, and is told of', () => {
  const file = 'judge/rules/unasked/cap-text.ts';
  const { code, mutants } = loosen([file]);

  const within = mutants.filter(({ from }) => from === 'event.text.includes(capText)');
  expect(within.map(({ kind }) => kind)).toEqual(['ComparesWithoutCase', 'TakesTrailingLineFeed', 'TakesPrefix']);
  for (const { switch: id } of mutants) expect(code[file]).toContain(`"${id.replace(/-(case|feed|prefix)$/, '')}"`);
});
