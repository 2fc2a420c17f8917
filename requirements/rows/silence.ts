import type { Requirement } from '../requirement';

/** The section “Silence: the bot does not respond” of the catalogue. */
export const silenceRows = {
  'silence.fallback-skill-after-three-minutes': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'Numeric skill id, bot silent for more than 3 minutes, connector has a fallback skill: one transfer to that skill is attempted.',
    behaviour: {
      sentence: 'a bot that is silent for more than three minutes is bypassed to the fallback skill',
      given: 'an agent connector with a fallback skill',
      when: 'the consumer writes, and the bot engine stays silent for more than 3 minutes',
      then: 'a transfer to the fallback skill is attempted',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
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
    channels: ['messaging'],
    needs: ['bot-outage'],
  },
  'silence.no-fallback-skill-no-transfer': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'Without a fallback skill the escalation fails; no transfer to any fallback is requested.',
    behaviour: {
      sentence: 'a silent bot without a fallback skill leads to no transfer',
      given: 'an agent connector without a fallback skill',
      when: 'the consumer writes, and the bot engine stays silent for more than 3 minutes',
      then: 'no transfer to any fallback is requested',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    channels: ['messaging'],
    needs: ['bot-outage'],
  },
  'silence.reply-cancels': {
    level: 'should',
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
