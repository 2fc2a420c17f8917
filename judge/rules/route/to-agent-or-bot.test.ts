import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { dialog, escalate } from '../../../quality/testing/read-turns';
import { test } from '../../../quality/testing/test';
import { askForAgent, someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { toAgentOrBot } from './to-agent-or-bot';

function found(eventBodies: readonly Happened[], heldBy: 'agents' | 'bot' = 'bot') {
  const skills = [{ id: someSkillId, name: 'Service', heldBy }];
  return toAgentOrBot.judge(traceOf({ platform: { skills } }, [offered, said(), ...eventBodies]));
}

function reaches(to: 'skill' | 'bot'): Happened[] {
  return [requested(), { kind: 'handed-over', attempt: 1, to, id: someSkillId, skillId: someSkillId }];
}

test('a hand-over to the bot that holds the skill passes', () => {
  expectFinding(found(reaches('bot')), 'pass', 'reached the bot', [3, 4]);
});

test('a hand-over to people instead fails', () => {
  expectFinding(found(reaches('skill')), 'fail', 'held by a bot, and the conversation reached people', [2, 3, 4]);
});

test('no request fails once there was time for one', () => {
  expectFinding(found([passed(5_000)]), 'fail', 'No transfer was requested', [2, 3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([passed(100)]), 'inconclusive', 'only 0.1 s of ', [2]);
});

test('a transfer that the platform does not accept is inconclusive', () => {
  expectFinding(found([requested(), answered('error')]), 'inconclusive', 'did not accept', [2, 3]);
});

test('people alone are not judged', () => {
  expectFinding(found(reaches('skill'), 'agents'), 'inconclusive', 'No escalation went to a skill', []);
});

test('of several skills the one that is asked for counts', () => {
  const skills = [
    { id: '7', name: 'Sales', heldBy: 'agents' as const },
    { id: someSkillId, name: 'Service', heldBy: 'bot' as const },
  ];
  const finding = toAgentOrBot.judge(traceOf({ platform: { skills } }, [offered, said(), ...reaches('skill')]));
  expectFinding(finding, 'fail', 'held by a bot, and the conversation reached people', [2, 3, 4]);
});

test('an escalation to a skill that nobody holds is not judged beside one that goes to a bot', () => {
  const dialogs = [
    dialog('escalate', askForAgent, escalate),
    dialog('unknown', 'nobody please', { type: 'agent-transfer', agentSkillId: '99', messageToUser: 'Bye' }),
  ];
  const platform = { skills: [{ id: someSkillId, name: 'Service', heldBy: 'bot' as const }] };
  const asked = [said('nobody please'), requested({ skillId: '99', message: 'Bye', attempt: 2 }), answered('error', 2)];
  const finding = toAgentOrBot.judge(
    traceOf({ dialogs, platform }, [offered, said(), ...reaches('bot'), passed(4_000), ...asked]),
  );
  expectFinding(finding, 'pass', 'reached the bot', [3, 4]);
});
