import type { Requirement } from '../requirement';

/** The section “Interaction delay” of the catalogue. */
export const delayRows = {
  'delay.postpones-transfer': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'The Interaction Delay of an Integration interaction, in milliseconds, passes before the transfer is requested.',
    behaviour: {
      sentence: 'the Interaction Delay postpones the transfer',
      given: 'an Integration interaction with an Interaction Delay',
      when: 'the bot escalates',
      then: 'the transfer is not requested before the delay has passed',
    },
    source: { page: 'escalation', heading: 'Add a time delay to the transfer if needed' },
  },
  'delay.texts-arrive-first': {
    level: 'should',
    basis: 'documented',
    origin: 'page',
    statement:
      'With n texts and a delay of n × 2000 ms, n at most 5, all n texts reach the consumer before the transfer.',
    behaviour: {
      sentence: 'with the recommended delay every text arrives before the transfer',
      given: 'one to five texts before an escalation, and two seconds of delay for each',
      when: 'the bot escalates',
      then: 'the consumer reads every text before the transfer is requested',
    },
    source: { page: 'escalation', heading: 'Add a time delay to the transfer if needed' },
    onAgentTransfer: { page: 'interactions', heading: 'Add a time delay to the transfer if needed' },
  },
  'delay.agent-transfer-postpones': {
    level: 'must',
    basis: 'documented',
    origin: 'linked',
    statement: 'The Interaction Delay of an Agent Transfer interaction passes before the transfer is requested.',
    behaviour: {
      sentence: 'the Interaction Delay of an Agent Transfer postpones the transfer',
      given: 'an Agent Transfer interaction with an Interaction Delay',
      when: 'the bot escalates by it',
      then: 'the transfer is not requested before the delay has passed',
    },
    source: { page: 'interactions', heading: 'Add a time delay to the transfer if needed' },
  },
} as const satisfies Record<string, Requirement>;
