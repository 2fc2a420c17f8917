/** Plays by hand, for the tests of what is told about a run: two that satisfy, one that fails, one hostile. */
import type { Trace } from '../../trace/trace';
import { askForAgent, someMessage, someSkillId, traceOf } from './trace-builder';

/** The message comes before the hand-over. */
export const wellDone: Trace = traceOf(
  { scenario: 'message/well-done', title: 'The consumer asks for an agent.', exercises: ['message.before-transfer'] },
  [
    { kind: 'configuration-offered' },
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage },
    { kind: 'consumer-read', text: someMessage, via: 'transfer' },
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted' },
    { kind: 'handed-over', attempt: 1, to: 'skill', id: someSkillId, skillId: someSkillId },
  ],
);

/** The message is BLANK_MESSAGE, and the transfer is requested all the same; so is that of its twin, which has a text. */
export const blankMessageTransfers: Trace = traceOf(
  {
    scenario: 'message/blank',
    title: 'The consumer asks for an agent.',
    exercises: ['message.blank-still-transfers'],
    conversations: { blank: { integration: { messageToUser: 'BLANK_MESSAGE' } }, 'with-text': {} },
  },
  [
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: 'BLANK_MESSAGE' },
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted' },
    { kind: 'handed-over', attempt: 1, to: 'skill', id: someSkillId, skillId: someSkillId },
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', conversation: 'with-text' },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage, conversation: 'with-text' },
  ],
);

/** The conversation changes hands, and the bot gives its message only after that. */
export const messageTooLate: Trace = {
  ...traceOf({}, [
    { kind: 'configuration-offered' },
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: 'BLANK_MESSAGE' },
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted' },
    { kind: 'handed-over', attempt: 1, to: 'skill', id: someSkillId, skillId: someSkillId },
    { kind: 'consumer-read', text: someMessage, via: 'message', atMs: 200 },
  ]),
  scenario: 'message/too-late',
  title: 'The consumer asks for an agent.',
  exercises: ['message.before-transfer'],
};

/** What no report may take for its own: escapes, markup of every kind, a forged line, text that runs backwards. */
export const hostileText =
  '\u001b[2J\u001b]0;owned\u0007</system-out>]]><script>window.stolen=1</script><img src=x onerror="window.stolen=1">' +
  '\nFAIL  cap.per-conversation\n```\n# heading | cell | `code` \u202e drawkcab \u0000\ud800';

/** As {@link messageTooLate}, by an implementation that writes {@link hostileText} wherever it can. */
export const hostile: Trace = {
  ...messageTooLate,
  scenario: 'message/hostile',
  implementation: { ...messageTooLate.implementation, name: hostileText, version: hostileText },
  events: messageTooLate.events.map((event) => {
    if (event.kind === 'transfer-requested') return { ...event, skillId: hostileText, raw: { text: hostileText } };
    if (event.kind === 'consumer-read') return { ...event, text: hostileText, raw: { text: hostileText } };
    if (event.kind === 'handed-over') return { ...event, id: hostileText };
    return event;
  }),
};
