import { offered, passed, read, requested, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import { greyNumbers } from './grey-numbers';

function seen(agentSkillId: string, ...eventBodies: Happened[]) {
  return greyNumbers.look(traceOf({ integration: { agentSkillId } }, [offered, said(), ...eventBodies]));
}

test('a transfer shows that the spelling is taken as a number, and for which', () => {
  expect(seen(' 42 ', requested({ skillId: '42' }))).toEqual([
    { about: 'skill id " 42 "', seen: 'taken as a number: transfer to "42"', evidence: [3] },
  ]);
});

test('a text without a transfer shows that it is not', () => {
  expect(seen('1e3', read('Pardon?'))).toEqual([
    { about: 'skill id "1e3"', seen: 'not taken as a number: the consumer read "Pardon?"', evidence: [2, 3] },
  ]);
});

test('silence is told as such', () => {
  expect(seen('0', passed(5_000))).toEqual([{ about: 'skill id "0"', seen: 'nothing happened', evidence: [2] }]);
});

for (const clear of ['42', 'sales', '']) {
  test(`${JSON.stringify(clear)} is no question`, () => {
    expect(seen(clear, requested())).toEqual([]);
  });
}
