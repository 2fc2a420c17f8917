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
    'route.same-outcome': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'Same inputs by either route: the same texts for the consumer, the same transfer request.',
      source: { page: 'escalation', heading: 'Introduction' },
    },
    'route.same-speed': {
      level: 'should',
      basis: 'documented',
      origin: 'page',
      statement: 'Neither route is slower than the other; judged from repeated, paired measurements.',
      source: { page: 'escalation', heading: 'Introduction' },
    },
    'route.to-agent-or-bot': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The destination skill may belong to live agents or to a bot.',
      source: { page: 'escalation', heading: 'Introduction' },
      needs: ['bot-to-bot'],
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
    'config.blank-satisfies-required': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'BLANK_MESSAGE counts as a value for the required message.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'config.agent-id-optional': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Agent Id may be left out.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'config.skill-name-is-a-label': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The skill name is for people: with a misleading name the id decides where the conversation goes.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'config.default-interaction-message': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'An Agent Transfer interaction with no message uses the documented default text.',
      source: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    },
    'config.skill-id-mandatory': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'Without a skill id no transfer happens.',
      source: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
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
    'skill.non-numeric-hides-message': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'With a skill id that is not numeric the Message to User is not shown.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.unset-variable-is-non-numeric': {
      level: 'must',
      basis: 'inferred',
      origin: 'linked',
      statement: 'A variable that was never set takes the path of a skill id that is not numeric.',
      source: { page: 'context', heading: 'Get and set bot variable' },
    },
    'skill.id-not-truncated': {
      level: 'must',
      basis: 'inferred',
      origin: 'linked',
      statement: 'Skill ids beyond 32 bits arrive unchanged.',
      source: { page: 'samples', heading: 'Exported bot' },
    },
    'skill.unknown-id-fails-as-transfer': {
      level: 'may',
      basis: 'documented',
      origin: 'linked',
      statement: 'A numeric id of no existing skill fails as a transfer, never as one that is not numeric.',
      source: { page: 'troubleshooting', heading: 'The Agent Skill ID is incorrect' },
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
    'message.once': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'The Message to User reaches the consumer exactly once for each successful attempt.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.static-text': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Static text arrives as written: any script, emoji, quotes, markup.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'message.variable': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A variable as the message is replaced by its value.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'message.mixed': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Text and variables may be combined in the message.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'message.newline-escape': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The escaped new line becomes a line feed for the consumer; no backslash remains.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
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
    'message.blank-keeps-value': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'With BLANK_MESSAGE the body of the transfer request still has a message, since the platform requires one.',
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.line-feed-variable-fails': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'A variable that holds a real line feed makes the integration fail.',
      source: { page: 'troubleshooting', heading: 'New lines stored in variables' },
    },
  },
  'Agent Id': {
    'agent.gets-it-when-skilled-and-available': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An agent who holds the skill and is available gets the conversation.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id'],
    },
    'agent.unskilled-goes-to-skill': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An agent without the skill: the conversation goes to the skill.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id'],
    },
    'agent.unavailable-goes-to-skill': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An unavailable agent: the conversation goes to the skill.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id'],
    },
    'agent.none-goes-to-skill': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'No Agent Id: the conversation goes to the skill.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'agent.not-for-bots': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Agent Id plays no part in a bot-to-bot transfer.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id', 'bot-to-bot'],
    },
  },
  'Transfer Bot Context': {
    'context.passes-intent': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        "Enabled: the user's intent goes with the transfer, no script needed, or the user's message in its place.",
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['bot-to-bot'],
    },
    'context.passes-message': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: "Enabled: the user's message goes with the transfer, or the user's intent in its place.",
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['bot-to-bot'],
    },
    'context.not-for-people': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'Transfer Bot Context is used for bot-to-bot transfers only; a transfer to people is what it would be without it.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['bot-to-bot'],
    },
    'context.off-passes-nothing': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'Disabled: neither intent nor message is passed.',
      source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
      needs: ['bot-to-bot'],
    },
    'context.receiver-starts-intent-dialog': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The receiving bot starts the dialog that fits what was passed.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['receiver'],
    },
    'context.receiver-prefers-intent': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'Both passed: the intent wins.',
      source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
      needs: ['receiver'],
    },
    'context.receiver-falls-back': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: "Neither matches: the receiver's fallback message.",
      source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
      needs: ['receiver'],
    },
  },
  'Silence: the bot does not respond': {
    'silence.fallback-skill-after-three-minutes': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'Numeric skill id, bot silent for more than 3 minutes, connector has a fallback skill: one transfer to that skill is attempted.',
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
    'silence.configured-wait': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: "The connector's fallbackEscalationTime, in milliseconds, replaces the 3 minutes.",
      source: { page: 'connector', heading: 'Custom configuration fields' },
      channels: ['messaging'],
      clocks: ['virtual', 'configurable'],
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
        'When the transfer call breaks (refused, reset, cut off), the rule for failure decides the next action.',
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'immediate.success-reaches-rule': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'A call that succeeds runs the rule for success and not the other.',
      source: { page: 'interactions', heading: 'Integration interactions' },
    },
    'immediate.no-rule-next-action': {
      level: 'should',
      basis: 'inferred',
      origin: 'linked',
      statement: 'Without a matching rule the plain next action runs.',
      source: { page: 'nextAction', heading: 'Next Action' },
    },
    'immediate.bot-keeps-conversation': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'After an immediate failure the bot still answers the consumer.',
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
  'Interaction delay': {
    'delay.postpones-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'The Interaction Delay of an Integration interaction, in milliseconds, passes before the transfer is requested.',
      source: { page: 'escalation', heading: 'Add a time delay to the transfer if needed' },
    },
    'delay.texts-arrive-first': {
      level: 'should',
      basis: 'documented',
      origin: 'page',
      statement:
        'With n texts and a delay of n × 2000 ms, n at most 5, all n texts reach the consumer before the transfer.',
      source: { page: 'escalation', heading: 'Add a time delay to the transfer if needed' },
    },
    'delay.agent-transfer-postpones': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'The Interaction Delay of an Agent Transfer interaction passes before the transfer is requested.',
      source: { page: 'interactions', heading: 'Add a time delay to the transfer if needed' },
    },
  },
  'Result data': {
    'result.response-variable': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: "The transfer's response is held under the configured response data variable.",
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['result-data'],
    },
    'result.transform-script': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A Transform Result Script changes the raw result before the dialog uses it.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['result-data'],
    },
    'result.custom-data-fields': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Custom data fields hold result data as key/value pairs that interactions can show.',
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['result-data'],
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
