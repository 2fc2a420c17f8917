import { dialogsOfRules as dialogs, textsOfRules } from '../../quality/testing/dialogs-of-rules';
import { answered, offered, passed, read, requested, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import type { Outcome } from '../../trace/trace';
import { noAnswer } from './no-answer';

const about = 'a transfer request that is never answered';

function seen(outcome: Outcome, ...eventBodies: Happened[]) {
  const setup = { dialogs, platform: { outcomes: [outcome] } };
  return noAnswer.look(traceOf(setup, [offered, said(), requested(), ...eventBodies]));
}

for (const result of ['success', 'failure'] as const) {
  test(`the words of the rule for ${result} tell what silence was taken for, and how soon`, () => {
    expect(seen({ kind: 'no-answer' }, passed(11_000), read(textsOfRules[result]))).toEqual([
      { about, seen: `the rule for ${result} runs within 15 s`, evidence: [3, 5] },
    ]);
  });
}

test('who still waits is told as such', () => {
  expect(seen({ kind: 'no-answer' }, passed(16_000))).toEqual([
    { about, seen: 'neither rule runs within 20 s', evidence: [3] },
  ]);
});

test('a call that was answered, or was to be, is no question', () => {
  expect(seen({ kind: 'reset' }, answered('reset'), read(textsOfRules.failure))).toEqual([]);
  expect(seen({ kind: 'accept' }, read(textsOfRules.failure))).toEqual([]);
});
