import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, requested, said, transferred } from '../../../quality/testing/event-bodies';
import { agentReached, reachingAgent } from '../../../quality/testing/reached-agent';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { noneGoesToSkill } from './none-goes-to-skill';

function found(eventBodies: readonly Happened[], integration = {}) {
  return noneGoesToSkill.judge(traceOf({ integration }, [offered, said(), ...eventBodies]));
}

test('a hand-over to the skill passes', () => {
  expectFinding(found(transferred()), 'pass', 'went to the skill', [3, 5]);
});

test('an empty agent in the request passes', () => {
  const [request, ...rest] = transferred();
  expectFinding(found([{ ...request, agentId: '' } as Happened, ...rest]), 'pass', 'went to the skill', [3, 5]);
});

test('an agent in the request fails', () => {
  const named = { ...requested(), agentId: '12.34' } as Happened;
  expectFinding(found([named]), 'fail', 'names agent "12.34"; none is configured', [2, 3]);
});

test('no request fails once there was time for one', () => {
  expectFinding(found([passed(5_000)]), 'fail', 'No transfer was requested', [2, 3]);
});

test('an escalation that names an agent is not judged', () => {
  expectFinding(found(transferred(), { agentId: '12.34' }), 'inconclusive', 'without an Agent Id', []);
});

const canName = { implementation: { capabilities: ['agent-id' as const] } };

test('a bot that can name an agent passes where another conversation shows it', () => {
  const trace = traceOf({ ...canName, conversations: { main: {}, twin: reachingAgent } }, [
    offered,
    said(),
    ...transferred(),
    ...agentReached,
  ]);
  expectFinding(noneGoesToSkill.judge(trace), 'pass', 'went to the skill', [3, 5]);
});

test('a bot that can name an agent is inconclusive where it never shows it', () => {
  const trace = traceOf(canName, [offered, said(), ...transferred()]);
  expectFinding(noneGoesToSkill.judge(trace), 'inconclusive', 'no named agent got a conversation', []);
});

test('a named agent in whose place another got the conversation does not show it', () => {
  const elsewhere = agentReached.map((each) => (each.kind === 'handed-over' ? { ...each, id: '77.99' } : each));
  const trace = traceOf({ ...canName, conversations: { main: {}, twin: reachingAgent } }, [
    offered,
    said(),
    ...transferred(),
    ...elsewhere,
  ]);
  expectFinding(noneGoesToSkill.judge(trace), 'inconclusive', 'no named agent got a conversation', []);
});
