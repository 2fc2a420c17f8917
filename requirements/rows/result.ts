import type { Requirement } from '../requirement';

/** The section “Result data” of the catalogue. */
export const resultRows = {
  'result.response-variable': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: "The transfer's response is held under the configured response data variable.",
    behaviour: {
      sentence: 'the response is held in the response data variable',
      given: 'an integration with a response data variable',
      when: 'the transfer is accepted, and the bot says what a script and a custom data field find in the variable',
      then: 'the consumer reads what the platform answered',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    needs: ['result-data'],
  },
  'result.transform-script': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'A Transform Result Script changes the raw result before the dialog uses it.',
    behaviour: {
      sentence: 'a Transform Result Script changes the result',
      given: 'an integration with a Transform Result Script',
      when: 'the transfer is accepted, and the bot says what came of it, at the latest when the transfer has failed',
      then: 'the consumer reads what the script made of the answer',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    needs: ['result-data'],
  },
  'result.custom-data-fields': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'Custom data fields hold result data as key/value pairs that interactions can show.',
    behaviour: {
      sentence: 'custom data fields hold result data',
      given: 'an integration with custom data fields',
      when: 'the transfer is accepted, and the bot says what a field holds, at the latest when the transfer has failed',
      then: "the consumer reads that part of the platform's answer",
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    needs: ['result-data'],
  },
} as const satisfies Record<string, Requirement>;
