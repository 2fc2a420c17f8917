import { dialogsOfRules as dialogs, textsOfRules } from '../../quality/testing/dialogs-of-rules';
import { answered, offered, passed, read, requested, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import { answerNotJson } from './answer-not-json';

function seen(...eventBodies: Happened[]) {
  return answerNotJson.look(traceOf({ dialogs }, [offered, said(), requested(), ...eventBodies]));
}

const about = 'a transfer call that is answered with a good status and no JSON';

for (const result of ['success', 'failure'] as const) {
  test(`the words of the rule for ${result} tell what the answer was taken for`, () => {
    expect(seen(answered('not-json'), read(textsOfRules[result]))).toEqual([
      { about, seen: `the rule for ${result} runs`, evidence: [4, 5] },
    ]);
  });
}

test('a bot that says nothing is told as such', () => {
  expect(seen(answered('not-json'), passed(4_000))).toEqual([
    { about, seen: 'neither rule is seen to run', evidence: [4] },
  ]);
});

test('a call that breaks otherwise is no question', () => {
  expect(seen(answered('reset'), read(textsOfRules.failure))).toEqual([]);
});
