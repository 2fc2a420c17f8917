import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { literalNumber } from './literal-number';

function found(agentSkillId: string, ...eventBodies: Happened[]) {
  return literalNumber.judge(traceOf({ integration: { agentSkillId } }, [offered, said(), ...eventBodies]));
}

test('the configured number in the request passes', () => {
  expectFinding(found(someSkillId, requested()), 'pass', someSkillId, [3]);
});

test('a number cut to 32 bits fails', () => {
  const request = requested({ skillId: '-892857566' });
  expectFinding(found(someSkillId, request), 'fail', 'asks for skill "-892857566"; configured is', [2, 3]);
});

test('no request is inconclusive, since it asks for no skill', () => {
  expectFinding(found(someSkillId, passed(2_000)), 'inconclusive', 'asks for no skill at all', [2]);
});

test('a variable is not a direct number', () => {
  expectFinding(found('{$botContext.skillId}', requested()), 'inconclusive', 'direct numeric skill id', []);
});

for (const grey of ['0123', '+42', '1e3', '12345678901234567890']) {
  test(`${grey} is not judged`, () => {
    expectFinding(found(grey, requested({ skillId: '1' })), 'inconclusive', 'direct numeric skill id', []);
  });
}
