import type { Requirement } from '../requirement';

/** The section “Immediate failure” of the catalogue. */
export const immediateRows = {
  'immediate.failure-reaches-rule': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      "When the transfer call answers with an error, the interaction's rule for failure decides the next action.",
    behaviour: {
      sentence: 'an error of the transfer call is followed by what the rule for failure names',
      given: 'an escalation with a rule for failure, and a platform that answers the transfer call with an error',
      when: 'the consumer asks for an agent',
      then: 'the dialog that the rule names runs next',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
  },
  'immediate.broken-call-is-failure': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'When the transfer call breaks (refused, reset, cut off), the rule for failure decides the next action.',
    behaviour: {
      sentence: 'a transfer call that breaks is followed by what the rule for failure names',
      given: 'an escalation with a rule for failure, and a transfer call that is refused, reset or cut off',
      when: 'the consumer asks for an agent',
      then: 'the dialog that the rule names runs next',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    reading:
      'The page has an immediate error when the API is called, of whatever kind: a connection that breaks is one. A good status with a body that is not JSON is none that any document names, so it is observed only.',
  },
  'immediate.success-reaches-rule': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: 'A call that succeeds runs the rule for success and not the other.',
    behaviour: {
      sentence: 'a successful call runs the rule for success',
      given: 'an escalation with rules for success and failure',
      when: 'the platform accepts the transfer',
      then: 'the dialog of the rule for success runs, by its words or by what it has set, and the other does not',
    },
    source: { page: 'interactions', heading: 'Integration interactions' },
  },
  'immediate.no-rule-next-action': {
    level: 'should',
    basis: 'inferred',
    origin: 'linked',
    statement: 'Without a matching rule the plain next action runs.',
    behaviour: {
      sentence: 'without a matching rule the next action runs',
      given: 'an escalation with a next action and no rule for failure',
      when: 'the transfer call fails',
      then: 'the next action runs',
    },
    source: { page: 'nextAction', heading: 'Next Action' },
  },
  'immediate.bot-keeps-conversation': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'After an immediate failure the bot still answers the consumer.',
    behaviour: {
      sentence: 'the bot keeps the conversation after an immediate failure',
      given: 'an escalation whose transfer call fails',
      when: 'the consumer goes on talking',
      then: 'the bot answers',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
  },
} as const satisfies Record<string, Requirement>;
