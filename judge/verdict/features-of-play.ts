/**
 * What may set a play apart from others on which the same requirement was judged, in words that go on after "all": how the platform
 * answered, what happened besides, and in what the configuration is special.
 */
import { listed } from '../../trace/listed';
import type { JudgedFinding } from '../../results/judged-finding';
import { fill } from '../../trace/templates';
import { blankMessage, isKind, type AnswerKind, type Event, type Setup, type Trace } from '../../trace/trace';

export type Feature = string;

const brokenAnswers: Partial<Record<AnswerKind, Feature>> = {
  reset: 'with a transfer call that is reset',
  'cut-off': 'with an answer that breaks off',
  'not-json': 'with an answer that is not JSON',
};

/** By which route an escalation goes. */
export const routes = {
  integration: 'by an Integration interaction',
  'agent-transfer': 'by an Agent Transfer interaction',
} as const;

/** What happened besides, and is no answer to a call. */
const happenings: readonly (readonly [Feature, Event['kind']])[] = [
  ['where an accepted transfer fails later', 'transfer-failed'],
  ['where the bot engine falls silent', 'outage-began'],
  ['where an agent joins', 'agent-joined'],
];

const hasFallbackDialog: Feature = 'where the bot has a Fallback dialog';
/** As the history of a conversation tells it. */
export const noNumberBefore: Feature = 'where an escalation of the conversation had no numeric skill id before';
const fallbackDialogNotLast: Feature = 'where the Fallback dialog does not stand last';

/** In what a configuration is special. */
const ofSetup: readonly (readonly [Feature, (setup: Setup) => boolean])[] = [
  ['where the skill belongs to another bot', ({ platform }) => platform.skills.some(({ heldBy }) => heldBy === 'bot')],
  ['where an agent is named', (setup) => escalationsIn(setup).some(({ agentId }) => agentId !== undefined)],
  ['where no agent is named', (setup) => escalationsIn(setup).every(({ agentId }) => agentId === undefined)],
  [
    'with Transfer Bot Context',
    (setup) => escalationsIn(setup).some(({ transferBotContext }) => transferBotContext === true),
  ],
  ['where another bot hands the conversation over', ({ handedOver }) => handedOver !== undefined],
  ['with an Interaction Delay', (setup) => interactionsIn(setup).some((each) => 'interactionDelay' in each)],
  [
    'with a variable as the skill id',
    (setup) => escalationsIn(setup).some(({ agentSkillId }) => agentSkillId?.includes('{$') === true),
  ],
  [
    'with a variable in the message',
    (setup) => escalationsIn(setup).some(({ messageToUser }) => messageToUser?.includes('{$') === true),
  ],
  [
    'with a hyphen in the name of a variable',
    (setup) => escalationsIn(setup).some((each) => [each.agentSkillId, each.messageToUser].some(namesWithHyphen)),
  ],
  [
    'with a custom data field',
    ({ integrations }) => integrations.some(({ customDataFields = [] }) => customDataFields.length > 0),
  ],
  [
    'with a Transform Result Script',
    ({ integrations }) => integrations.some(({ transformResultScript }) => transformResultScript !== undefined),
  ],
  ['with BLANK_MESSAGE', (setup) => escalationsIn(setup).some(({ messageToUser }) => messageToUser === blankMessage)],
  [hasFallbackDialog, ({ bot: { dialogs } }) => dialogs.some(({ type }) => type === 'fallback')],
  [fallbackDialogNotLast, ({ bot: { dialogs } }) => dialogs.slice(0, -1).some(({ type }) => type === 'fallback')],
];

function namesWithHyphen(template = ''): boolean {
  return fill(template, new Map()).names.some((name) => name.includes('-'));
}

/**
 * Those of one play, of some of its conversations. Of a failing finding these are those that it rests on: what happens in another one
 * is no cause of it, and still no sign of one where another finding passed beside it.
 */
