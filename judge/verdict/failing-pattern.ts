/**
 * How many findings of a row fail, and what those have in common that none has which passed: "7 of 39 findings fail, all with
 * status 404". One failing play shows that something is wrong; what sets all of them apart shows what. Where nothing does, the
 * situations are named in which they failed.
 */
import type { JudgedFinding } from '../../results/judged-finding';
import { parseLocation } from '../../results/location';
import { isKind, type AnswerKind, type Setup, type Trace } from '../../trace/trace';
import { differenceOf } from './difference-of';

/** What sets a play apart, in words that go on after "all"; the most telling first. */
type Feature = string;

const brokenAnswers: Partial<Record<AnswerKind, Feature>> = {
  reset: 'with a transfer call that is reset',
  'cut-off': 'with an answer that breaks off',
  'not-json': 'with an answer that is not JSON',
};

const routes = {
  integration: 'by an Integration interaction',
  'agent-transfer': 'by an Agent Transfer interaction',
} as const;

/** A failing or passing finding, and what is known of its play. */
interface Shown {
  readonly finding: JudgedFinding;
  /** Where it was found, in words that go on after "fail" or "all". */
  readonly place: string;
  /** Whether the place is a scenario, which was made for one thing and says in its title for which. */
  readonly isTold: boolean;
  readonly features: readonly Feature[];
}

/** Undefined where nothing failed. */
export function failingPattern(
  findings: readonly JudgedFinding[],
  traceOf: (finding: JudgedFinding) => Trace | undefined,
): string | undefined {
  const shown = (verdict: JudgedFinding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).map((finding) => show(finding, traceOf(finding)));
  const failing = shown('fail');
  if (failing.length === 0) return undefined;
  const [first] = failing;
  const ways = new Set(failing.map(({ finding }) => differenceOf(finding))).size;
  const all = failing.length === findings.length;
  const common = commonTo(failing, shown('pass'));
  const differently = ways > 1 ? [`in ${ways} different ways`] : [];
  if (common !== undefined) {
    return [
      counted(failing.length, findings.length),
      `${failing.length === 1 ? '' : 'all '}${common}`,
      ...differently,
    ].join(', ');
  }
  const places = new Map<string, number>();
  for (const { place } of failing) places.set(place, (places.get(place) ?? 0) + 1);
  // What fails wherever it is looked at is about no situation.
  if (first && places.size === 1)
    return [counted(failing.length, findings.length), first.place, ...differently].join(', ');
  if (all) return [counted(failing.length, findings.length), ...differently].join(', ');
  return [`${counted(failing.length, findings.length)}${wherever(failing, places)}`, ...differently].join(', ');
}

function counted(failing: number, of: number): string {
  if (of === 1) return 'its one finding fails';
  if (failing === of) return `all ${of} findings fail`;
  return `${failing} of ${of} findings ${failing === 1 ? 'fails' : 'fail'}`;
}

/** More situations than this are counted, and one of them named. */
const fewPlaces = 2;

/** Where the failing ones were found, as words that follow their count. */
function wherever(failing: readonly Shown[], places: ReadonlyMap<string, number>): string {
  const told = [...failing].sort((one, other) => Number(other.isTold) - Number(one.isTold));
  const [first] = told;
  if (!first?.isTold) return '';
  const named = new Set(told.map(({ place }) => place));
  if (named.size > fewPlaces) return `, in ${named.size} situations, such as ${first.place.replace(/^in /, '')}`;
  return `: ${[...named].map((place) => `${places.get(place) ?? 0} ${place}`).join(' and ')}`;
}

/** What all of the ones have and none of the others, and that they come again; nothing where there are no others. */
function commonTo(ones: readonly Shown[], others: readonly Shown[]): string | undefined {
  if (others.length === 0) return undefined;
  const taken = new Set(others.flatMap(({ features }) => features));
  const [first] = ones;
  if (!first) return undefined;
  const isByChance = ones.length < manyFindings && !ones.some(({ isTold }) => isTold);
  const common = first.features.filter(
    (feature) =>
      !taken.has(feature) &&
      ones.every(({ features }) => features.includes(feature)) &&
      !(isByChance && isSpecial(feature)),
  );
  const [most] = common.filter((feature) => feature !== again);
  return [...(most === undefined ? [] : [most]), ...(common.includes(again) ? [again] : [])].join(' and ') || undefined;
}

