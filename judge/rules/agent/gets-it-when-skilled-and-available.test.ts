import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { someMessage, someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { getsItWhenSkilledAndAvailable } from './gets-it-when-skilled-and-available';

const ada = { id: '12.34', skillIds: [someSkillId], available: true };

function found(eventBodies: readonly Happened[], agentId = ada.id) {
  const trace = traceOf({ integration: { agentId }, platform: { agents: [ada] } }, [offered, said(), ...eventBodies]);
  return getsItWhenSkilledAndAvailable.judge(trace);
}

function asksFor(agentId: string): Happened {
  return { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage, agentId };
}

function reaches(to: 'agent' | 'skill', id: string): Happened[] {
  return [{ kind: 'handed-over', attempt: 1, to, id, skillId: someSkillId }, answered('accepted')];
}

test('a hand-over to the agent passes', () => {
  expectFinding(found([asksFor(ada.id), ...reaches('agent', ada.id)]), 'pass', 'named agent got', [3, 4]);
});

test('a hand-over to the agent who is named without the account passes', () => {
  expectFinding(found([asksFor('34'), ...reaches('agent', ada.id)]), 'pass', 'named agent got', [3, 4]);
});

test('an agent who is named without the account in a transfer that is not accepted is inconclusive', () => {
  expectFinding(found([asksFor('34'), answered('error')]), 'inconclusive', 'did not accept the transfer', [3]);
});

test('an agent of another account fails even when the transfer is not accepted', () => {
  expectFinding(found([asksFor('13.34'), answered('error')]), 'fail', 'does not name the agent', [2, 3]);
});

test('a hand-over to the skill alone fails', () => {
  const finding = found([requested(), ...reaches('skill', someSkillId)]);
  expectFinding(finding, 'fail', `went to skill "${someSkillId}"`, [2, 3, 4]);
});

test('a request that leaves the agent out fails even when it is not accepted', () => {
  expectFinding(found([requested(), answered('error')]), 'fail', 'does not name the agent', [2, 3]);
});

test('no request fails once there was time for one', () => {
  expectFinding(found([passed(5_000)]), 'fail', 'No transfer was requested', [2, 3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([passed(1_000)]), 'inconclusive', 'only 1.0 s of ', [2]);
});

test('a transfer that the platform does not accept is inconclusive', () => {
  const finding = found([asksFor(ada.id), answered('error')]);
  expectFinding(finding, 'inconclusive', 'did not accept the transfer', [3]);
});

test('an agent whom nobody knows is not judged', () => {
  expectFinding(found([passed(5_000)], '99.99'), 'inconclusive', 'No escalation named an agent with the skill', []);
});

test('what fails is told with whom the request names', () => {
  const unnamed = found([requested(), ...reaches('skill', someSkillId)]);
  const other = found([asksFor('56.78'), ...reaches('skill', someSkillId)]);

  expectFinding(unnamed, 'fail', 'names no agent, and the conversation went to skill', [2, 3, 4]);
  expectFinding(other, 'fail', 'names agent "56.78", and the conversation went to skill', [2, 3, 4]);
});
