/**
 * Whose what a bot gave out is, where it is not what was due: of the transfer before, of another integration, of another
 * conversation. In one play a wrong value may be several things at once by chance; what it is in all that fail leads to the cause.
 */
import type { AgentTransferInteraction, Integration } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';
import type { JudgedFinding } from '../../results/judged-finding';
import { eventsOf, requests } from '../../trace/pick-events';
import { fill, unescapeNewLines } from '../../trace/templates';
import { defaultTransferMessage, isKind, type Event, type Trace } from '../../trace/trace';
import type { Escalation, Turn } from '../../trace/turn';
import { attemptedEscalationsOf, turnsOf } from '../../trace/turns';
import { passedIn, rightContext } from '../rules/context/passed-context';

/** What else a value may be, as words that go on after "is". */
type Whose = string;

type Holder = readonly [whose: Whose, values: readonly (string | undefined)[]];

type Request = Event<'transfer-requested'>;

/** A request that answers to an escalation and holds something else than that asks for, and the trace that both are of. */
interface Wrong {
  readonly trace: Trace;
  readonly request: Request;
  readonly escalation: Escalation;
}

/** A part of a transfer request. */
interface Part {
  /** What the requirements begin with that are about it. */
  readonly of: readonly string[];
  readonly seen: (request: Request) => string | undefined;
  readonly due: (escalation: Escalation) => string | undefined;
  /** Groups of what it may be, each from the most telling on. */
  readonly holders: (wrong: Wrong, part: Part) => readonly (readonly Holder[])[];
}

type Declared = Pick<Integration | AgentTransferInteraction, 'agentId' | 'agentSkillId' | 'messageToUser'>;

const parts: readonly Part[] = [
  {
    of: ['message.', 'config.default-interaction-message'],
    // On a surface whose requests hold no message, it is the text that came before.
    seen: ({ message, toldByPlace }) => (toldByPlace === true ? undefined : message),
    due: ({ message }) => message.value,
    holders: (wrong, part) => [
      inConfiguration(wrong, ({ messageToUser }) => messageToUser),
      inVariables(wrong, wrong.escalation.message),
      inHistory(wrong, part),
      [
        ['the text for an Agent Transfer interaction without a message', [defaultTransferMessage]],
        ['the fallback message', [wrong.trace.implementation.fallbackMessage]],
        ['a text of its dialog', textsOf(wrong.escalation.turn.dialog)],
        ['what the consumer wrote', said(wrong, ({ conversation }) => conversation === wrong.request.conversation)],
      ],
    ],
  },
  {
    of: ['agent.'],
    seen: ({ agentId }) => agentId,
    due: ({ agentId }) => agentId,
    holders: (wrong, part) => [inConfiguration(wrong, ({ agentId }) => agentId), inHistory(wrong, part)],
  },
  {
    of: ['route.', 'skill.', 'agent.', 'config.skill-id-mandatory', 'config.skill-name-is-a-label'],
    seen: ({ skillId }) => skillId,
    due: ({ skill }) => skill.value,
    holders: (wrong, part) => [
      [
        ['its Agent Skill Name', [wrong.escalation.integration?.agentSkillName]],
        ['its Agent Id', [wrong.escalation.agentId]],
        ...inConfiguration(wrong, ({ agentSkillId }) => agentSkillId),
        ['the fallback skill', [wrong.escalation.turn.setup.agentConnector.fallbackSkillId]],
      ],
      inVariables(wrong, wrong.escalation.skill),
      inHistory(wrong, part),
    ],
  },
  {
    of: ['context.passes-intent'],
    seen: (request) => passedIn(request).intentId,
    due: (escalation) => rightContext(escalation).intentId,
    holders: (wrong, part) => [...ofDialogs(wrong), inHistory(wrong, part)],
  },
  {
    of: ['context.passes-message'],
    seen: (request) => passedIn(request).userMessage,
    due: (escalation) => rightContext(escalation).userMessage,
    holders: (wrong) => [inWords(wrong)],
  },
];

/**
 * What failing findings show in place of what was due, as the end of a sentence; undefined where that is nothing known, or not the
 * same in all that show something there.
 */
