import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, read, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { crossedConversations } from './crossed-conversations';

function botCalled(who: string, chatBotId = who): SetupOverrides {
  const skillId = who === 'amber' ? '3402109730' : '3402109999';
  const text = { type: 'text', text: `Welcome to ${who}` } as const;
  return {
    dialogs: [
      { name: 'hello', type: 'dialog', patterns: [`hello ${who}`], interactions: [text] },
      {
        name: 'escalate',
        type: 'dialog',
        patterns: [`agent of ${who}`],
        interactions: [{ type: 'integration', integration: 'escalation' }],
      },
    ],
    bot: { chatBotId },
    integration: { messageToUser: `One moment for ${who}`, agentSkillId: skillId },
    platform: { skills: [{ id: skillId, name: who, heldBy: 'agents' }] },
  };
}

const [amber, cedar] = [{ conversation: 'amber' }, { conversation: 'cedar' }];
const both = { amber: botCalled('amber'), cedar: botCalled('cedar') };
const begun: Happened[] = [
  { ...offered, ...amber },
  { ...offered, ...cedar },
  said('hello amber', amber),
  read('Welcome to amber', amber),
  said('hello cedar', cedar),
  read('Welcome to cedar', cedar),
];

function found(eventBodies: readonly Happened[], conversations: Readonly<Record<string, SetupOverrides>> = both) {
  return crossedConversations.judge(traceOf({ conversations }, [...begun, ...eventBodies]));
}

test('what is said in the own conversation passes', () => {
  expectFinding(found([]), 'pass', 'Nothing of another conversation', [4, 6]);
});

test('a text in another conversation fails', () => {
  const finding = found([read('Welcome to cedar', amber)]);
  expectFinding(finding, 'fail', '"Welcome to cedar" belongs to the conversation "cedar", and came up in "amber"', [7]);
});

test('the message of another conversation in a transfer request fails', () => {
  const request = transferred({ ...cedar, skillId: '3402109999', message: 'One moment for amber' });
  expectFinding(found([said('agent of cedar', cedar), ...request]), 'fail', 'and came up in "cedar"', [8]);
});

test('the skill of another conversation in a transfer request fails', () => {
  const request = transferred({ ...cedar, message: 'One moment for cedar' });
  expectFinding(found([said('agent of cedar', cedar), ...request]), 'fail', '"3402109730" belongs', [8]);
});

test('the words of another consumer fail, once they were written', () => {
  expectFinding(found([read('hello amber', cedar)]), 'fail', '"hello amber" belongs', [3, 7]);
});

test('words that hold a common phrase of another conversation pass', () => {
  expectFinding(found([read('Well, Welcome to cedar and so on', amber)]), 'pass', 'Nothing of another', [4, 6]);
});

test('words of the bot’s own in both conversations pass', () => {
  expectFinding(found([read('Bye-bye now', amber), read('Bye-bye now', cedar)]), 'pass', 'Nothing of another', [4, 6]);
});

test('conversations of one bot are told apart by what their consumers wrote alone', () => {
  const same = { amber: botCalled('amber', 'bot'), cedar: botCalled('cedar', 'bot') };
  expectFinding(found([read('Welcome to cedar', amber)], same), 'pass', 'Nothing of another', [4, 6]);
  expectFinding(found([read('hello amber', cedar)], same), 'fail', '"hello amber" belongs', [3, 7]);
});

test('a conversation alone shows nothing', () => {
  const trace = traceOf({}, [offered, said(), ...transferred()]);
  expectFinding(crossedConversations.judge(trace), 'inconclusive', 'No two conversations', []);
});

test('of three conversations one alone that is answered shows nothing', () => {
  const conversations = { ...both, birch: botCalled('birch') };
  const eventBodies = [said('hello amber', amber), read('Welcome to amber', amber), said('hello cedar', cedar)];
  const trace = traceOf({ conversations }, [...begun.slice(0, 2), ...eventBodies]);
  expectFinding(crossedConversations.judge(trace), 'inconclusive', 'No two conversations', []);
});

test('a text of another conversation that is a part of an own one passes', () => {
  const { dialogs = [], ...rest } = botCalled('cedar');
  const short = { type: 'text', text: 'Welcome' } as const;
  const more = { name: 'short', type: 'dialog' as const, patterns: ['hi'], interactions: [short] };
  const conversations = { ...both, cedar: { ...rest, dialogs: [...dialogs, more] } };
  expectFinding(found([read('Welcome', amber)], conversations), 'pass', 'Nothing of another', [4, 6]);
});

test('a short text with a number in it may be anybody’s within other words', () => {
  const { dialogs = [], ...rest } = botCalled('cedar');
  const room = { type: 'text', text: 'Room 4711' } as const;
  const more = { name: 'room', type: 'dialog' as const, patterns: ['where'], interactions: [room] };
  const conversations = { ...both, cedar: { ...rest, dialogs: [...dialogs, more] } };
  const finding = found([read('We meet in Room 4711 now', amber)], conversations);
  expectFinding(finding, 'pass', 'Nothing of another', [4, 6]);
});

test('the message of an Agent Transfer of another conversation fails', () => {
  const { dialogs = [], ...rest } = botCalled('cedar');
  const desk = { type: 'agent-transfer', agentSkillId: '3402109999', messageToUser: 'To the cedar desk' } as const;
  const more = { name: 'desk', type: 'dialog' as const, patterns: ['desk'], interactions: [desk] };
  const conversations = { ...both, cedar: { ...rest, dialogs: [...dialogs, more] } };
  expectFinding(found([read('To the cedar desk', amber)], conversations), 'fail', '"To the cedar desk" belongs', [7]);
});
