import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said } from '../../../quality/testing/event-bodies';
import { agentReached, reachingAgent } from '../../../quality/testing/reached-agent';
import { test } from '../../../quality/testing/test';
import { someSkillId, traceOf } from '../../../quality/testing/trace-builder';
import { goesToSkillInsteadTests } from '../../../quality/testing/unreachable-agent';
import { unavailableGoesToSkill } from './unavailable-goes-to-skill';

const ada = { id: '12.34', skillIds: [someSkillId], available: false };

const shared = goesToSkillInsteadTests(unavailableGoesToSkill.judge, ada, 'No escalation named an unavailable agent');
for (const [title, run] of Object.entries(shared)) test(title, run);

test('an agent named for a skill that a bot holds is not judged', () => {
  const skills = [{ id: someSkillId, name: 'Robots', heldBy: 'bot' as const }];
  const main = { integration: { agentId: ada.id }, platform: { agents: [ada], skills } };
  const eventBodies = [offered, said(), passed(5_000), ...agentReached];
  const finding = unavailableGoesToSkill.judge(traceOf({ conversations: { main, twin: reachingAgent } }, eventBodies));
  expectFinding(finding, 'inconclusive', 'No escalation named an unavailable agent', []);
});
