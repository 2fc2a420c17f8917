import type { Requirement } from '../requirement';

/** The section “Nothing unasked” of the catalogue: acts that nothing in the configuration calls for. */
export const unaskedRows = {
  'unasked.transfer': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement:
      'No transfer is requested where no escalation is to run: not in an ordinary dialog, not at a word that no dialog catches, not once the escalation has stopped.',
    behaviour: {
      sentence: 'no transfer is requested where no escalation is to run',
      given: 'a bot with a dialog that escalates, and others that do not',
      when: 'the consumer says what starts a dialog without an escalation, before, after or once the escalation has stopped',
      then: 'no transfer is requested',
    },
    source: { page: 'escalation', heading: 'Introduction' },
  },
  'unasked.second-transfer': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'One escalation leads to one accepted transfer: as long as it has not failed, no other is requested.',
    behaviour: {
      sentence: 'a transfer that was accepted is not requested again',
      given: 'a dialog with one escalation',
      when: 'the platform accepts its transfer, and time passes',
      then: 'the platform is asked for no other transfer',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'unasked.repeated-text': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement:
      'A text that a dialog says before it escalates, or without escalating, comes as often as it is configured.',
    behaviour: {
      sentence: 'a text of a dialog comes as often as it is configured',
      given: 'dialogs that say texts, with and without an escalation after them',
      when: 'the consumer says what starts them, for the first time',
      then: 'the consumer reads each text once, or as often as the dialog has it',
    },
    source: { page: 'escalation', heading: 'Add a time delay to the transfer if needed' },
  },
  'unasked.other-dialog': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'A dialog that nothing has started says nothing: no pattern, intent, rule or next action led to it.',
    behaviour: {
      sentence: 'a dialog that nothing has started says nothing',
      given: 'several dialogs, each with texts of its own',
      when: 'the consumer says what starts one of them',
      then: 'the consumer reads no text of the others',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'unasked.cap-text': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'Where no transfer has failed, the default text of the fourth failure is not sent.',
    behaviour: {
      sentence: 'the text of the cap is not sent where no transfer has failed',
      given: 'a bot that gives up after four failures',
      when: 'the consumer talks with it, and nothing fails',
      then: 'the consumer does not read that no transfer is possible',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'unasked.crossed-conversations': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement:
      'What is configured or said for one conversation comes up in no other: no text, message, skill or word of its consumer.',
    behaviour: {
      sentence: 'nothing of one conversation comes up in another',
      given: 'conversations that are open at once, each with texts, messages and skills of its own',
      when: 'both consumers talk by turns, and both ask for an agent',
      then: 'each reads what belongs to the own conversation, and each transfer asks for the own skill',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
} as const satisfies Record<string, Requirement>;
