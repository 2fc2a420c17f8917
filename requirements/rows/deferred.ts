import type { Requirement } from '../requirement';

/** The section “Deferred failure” of the catalogue. */
export const deferredRows = {
  'deferred.sentinel-reaches-bot': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'When an accepted transfer fails later, the bot gets __agent_escalation_failed__; a dialog that catches exactly this pattern runs.',
    behaviour: {
      sentence: 'a transfer that fails after it was accepted starts the dialog that catches the failure',
      given: 'a dialog that catches exactly __agent_escalation_failed__',
      when: 'the platform accepts a transfer and reports later that it failed',
      then: 'that dialog runs',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'deferred.caught-dialog-answers': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'The text of the dialog that catches the failed escalation reaches the consumer.',
    behaviour: {
      sentence: 'the text of the dialog that catches the failure reaches the consumer',
      given: 'a dialog that catches exactly __agent_escalation_failed__ and says a text',
      when: 'the platform accepts a transfer and reports later that it failed',
      then: 'the consumer reads that text',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'deferred.uncaught-goes-to-fallback': {
    level: 'should',
    basis: 'documented',
    origin: 'page',
    statement:
      'Without such a dialog the failed escalation is treated like any consumer message, as a rule by the Fallback dialog.',
    behaviour: {
      sentence: 'a failure that no dialog catches is answered like any consumer message',
      given: 'a bot without a dialog that catches __agent_escalation_failed__',
      when: 'the platform accepts a transfer and reports later that it failed',
      then: 'the consumer reads what the bot answers to messages that it does not understand',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
    reading: 'The page has it go to the Fallback dialog in most cases, so this is a should.',
  },
  'deferred.uncaught-like-other-texts': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'A failed escalation that no dialog catches is answered like a text of the consumer that no dialog catches.',
    behaviour: {
      sentence: 'a failure that no dialog catches gets the answer that other such texts get',
      given: 'a bot without a dialog that catches __agent_escalation_failed__',
      when: 'the consumer says what no dialog catches, and later an accepted transfer is reported as failed',
      then: 'the bot answers the second as it answered the first',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
    reading:
      'That it is treated like any other consumer message the page says without a condition; only that this means the Fallback dialog is so in most cases. So the bot is held to the answer that it gives itself.',
  },
  'deferred.sentinel-hidden': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'The consumer never sees __agent_escalation_failed__.',
    behaviour: {
      sentence: 'the consumer never sees __agent_escalation_failed__',
      given: 'a bot that hears of failed escalations by this text',
      when: 'the platform accepts a transfer and reports later that it failed',
      then: 'nothing that the consumer reads contains it',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'deferred.one-sentinel-per-failure': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'One failed attempt yields one __agent_escalation_failed__.',
    behaviour: {
      sentence: 'one failed attempt is told to the bot once',
      given: 'a dialog that catches __agent_escalation_failed__ and says a text',
      when: 'the platform accepts a transfer and reports later that it failed',
      then: 'the dialog answers once, not more often',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
} as const satisfies Record<string, Requirement>;
