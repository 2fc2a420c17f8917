import type { Requirement } from '../requirement';

/** The section “Agent Skill Id” of the catalogue. */
export const skillRows = {
  'skill.literal-number': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'A direct numeric value is the skill that the transfer asks for.',
    behaviour: {
      sentence: 'a numeric skill id is the skill that the transfer asks for',
      given: 'an escalation whose skill id is written as a number',
      when: 'the consumer asks for an agent',
      then: 'the transfer request names that number',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
  'skill.variable-at-attempt': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'A bot context variable as the skill id is evaluated when the escalation is attempted, so the newest value counts.',
    behaviour: {
      sentence: 'a variable as the skill id counts with its newest value',
      given: 'an escalation whose skill id is a bot context variable, and a dialog that sets the variable anew',
      when: 'the variable changes before the consumer asks for an agent',
      then: 'the transfer request names the value that the variable has at that moment',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
  'skill.non-numeric-sends-fallback': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'A skill id that is not numeric leads to the fallback message for the consumer.',
    behaviour: {
      sentence: 'a skill id that is no number gives the consumer the fallback message',
      given: 'an escalation whose skill id is clearly not a number',
      when: 'the consumer asks for an agent',
      then: 'the consumer reads the fallback message',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
  'skill.non-numeric-no-transfer': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'A skill id that is not numeric leads to no transfer request.',
    behaviour: {
      sentence: 'a skill id that is no number leads to no transfer',
      given: 'an escalation whose skill id is clearly not a number',
      when: 'the consumer asks for an agent',
      then: 'no transfer is requested',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
  'skill.non-numeric-hides-message': {
    level: 'should',
    basis: 'inferred',
    origin: 'page',
    statement: 'With a skill id that is not numeric the Message to User is not shown.',
    behaviour: {
      sentence: 'a skill id that is not numeric keeps the message from being shown',
      given: 'an escalation with a message, whose skill id is no number',
      when: 'the bot escalates',
      then: 'the consumer does not read the message of a transfer that does not come',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
  'skill.unset-variable-is-non-numeric': {
    level: 'must',
    basis: 'inferred',
    origin: 'linked',
    statement: 'A variable that was never set takes the path of a skill id that is not numeric.',
    behaviour: {
      sentence: 'a variable that was never set is no number',
      given: 'an escalation whose skill id is a variable that was never set',
      when: 'the bot escalates',
      then: 'the consumer gets the fallback message, and no transfer is requested',
    },
    source: { page: 'context', heading: 'Get and set bot variable' },
  },
  'skill.id-not-truncated': {
    level: 'must',
    basis: 'inferred',
    origin: 'linked',
    statement: 'Skill ids beyond 32 bits arrive unchanged.',
    behaviour: {
      sentence: 'long skill ids arrive unchanged',
      given: 'skill ids of up to eighteen digits',
      when: 'the bot escalates',
      then: 'the transfer asks for exactly that id',
    },
    source: { page: 'samples', heading: 'Exported bot' },
  },
  'skill.unknown-id-fails-as-transfer': {
    level: 'may',
    basis: 'documented',
    origin: 'linked',
    statement: 'A numeric id of no existing skill fails as a transfer, never as one that is not numeric.',
    behaviour: {
      sentence: 'an unknown skill fails as a transfer',
      given: 'a skill id that is a number, and that no skill has',
      when: 'the bot escalates',
      then: 'the transfer is requested and fails; the fallback message is not sent',
    },
    source: { page: 'troubleshooting', heading: 'The Agent Skill ID is incorrect' },
  },
} as const satisfies Record<string, Requirement>;
