import type { Requirement } from '../requirement';

/** The section “Configuration” of the catalogue. */
export const configRows = {
  'config.message-required': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'An escalation without a Message to User is refused at configuration, or at the latest never transfers.',
    behaviour: {
      sentence: 'an escalation without a Message to User never transfers',
      given: 'an integration whose Message to User was left out',
      when: 'the bot is configured, and, if it accepts that, the consumer asks for an agent',
      then: 'the configuration is refused, or no transfer is ever requested',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
  'config.blank-satisfies-required': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'BLANK_MESSAGE counts as a value for the required message.',
    behaviour: {
      sentence: 'BLANK_MESSAGE satisfies the requirement of a message',
      given: 'a bot with BLANK_MESSAGE as its Message to User, and its twin with a text',
      when: 'both are configured and used',
      then: 'neither is refused',
    },
    source: { page: 'escalation', heading: 'Send a transfer message' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
  },
  'config.agent-id-optional': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'Agent Id may be left out.',
    behaviour: {
      sentence: 'an escalation needs no Agent Id',
      given: 'a bot that names no agent, and its twin that does',
      when: 'both escalate',
      then: 'the one without an Agent Id requests its transfer, too',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
  },
  'config.skill-name-is-a-label': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'The skill name is for people: with a misleading name the id decides where the conversation goes.',
    behaviour: {
      sentence: 'the skill id decides where the conversation goes, not the skill name',
      given: 'an integration whose skill name is that of another skill',
      when: 'the bot escalates',
      then: 'the transfer asks for the skill with the configured id',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    reading:
      'The page has name and id mean one skill, the name for people to read; what holds where they differ it does not say. That the id decides is inferred.',
  },
  'config.default-interaction-message': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: 'An Agent Transfer interaction with no message uses the documented default text.',
    behaviour: {
      sentence: 'an Agent Transfer interaction without a message uses the default text',
      given: 'an Agent Transfer interaction that is configured without a message',
      when: 'the bot escalates',
      then: 'the transfer request carries the documented default text',
    },
    source: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
  },
  'config.skill-id-mandatory': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: 'Without a skill id no transfer happens.',
    behaviour: {
      sentence: 'without a skill id no transfer happens',
      given: 'a bot whose escalation has no skill id, and its twin that has one',
      when: 'the consumer asks both for an agent',
      then: 'only the one with a skill id transfers',
    },
    source: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
  },
} as const satisfies Record<string, Requirement>;
