import type { Requirement } from '../requirement';

/** The section “Transfer Bot Context” of the catalogue. */
export const contextRows = {
  'context.passes-intent': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      "Enabled: the user's intent goes with the transfer, no script needed, or the user's message in its place.",
    behaviour: {
      sentence: 'the intent goes with a transfer to a bot',
      given: 'Transfer Bot Context enabled, and a dialog with an intent',
      when: 'the bot transfers to another bot',
      then: 'the transfer request passes the intent, or what the consumer said last in its place',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    needs: ['bot-to-bot'],
  },
  'context.passes-message': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: "Enabled: the user's message goes with the transfer, or the user's intent in its place.",
    behaviour: {
      sentence: "the consumer's message goes with a transfer to a bot",
      given: 'Transfer Bot Context enabled',
      when: 'the bot transfers to another bot',
      then: 'the transfer request passes what the consumer said last, or the intent in its place',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    needs: ['bot-to-bot'],
  },
  'context.not-for-people': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'Transfer Bot Context is used for bot-to-bot transfers only; a transfer to people is what it would be without it.',
    behaviour: {
      sentence: 'Transfer Bot Context changes nothing about a transfer to people',
      given: 'Transfer Bot Context enabled, and a skill that live agents hold',
      when: 'the bot escalates',
      then: 'the conversation goes to the skill, and the consumer reads what it reads without the setting',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    needs: ['bot-to-bot'],
  },
  'context.off-passes-nothing': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: 'Disabled: neither intent nor message is passed.',
    behaviour: {
      sentence: 'without Transfer Bot Context nothing is passed',
      given: 'Transfer Bot Context disabled',
      when: 'the bot transfers to another bot',
      then: 'the transfer request passes neither intent nor message',
    },
    source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
    needs: ['bot-to-bot'],
  },
  'context.receiver-starts-intent-dialog': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'The receiving bot starts the dialog that fits what was passed.',
    behaviour: {
      sentence: 'the receiving bot starts the dialog that fits',
      given: 'a bot that is handed an intent, or a message',
      when: 'the conversation reaches it',
      then: 'it starts the dialog that fits what was handed over',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    needs: ['receiver'],
  },
  'context.receiver-prefers-intent': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: 'Both passed: the intent wins.',
    behaviour: {
      sentence: 'the receiving bot prefers the intent',
      given: 'a bot that is handed an intent and a message that fit different dialogs',
      when: 'the conversation reaches it',
      then: 'it starts the dialog of the intent',
    },
    source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
    needs: ['receiver'],
  },
  'context.receiver-falls-back': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: "Neither matches: the receiver's fallback message.",
    behaviour: {
      sentence: 'a receiving bot that knows neither falls back',
      given: 'a bot that is handed what fits none of its dialogs',
      when: 'the conversation reaches it',
      then: 'the consumer gets its fallback message',
    },
    source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
    needs: ['receiver'],
  },
} as const satisfies Record<string, Requirement>;
