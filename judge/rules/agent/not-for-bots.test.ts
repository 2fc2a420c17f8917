import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { agentReached, reachingAgent } from '../../../quality/testing/reached-agent';
import { test } from '../../../quality/testing/test';
import { someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { notForBots } from './not-for-bots';

/** In `main` what happens; afterwards, unless left out, the agent of another conversation gets it. */
function found(eventBodies: readonly Happened[], heldBy: 'agents' | 'bot' = 'bot', after = agentReached) {
  const platform = {
    skills: [{ id: someSkillId, name: 'Service', heldBy }],
    agents: [{ id: '12.34', skillIds: [someSkillId], available: true }],
  };
  const conversations = { main: { platform, integration: { agentId: '12.34' } }, twin: reachingAgent };
  return notForBots.judge(traceOf({ conversations }, [offered, said(), ...eventBodies, ...after]));
}

function reaches(to: 'agent' | 'bot', id: string): Happened[] {
  return [requested(), { kind: 'handed-over', attempt: 1, to, id, skillId: someSkillId }, answered('accepted')];
}

test('a hand-over to the bot passes', () => {
  expectFinding(found(reaches('bot', someSkillId)), 'pass', 'The bot got the conversation', [3, 4]);
});

test('a hand-over to the bot is inconclusive where no named agent gets a conversation', () => {
  const finding = found(reaches('bot', someSkillId), 'bot', []);
  expectFinding(finding, 'inconclusive', 'no named agent got a conversation', []);
});

test('a hand-over to the agent fails', () => {
  expectFinding(found(reaches('agent', '12.34')), 'fail', 'went to agent "12.34"', [2, 3, 4]);
});

test('a request for another skill fails', () => {
  expectFinding(found([requested({ skillId: '99' }), answered('error')]), 'fail', 'asks for skill "99"', [2, 3]);
});

test('a transfer that the platform does not accept is inconclusive', () => {
  expectFinding(found([requested(), answered('error')]), 'inconclusive', 'did not accept', [3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([passed(100)]), 'inconclusive', 'only 0.1 s of ', [2]);
});

test('a skill that people hold is not judged', () => {
  expectFinding(found(reaches('agent', '12.34'), 'agents'), 'inconclusive', 'No escalation to a bot', []);
});

test('an escalation to a bot without an Agent Id is not judged', () => {
  const platform = { skills: [{ id: someSkillId, name: 'Service', heldBy: 'bot' as const }] };
  const conversations = { main: { platform }, twin: reachingAgent };
  const trace = traceOf({ conversations }, [offered, said(), ...reaches('bot', someSkillId), ...agentReached]);
  expectFinding(notForBots.judge(trace), 'inconclusive', 'No escalation to a bot had an Agent Id', []);
});
