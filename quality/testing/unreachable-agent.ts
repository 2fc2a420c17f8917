/** The tests that rules share about a named agent whom a conversation cannot reach, so that it goes to the skill. */
import type { Agent } from '../../trace/trace';
import { answered, offered, passed, requested, said } from './event-bodies';
import { expectFinding, type Judge, type SharedTests } from './expect-finding';
import { agentReached, reachingAgent } from './reached-agent';
import { someMessage, someSkillId, traceOf, type Happened } from './trace-builder';

function asksFor(agentId: string): Happened {
  return { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage, agentId };
}

function reaches(to: 'agent' | 'skill', id: string): Happened[] {
  return [{ kind: 'handed-over', attempt: 1, to, id, skillId: someSkillId }, answered('accepted')];
}

/** `none` is what the rule says where nobody names such an agent. */
export function goesToSkillInsteadTests(judge: Judge, agent: Agent, none: string): SharedTests {
  /** In `main` what happens; afterwards, unless left out, the agent of another conversation gets it. */
  function found(eventBodies: readonly Happened[], agentId = agent.id, after = agentReached) {
    const main = { integration: { agentId }, platform: { agents: [agent] } };
    const conversations = { main, twin: reachingAgent };
    return judge(traceOf({ conversations }, [offered, said(), ...eventBodies, ...after]));
  }

  return {
    'a hand-over to the skill passes': () => {
      expectFinding(found([asksFor(agent.id), ...reaches('skill', someSkillId)]), 'pass', 'went to the skill', [3, 4]);
    },
    'a hand-over to the skill is inconclusive where no named agent gets a conversation': () => {
      const finding = found([asksFor(agent.id), ...reaches('skill', someSkillId)], agent.id, []);
      expectFinding(finding, 'inconclusive', 'no named agent got a conversation', []);
    },
    'a hand-over to somebody else fails': () => {
      const finding = found([asksFor(agent.id), ...reaches('agent', agent.id)]);
      expectFinding(finding, 'fail', `went to agent "${agent.id}"`, [2, 3, 4]);
    },
    'a request for another skill fails even when it is not accepted': () => {
      const finding = found([requested({ skillId: '99' }), answered('error')]);
      expectFinding(finding, 'fail', 'asks for skill "99"', [2, 3]);
    },
    'no request fails once there was time for one': () => {
      expectFinding(found([passed(5_000)]), 'fail', 'No transfer was requested', [2, 3]);
    },
    'a play that ends at once is inconclusive': () => {
      expectFinding(found([passed(1_000)]), 'inconclusive', 'only 1.0 s of ', [2]);
    },
    'a transfer that the platform does not accept is inconclusive': () => {
      const finding = found([asksFor(agent.id), answered('error')]);
      expectFinding(finding, 'inconclusive', 'did not accept the transfer', [2, 3]);
    },
    'an agent whom nobody knows is not judged': () => {
      expectFinding(found([passed(5_000)], '99.99'), 'inconclusive', none, []);
    },
  };
}