export function whoseValue(
  failing: readonly JudgedFinding[],
  traceOf: (finding: JudgedFinding) => Trace | undefined,
): string | undefined {
  const known = failing.flatMap((finding) => {
    const trace = traceOf(finding);
    const found = trace && whoseIn(trace, finding);
    return found ? [found] : [];
  });
  const [first, ...others] = known;
  const common = (first ?? []).flatMap((group) =>
    group.filter((whose) => others.every((each) => each.some((other) => other.includes(whose)))).slice(0, 1),
  );
  if (common.length === 0) return undefined;
  const how = known.length < failing.length ? `in ${known.length} of them ` : known.length > 1 ? 'each time ' : '';
  return `${inItsPlace} ${how}${[...new Set(common)].filter(isSaidOnce).slice(0, 2).join(', which is also ')}`;
}

/** What a variable holds in another conversation is due there. */
function isSaidOnce(whose: Whose, place: number, all: readonly Whose[]): boolean {
  return whose !== ofAnother || !all.slice(0, place).some((each) => each.endsWith('in another conversation'));
}

const ofAnother: Whose = 'that of another conversation';
const inItsPlace = 'what came in its place is';

/** Whether a pattern ends with whose the value is. */
export function saysWhose(pattern: string): boolean {
  return pattern.includes(`; ${inItsPlace} `);
}

/** All that the wrong value of a finding is, in groups; undefined where the finding shows none. */
function whoseIn(trace: Trace, { evidence, requirement }: JudgedFinding): (readonly Whose[])[] | undefined {
  const shown = new Set(evidence);
  const requested = requests(trace.events).filter(({ n }) => shown.has(n));
  for (const part of parts.filter(({ of }) => of.some((start) => isOf(requirement, start)))) {
    for (const request of requested) {
      const escalation = escalationOf(trace, request);
      const seen = part.seen(request);
      if (!escalation || seen === undefined || seen === part.due(escalation)) continue;
      const groups = part.holders({ trace, request, escalation }, part);
      return groups.map((group) => group.flatMap(([whose, values]) => (values.includes(seen) ? [whose] : [])));
    }
  }
  return undefined;
}

/** An id, or how those of a group begin. */
function isOf(requirement: RequirementId, start: string): boolean {
  return start.endsWith('.') ? requirement.startsWith(start) : requirement === start;
}

/** That which it answers to; a request that answers to none goes back to the first of its turn that has none. */
function escalationOf(trace: Trace, request: Request): Escalation | undefined {
  const escalations = attemptedEscalationsOf(trace);
  return (
    escalations.find((each) => each.request?.n === request.n) ??
    escalations.find((each) => each.request === undefined && each.turn.events.includes(request))
  );
}

/** What another escalation of the bot is configured with. */
function inConfiguration({ escalation }: Wrong, declared: (each: Declared) => string | undefined): readonly Holder[] {
  const { integration, interaction, turn } = escalation;
  const { bot, integrations } = turn.setup;
  const others = integrations.filter((each) => each !== integration);
  const own = integration ?? (interaction as AgentTransferInteraction);
  const transfers = bot.dialogs
    .flatMap(({ interactions }) => interactions.filter((each) => each.type === 'agent-transfer'))
    .filter((each) => each !== interaction);
  const filled = (each: Declared | undefined): string | undefined => {
    const template = each && declared(each);
    return template === undefined ? undefined : unescapeNewLines(fill(template, turn.variables).value);
  };
  return [
    ['what is configured, with its variable not replaced', [declared(own)]],
    ['that of the first integration of the bot', [filled(firstOf(integrations, others))]],
    ['that of the last integration of the bot', [filled(lastOf(integrations, others))]],
    ['that of another integration', others.map(filled)],
    ['that of another Agent Transfer interaction', transfers.map(filled)],
  ];
}

function firstOf<T>(all: readonly T[], others: readonly T[]): T | undefined {
  return all[0] === others[0] ? all[0] : undefined;
}

function lastOf<T>(all: readonly T[], others: readonly T[]): T | undefined {
  return all.at(-1) === others.at(-1) ? all.at(-1) : undefined;
}