export function featuresOfPlay(trace: Trace, isTouched: (conversation: string) => boolean): readonly Feature[] {
  const events = trace.events.filter(({ conversation }) => isTouched(conversation));
  const setups = Object.entries(trace.conversations).flatMap(([name, setup]) => (isTouched(name) ? [setup] : []));
  return [
    ...answersIn(events),
    ...happenings.flatMap(([feature, kind]) => (events.some((event) => event.kind === kind) ? [feature] : [])),
    ...ofSetup.flatMap(([feature, holds]) => (setups.some(holds) ? [feature] : [])),
    ...routeOf(setups),
  ];
}

/** Whether a finding rests on a conversation; on each, where there is no finding, or one that rests on nothing that happened. */
export function touchedBy(
  trace: Trace,
  finding: Pick<JudgedFinding, 'evidence'> | undefined,
): (conversation: string) => boolean {
  // Thousands of events may be the evidence of a trace that holds no other.
  const evidence = new Set(finding?.evidence);
  const names = new Set(trace.events.flatMap(({ n, conversation }) => (evidence.has(n) ? [conversation] : [])));
  return (conversation) => names.size === 0 || names.has(conversation);
}

/** Whether it is about the configuration, in which much is drawn by chance. */
export function isOfSetup(feature: Feature): boolean {
  return ofSetup.some(([name]) => name === feature) || Object.values<Feature>(routes).includes(feature);
}

/** Without what another of them says more exactly. */
export function mostExact(features: readonly Feature[]): readonly Feature[] {
  const hasStatus = features.some((feature) => feature.startsWith(withStatus));
  const isSaidBetter = (feature: Feature) =>
    (hasStatus && feature.startsWith(withStatusFrom)) ||
    (feature === withError &&
      features.some((each) => each.startsWith(withStatus) || each.startsWith(withStatusFrom))) ||
    (feature === hasFallbackDialog && features.includes(fallbackDialogNotLast)) ||
    (feature === noNumberBefore &&
      features.some((each) => each.startsWith('at a further transfer with a skill id that')));
  return features.filter((feature) => !isSaidBetter(feature));
}

const withStatus = 'with status ';
const withError: Feature = 'with an error status';
const withStatusFrom = 'with a status from ';

/** More statuses than these are no kind that anybody would call one. */
const mostStatuses = 3;

/** The few statuses of which each play has one, and none that is `taken`. */
export function eitherStatus(
  plays: readonly { readonly ofPlay: readonly Feature[] }[],
  taken: ReadonlySet<Feature>,
): readonly Feature[] {
  const each = plays.map(({ ofPlay }) =>
    ofPlay.filter((feature) => feature.startsWith(withStatus) && !taken.has(feature)),
  );
  const all = [...new Set(each.flat())].sort();
  if (each.some((found) => found.length === 0) || all.length < 2 || all.length > mostStatuses) return [];
  const numbers = all.map((feature) => feature.slice(withStatus.length));
  return [`${withStatus}${listed(numbers, 'or')}`];
}

function answersIn(events: readonly Event[]): Feature[] {
  return events.filter(isKind('transfer-answered')).flatMap(({ answer, status }) => {
    const broken = brokenAnswers[answer];
    return [
      ...(answer === 'error' && status !== undefined ? [`${withStatus}${status}`, rangeOf(status), withError] : []),
      ...(broken === undefined ? [] : [broken]),
    ];
  });
}

function rangeOf(status: number): Feature {
  const hundreds = Math.floor(status / 100) * 100;
  return `${withStatusFrom}${hundreds} to ${hundreds + 99}`;
}

type Interaction = Setup['bot']['dialogs'][number]['interactions'][number];

function interactionsIn({ bot }: Setup): readonly Interaction[] {
  return bot.dialogs.flatMap(({ interactions }) => interactions);
}

/** What escalations are configured with, wherever that stands. */
function escalationsIn(setup: Setup) {
  const inDialogs = interactionsIn(setup).flatMap((each) => (each.type === 'agent-transfer' ? [each] : []));
  return [...setup.integrations, ...inDialogs];
}

/** By which route the play can escalate, where there is one alone. */
function routeOf(setups: readonly Setup[]): Feature[] {
  const types = setups.flatMap(interactionsIn).map(({ type }) => type);
  const found = (['integration', 'agent-transfer'] as const).filter((route) => types.includes(route));
  return found.length === 1 ? found.map((route) => routes[route]) : [];
}
