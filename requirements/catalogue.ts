/** The catalogue: each documented obligation stands here once, and every other room refers to it by its id. */
import type { Requirement } from './requirement';

/** Sections in the order of the page; their rows in the order of the section. */
export const catalogue = {
  'Routes: two ways to declare an escalation': {
    'route.integration-transfers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'An Integration interaction backed by a LivePerson Agent Escalation integration transfers the conversation to the configured skill.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'route.agent-transfer-transfers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An Agent Transfer interaction transfers with what it holds itself; no integration needs to exist.',
      source: { page: 'escalation', heading: 'Introduction' },
    },
  },
  Configuration: {
    'config.message-required': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'An escalation without a Message to User is refused at configuration, or at the latest never transfers.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
  },
  'Agent Skill Id': {
    'skill.literal-number': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A direct numeric value is the skill that the transfer asks for.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.variable-at-attempt': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'A bot context variable as the skill id is evaluated when the escalation is attempted, so the newest value counts.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.non-numeric-sends-fallback': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A skill id that is not numeric leads to the fallback message for the consumer.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.non-numeric-no-transfer': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'A skill id that is not numeric leads to no transfer request.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
  },
  'Message to User': {
    'message.before-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The consumer gets the Message to User before the hand-over.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.in-transfer-request': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The Message to User travels in the body of the transfer request.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.last-before-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'The Message to User is the last thing the consumer gets from the bot before the hand-over, also when text interactions precede it.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.blank-sends-nothing': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'With BLANK_MESSAGE the consumer gets no message.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.blank-still-transfers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'With BLANK_MESSAGE the transfer is requested all the same.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
  },
  'Silence: the bot does not respond': {
    'silence.fallback-skill-after-three-minutes': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'Numeric skill id, bot silent for more than 3 minutes, connector has a fallback skill: a transfer to that skill is attempted.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
    'silence.nothing-within-three-minutes': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'No transfer to the fallback skill is attempted while 3 minutes have not passed.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
    'silence.no-fallback-skill-no-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Without a fallback skill the escalation fails; no transfer to any fallback is requested.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
    'silence.reply-cancels': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'A bot that answers in time is not bypassed later.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
  },
  'Immediate failure': {
    'immediate.failure-reaches-rule': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        "When the transfer call answers with an error, the interaction's rule for failure decides the next action.",
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'immediate.broken-call-is-failure': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'When the transfer call breaks (refused, reset, cut off, not JSON), the rule for failure decides the next action.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
  },
  'Deferred failure': {
    'deferred.sentinel-reaches-bot': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'When an accepted transfer fails later, the bot gets __agent_escalation_failed__; a dialog that catches exactly this pattern runs.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.caught-dialog-answers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The text of the dialog that catches the failed escalation reaches the consumer.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.uncaught-goes-to-fallback': {
      level: 'should',
      basis: 'documented',
      origin: 'page',
      statement:
        'Without such a dialog the failed escalation is treated like any consumer message, as a rule by the Fallback dialog.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.sentinel-hidden': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'The consumer never sees __agent_escalation_failed__.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.one-sentinel-per-failure': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'One failed attempt yields one __agent_escalation_failed__.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
  },
  'The cap on repeated failures': {
    'cap.text-on-fourth-failure': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'After 3 failures told to the bot, a failing 4th attempt gives the consumer exactly the documented default text.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.stops-after-fourth-failure': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'After the 4th failure the escalation stops: no further transfer request comes of itself.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.user-friendly-response-instead': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'If Bot Settings hold a default user-friendly response, that text is sent after the 4th failure, and the built-in one is not.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.no-text-before-fourth': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'One, two or three failures do not give the text of the cap.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.no-fourth-sentinel': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'The 4th failure sends no further __agent_escalation_failed__ to the bot.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.success-prevents-text': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'A success within the four attempts means that the text of the cap is never sent.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.per-conversation': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'Failures of one conversation do not count in another.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
  },
} as const satisfies Record<string, Record<string, Requirement>>;

type Sections = typeof catalogue;
type IdsOf<Section> = Section extends unknown ? keyof Section : never;

export type SectionTitle = keyof Sections;
export type RequirementId = IdsOf<Sections[SectionTitle]>;

export interface Row extends Requirement {
  readonly id: RequirementId;
  readonly section: SectionTitle;
}

/** Every row, in the order of the page. */
export const rows: readonly Row[] = Object.entries(catalogue).flatMap(([section, requirements]) =>
  Object.entries(requirements as Record<string, Requirement>).map(([id, requirement]) => ({
    ...requirement,
    id: id as RequirementId,
    section: section as SectionTitle,
  })),
);

const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));

/** The row with this id, or undefined where there is none. */
export function findRow(id: string): Row | undefined {
  return byId.get(id);
}

/** The row with this id. */
export function rowOf(id: RequirementId): Row {
  const row = byId.get(id);
  if (!row) throw new Error(`The catalogue has no row "${id}".`);
  return row;
}
