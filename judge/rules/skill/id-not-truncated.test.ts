import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { idNotTruncated } from './id-not-truncated';

function found(eventBodies: readonly Happened[], agentSkillId = someSkillId) {
  return idNotTruncated.judge(traceOf({ integration: { agentSkillId } }, [offered, said(), ...eventBodies]));
}

test('a long id that arrives unchanged passes', () => {
  expectFinding(found([requested()]), 'pass', 'arrived unchanged', [3]);
});

for (const [id, arrived] of [
  [someSkillId, '-892857566'],
  ['9007199254740993', '9007199254740992'],
] as const) {
  test(`${id} that arrives as ${arrived} fails`, () => {
    expectFinding(found([requested({ skillId: arrived })], id), 'fail', `arrived as "${arrived}"`, [2, 3]);
  });
}

test('no request is inconclusive', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

for (const id of ['42', '2147483647', '1234567890123456789']) {
  test(`the id ${id} is not judged`, () => {
    expectFinding(found([requested({ skillId: '1' })], id), 'inconclusive', 'beyond 32 bits', []);
  });
}
