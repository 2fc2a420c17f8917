import type { Requirement } from '../requirement';

/** The section “The cap on repeated failures” of the catalogue. */
export const capRows = {
  'cap.text-on-fourth-failure': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'After 3 failures told to the bot, a failing 4th attempt gives the consumer exactly the documented default text.',
    behaviour: {
      sentence: 'the consumer is told to try later when the fourth attempt fails',
      given: 'a dialog that tries again whenever the escalation failed',
      when: 'the platform accepts four transfers and reports each of them as failed later',
      then: 'the consumer reads the documented default text',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'cap.stops-after-fourth-failure': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'After the 4th failure the escalation stops: no further transfer request comes of itself.',
    behaviour: {
      sentence: 'the escalation stops after the fourth failure',
      given: 'a dialog that tries again whenever the escalation failed',
      when: 'the platform accepts four transfers and reports each of them as failed later, and more time passes',
      then: 'no further transfer is requested of itself',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'cap.user-friendly-response-instead': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'If Bot Settings hold a default user-friendly response, that text is sent after the 4th failure, and the built-in one is not.',
    behaviour: {
      sentence: 'a default user-friendly response takes the place of the built-in text',
      given:
        'Bot Settings with a default user-friendly response, and a dialog that tries again whenever the escalation failed',
      when: 'the fourth attempt fails',
      then: 'the consumer reads that response, and not the built-in text',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'cap.no-text-before-fourth': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'One, two or three failures do not give the text of the cap.',
    behaviour: {
      sentence: 'one, two or three failures do not tell the consumer to try later',
      given: 'a dialog that tries again whenever the escalation failed',
      when: 'fewer than four attempts fail',
      then: 'the consumer does not read the text of the cap',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'cap.no-fourth-sentinel': {
    level: 'should',
    basis: 'inferred',
    origin: 'page',
    statement: 'The 4th failure sends no further __agent_escalation_failed__ to the bot.',
    behaviour: {
      sentence: 'the fourth failure is not told to the bot',
      given: 'a dialog that tries again whenever the escalation failed',
      when: 'the fourth attempt fails',
      then: 'the dialog that catches the failure does not run a fourth time',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'cap.success-prevents-text': {
    level: 'must',
    basis: 'inferred',
    origin: 'page',
    statement: 'A success within the four attempts means that the text of the cap is never sent.',
    behaviour: {
      sentence: 'a success within four attempts keeps the consumer from being told to try later',
      given: 'a dialog that tries again whenever the escalation failed',
      when: 'some attempts fail, and one of the first four succeeds',
      then: 'the consumer never reads the text of the cap',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
  'cap.per-conversation': {
    level: 'should',
    basis: 'inferred',
    origin: 'page',
    statement: 'Failures of one conversation do not count in another.',
    behaviour: {
      sentence: 'failures of one conversation do not count in another',
      given: 'two conversations with the same bot',
      when: 'transfers fail in both, four times together, and then in one of them for its own fourth time',
      then: 'no consumer reads the text of the cap before that',
    },
    source: { page: 'escalation', heading: 'Handle transfer failures' },
  },
} as const satisfies Record<string, Requirement>;
