import type { Requirement } from '../requirement';

/** The section “Silence: the bot does not respond” of the catalogue. */
export const silenceRows = {
  'silence.fallback-skill-after-three-minutes': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'Numeric skill id, bot silent for more than 3 minutes, connector has a fallback skill: a transfer to that skill is attempted.',
    behaviour: {
      sentence: 'a bot that is silent for more than three minutes is bypassed to the fallback skill',
      given: 'an agent connector with a fallback skill',
      when: 'the consumer writes, and the bot engine stays silent for more than 3 minutes',
      then: 'a transfer to the fallback skill is attempted',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    reading:
      'The page has an attempt made, and does not say that it is the only one: a second is judged by silence.bypassed-once.',
    channels: ['messaging'],
    needs: ['bot-outage'],
  },
  'silence.nothing-within-three-minutes': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'No transfer to the fallback skill is attempted while 3 minutes have not passed.',
    behaviour: {
      sentence: 'a bot is not bypassed while three minutes have not passed',
      given: 'an agent connector with a fallback skill',
      when: 'the consumer writes, and the bot engine stays silent for just under 3 minutes',
      then: 'no transfer to the fallback skill is attempted in that time',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    reading:
      'The page gives three minutes as what has to be exceeded, and a linked page has them as a waiting time with a setting of its own: an attempt before they are over breaks both.',
    channels: ['messaging'],
    needs: ['bot-outage'],
  },
  'silence.no-fallback-skill-no-transfer': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'Without a fallback skill the escalation fails: no transfer is requested.',
    behaviour: {
      sentence: 'a silent bot without a fallback skill leads to no transfer',
      given: 'an agent connector without a fallback skill',
      when: 'the consumer writes, and the bot engine stays silent for more than 3 minutes',
      then: 'no transfer is requested',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    reading:
      'That the escalation fails is seen by the transfer that never comes. How else it shows, by the rule for failure or by the message that tells of one, while the bot is silent or later, the page does not say.',
    channels: ['messaging'],
    needs: ['bot-outage'],
  },
  'silence.reply-cancels': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'A bot that answers in time is not bypassed later.',
    behaviour: {
      sentence: 'a bot that answers in time is not bypassed later',
      given: 'an agent connector with a fallback skill',
      when: 'the bot answers before 3 minutes have passed, and more time goes by',
      then: 'no transfer to the fallback skill follows',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    channels: ['messaging'],
    needs: ['bot-outage'],
  },
  'silence.bypassed-once': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'One silence of the bot leads to one transfer, to the fallback skill.',
    behaviour: {
      sentence: 'a silent bot is bypassed once, and to the fallback skill alone',
      given: 'an agent connector with a fallback skill',
      when: 'the bot engine stays silent, the fallback skill is asked for, and more time goes by',
      then: 'no other transfer is requested, unless the platform had refused the one before',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    reading:
      'The page has an attempt made to transfer to the fallback skill. That no other one follows it is inferred.',
    channels: ['messaging'],
    needs: ['bot-outage'],
  },
  'silence.configured-wait': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: "The connector's fallbackEscalationTime, in milliseconds, replaces the 3 minutes.",
    behaviour: {
      sentence: 'the agent connector can set the wait',
      given: 'an agent connector with a fallback skill and a wait of its own',
      when: 'the bot stays silent for that long',
      then: 'a transfer to the fallback skill is requested then, and not before',
    },
    source: { page: 'connector', heading: 'Custom configuration fields' },
    channels: ['messaging'],
    clocks: ['virtual', 'configurable'],
    needs: ['bot-outage'],
  },
} as const satisfies Record<string, Requirement>;
