import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { agentReached, reachingAgent } from '../../../quality/testing/reached-agent';
import { test } from '../../../quality/testing/test';
import { someMessage, someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { unavailableGoesToSkill } from './unavailable-goes-to-skill';

const ada = { id: '12.34', skillIds: [someSkillId], available: false };

/** In `main` what happens; afterwards, unless left out, the agent of another conversation gets it. */
function found(eventBodies: readonly Happened[], agentId = ada.id, after = agentReached) {
  const main = { integration: { agentId }, platform: { agents: [ada] } };
  const conversations = { main, twin: reachingAgent };
  return unavailableGoesToSkill.judge(traceOf({ conversations }, [offered, said(), ...eventBodies, ...after]));
}

function asksFor(agentId: string): Happened {
  return { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage, agentId };
}

function reaches(to: 'agent' | 'skill', id: string): Happened[] {
  return [{ kind: 'handed-over', attempt: 1, to, id, skillId: someSkillId }, answered('accepted')];
}

test('a hand-over to the skill passes', () => {
  expectFinding(found([asksFor(ada.id), ...reaches('skill', someSkillId)]), 'pass', 'went to the skill', [3, 4]);
});

test('a hand-over to the skill is inconclusive where no named agent gets a conversation', () => {
  const finding = found([asksFor(ada.id), ...reaches('skill', someSkillId)], ada.id, []);
  expectFinding(finding, 'inconclusive', 'no named agent got a conversation', []);
});

test('a hand-over to somebody else fails', () => {
  const finding = found([asksFor(ada.id), ...reaches('agent', ada.id)]);
  expectFinding(finding, 'fail', 'went to agent "12.34"', [2, 3, 4]);
});

test('a request for another skill fails even when it is not accepted', () => {
  const finding = found([requested({ skillId: '99' }), answered('error')]);
  expectFinding(finding, 'fail', 'asks for skill "99"', [2, 3]);
});

test('no request fails once there was time for one', () => {
  expectFinding(found([passed(5_000)]), 'fail', 'No transfer was requested', [2, 3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([passed(1_000)]), 'inconclusive', 'only 1.0 s of ', [2]);
});

test('a transfer that the platform does not accept is inconclusive', () => {
  const finding = found([asksFor(ada.id), answered('error')]);
  expectFinding(finding, 'inconclusive', 'did not accept the transfer', [2, 3]);
});

test('an agent whom nobody knows is not judged', () => {
  expectFinding(found([passed(5_000)], '99.99'), 'inconclusive', 'No escalation named an unavailable agent', []);
});

test('an agent named for a skill that a bot holds is not judged', () => {
  const skills = [{ id: someSkillId, name: 'Robots', heldBy: 'bot' as const }];
  const main = { integration: { agentId: ada.id }, platform: { agents: [ada], skills } };
  const eventBodies = [offered, said(), passed(5_000), ...agentReached];
  const finding = unavailableGoesToSkill.judge(traceOf({ conversations: { main, twin: reachingAgent } }, eventBodies));
  expectFinding(finding, 'inconclusive', 'No escalation named an unavailable agent', []);
});