/** What other requests hold there. */
function inHistory({ trace, request }: Wrong, { seen, due }: Part): readonly Holder[] {
  const before = requests(trace.events).filter(({ n }) => n < request.n);
  const own = before.filter(({ conversation }) => conversation === request.conversation);
  const escalations = attemptedEscalationsOf(trace);
  const dueElsewhere = escalations.filter(({ turn }) => turn.conversation !== request.conversation);
  // What is due nowhere is wrong in the same way there.
  const dueAnywhere = new Set(escalations.map(due));
  return [
    ['that of the transfer before it', [own.at(-1)].map(valueOf)],
    ['that of the first transfer of the conversation', [own[0]].map(valueOf)],
    ['that of an earlier transfer of the conversation', own.map(valueOf)],
    ['that of the transfer before it, in whatever conversation', [before.at(-1)].map(valueOf)],
    [ofAnother, dueElsewhere.map(due)],
  ];

  function valueOf(each: Request | undefined): string | undefined {
    const value = each && seen(each);
    return dueAnywhere.has(value) ? value : undefined;
  }
}

/** What it would be with what its variables hold at other times, and elsewhere. */
function inVariables(
  { trace, escalation }: Wrong,
  { template = '' }: { readonly template: string | undefined },
): readonly Holder[] {
  const { conversation, setup, variables } = escalation.turn;
  const { names } = fill(template, new Map());
  if (names.length === 0) return [];
  const filled = (values: ReadonlyMap<string, string>) => unescapeNewLines(fill(template, values).value);
  const given = setup.bot.dialogs.flatMap(({ interactions }) =>
    interactions.flatMap((each) =>
      each.type === 'set-variable' && names.includes(each.variable)
        ? [filled(new Map([...variables, [each.variable, each.value]]))]
        : [],
    ),
  );
  const elsewhere = turnsOf(trace).filter((turn) => turn.conversation !== conversation);
  return [
    [
      'what its variable held when the conversation began',
      [filled(new Map(Object.entries(setup.bot.contextVariables)))],
    ],
    ['what its variable holds in another conversation', elsewhere.map((turn) => filled(turn.variables))],
    ['what its variable holds at another time', given],
  ];
}

/** Of which dialogs an intent is. */
function ofDialogs({ trace, request, escalation }: Wrong): readonly (readonly Holder[])[] {
  const { integration, turn } = escalation;
  const { bot, handedOver } = turn.setup;
  const before = turnsOf(trace).filter(
    ({ conversation, stimulus }) => conversation === request.conversation && stimulus.n < turn.stimulus.n,
  );
  const using = bot.dialogs.find(({ interactions }) =>
    interactions.some((each) => each.type === 'integration' && each.integration === integration?.integrationName),
  );
  return [
    [
      ['what was handed over', [handedOver?.intentId]],
      ['that of the dialog that ran before', before.map(({ dialog }) => dialog?.intentId).slice(-1)],
    ],
    [
      ['the name of its dialog', [turn.dialog?.name]],
      ['that of the first dialog that uses the integration', [using?.intentId]],
      ['that of the first dialog that has one', [bot.dialogs.find(({ intentId }) => intentId !== undefined)?.intentId]],
      ['that of another dialog', bot.dialogs.map(({ intentId }) => intentId)],
    ],
  ];
}

/** Whose words were passed for those of the consumer. */
function inWords(wrong: Wrong): readonly Holder[] {
  const { escalation, request } = wrong;
  const { turn } = escalation;
  const own = said(wrong, ({ conversation, n }) => conversation === request.conversation && n < turn.stimulus.n);
  return [
    ['the Message to User', [escalation.message.value]],
    ['what another bot handed over', [turn.setup.handedOver?.userMessage]],
    ['the pattern of the dialog', turn.dialog?.patterns ?? []],
    ['what the consumer wrote before that', own.slice(-1)],
    ['what the consumer wrote first', own.slice(0, 1)],
    ['what the consumer wrote earlier', own],
    ['what another consumer wrote', said(wrong, ({ conversation }) => conversation !== request.conversation)],
  ];
}

function said({ trace }: Wrong, isMeant: (event: Event) => boolean): readonly string[] {
  return Object.keys(trace.conversations).flatMap((name) =>
    eventsOf(trace, name)
      .filter(isKind('consumer-said'))
      .filter(isMeant)
      .map(({ text }) => text),
  );
}

function textsOf(dialog: Turn['dialog']): readonly string[] {
  return (dialog?.interactions ?? []).flatMap((each) => (each.type === 'text' ? [each.text] : []));
}