function show(finding: JudgedFinding, trace: Trace | undefined): Shown {
  const { scenario, channel } = finding;
  const { place, isTold } = placeOf(scenario, trace);
  const features = [
    // A situation that was made for one thing says more than how the platform answered in it.
    ...(isTold ? [place] : []),
    ...(trace ? answersIn(trace) : []),
    // How the platform answers may be why it comes again; all that follows says less than that.
    ...(trace && comesAgain(finding, trace) ? [again] : []),
    ...(trace ? setUpAs(trace) : []),
    ...(trace ? routeOf(trace) : []),
    `on ${channel}`,
    ...(isTold ? [`${place} on ${channel}`] : [place, kindOfPlace(scenario)]),
  ];
  return { finding, place, isTold, features };
}

/** What a bot does the first time and not the second is a fault of what it keeps. */
const again: Feature = 'where the consumer says the same again in one conversation';

/** Whether the words to which the finding goes back had been said in that conversation before. */
function comesAgain({ evidence }: JudgedFinding, { events }: Trace): boolean {
  const first = events.find(({ n }) => n === evidence[0]);
  if (!first) return false;
  const said = events
    .filter(isKind('consumer-said'))
    .filter(({ n, conversation, heardBy }) => n <= first.n && conversation === first.conversation && heardBy === 'bot');
  const last = said.at(-1);
  return said.slice(0, -1).some(({ text }) => text === last?.text);
}

function answersIn({ events }: Trace): Feature[] {
  return events.filter(isKind('transfer-answered')).flatMap(({ answer, status }) => {
    const broken = brokenAnswers[answer];
    return [
      ...(answer === 'error' && status !== undefined ? [`with status ${status}`, `with ${kindOf(status)}`] : []),
      ...(broken === undefined ? [] : [broken]),
    ];
  });
}

function kindOf(status: number): string {
  const hundreds = Math.floor(status / 100) * 100;
  return `a status from ${hundreds} to ${hundreds + 99}`;
}

/** In what the configuration of one of its bots is special. */
const special: readonly (readonly [Feature, (setup: Setup) => boolean])[] = [
  [
    'where the Fallback dialog does not stand last',
    ({ bot: { dialogs } }) => dialogs.slice(0, -1).some(({ type }) => type === 'fallback'),
  ],
];

/** Generated cases are set up by chance: what fewer of them than this have in common may be chance as well. */
const manyFindings = 5;

function isSpecial(feature: Feature): boolean {
  return special.some(([name]) => name === feature);
}

function setUpAs({ conversations }: Trace): Feature[] {
  const setups = Object.values(conversations);
  return special.filter(([, holds]) => setups.some(holds)).map(([feature]) => feature);
}

/** By which route the play can escalate, where there is one alone. */
function routeOf({ conversations }: Trace): Feature[] {
  const types = Object.values(conversations).flatMap(({ bot }) =>
    bot.dialogs.flatMap(({ interactions }) => interactions.map(({ type }) => type)),
  );
  const found = (['integration', 'agent-transfer'] as const).filter((route) => types.includes(route));
  return found.length === 1 ? found.map((route) => routes[route]) : [];
}

/** A scenario by its title; what was generated or agreed on is no situation that somebody thought of. */
function placeOf(scenario: string, trace: Trace | undefined): { readonly place: string; readonly isTold: boolean } {
  const location = parseLocation(scenario);
  switch (location.kind) {
    case 'interaction':
      return { place: `in the contract “${location.interaction}”`, isTold: false };
    case 'case':
    case 'property':
      return { place: `in generated cases of “${location.property}”`, isTold: false };
    case 'scenario':
      return { place: trace ? `in “${trace.title}”` : `in ${scenario}`, isTold: true };
  }
}

function kindOfPlace(scenario: string): Feature {
  return parseLocation(scenario).kind === 'interaction' ? 'in contracts' : 'in generated cases';
}
