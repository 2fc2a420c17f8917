/**
 * How many findings of a row fail, and what those have in common that none has which passed: "7 of 39 findings fail, all with
 * status 404". One failing play shows that something is wrong; what sets all of them apart may show what. Of several things that
 * do so equally well all are told, since nobody knows which is the cause. Where nothing does, or too much, the situations are named
 * in which they failed.
 */
import type { JudgedFinding } from '../../results/judged-finding';
import { parseLocation } from '../../results/location';
import { isKind, type Event, type Trace } from '../../trace/trace';
import { escalationsOf, turnsOf } from '../../trace/turns';
import { differenceOf } from './difference-of';
import { noTransfer, type MissingTransfers } from './requested-transfers';
import { featuresOfPlay, isOfSetup, mostExact, touchedBy, type Feature } from './features-of-play';
import { furtherIn } from './further-escalations';
import { measures, partingBound, spanOf, waitMeasure } from './measures-of-escalation';
import { manyWays, waysToChoose } from './ways-to-choose';
import { whoseValue } from './whose-value';

/** A failing or passing finding, and what is known of its play. */
interface Shown {
  readonly finding: JudgedFinding;
  /** Where it was found, in words that go on after "fail" or "all". */
  readonly place: string;
  /** Whether the place is a scenario, which was made for one thing and says in its title for which. */
  readonly isTold: boolean;
  /** Whether its play is at hand, and what happened in it is known. */
  readonly isSeen: boolean;
  /** What is told by what happened in the play. */
  readonly ofPlay: readonly Feature[];
  /** All of them, the most telling first. */
  readonly features: readonly Feature[];
  /** Of each measure what the escalations of the play have, in a failing one those of the conversations that the finding rests on. */
  readonly numbers: readonly (readonly number[])[];
  /** A place that says less than all of them. */
  readonly lastResort: Feature;
}

/** Undefined where nothing failed. `missing` says when no transfer comes, over all rows of the run. */
export function failingPattern(
  findings: readonly JudgedFinding[],
  traceOf: (finding: JudgedFinding) => Trace | undefined,
  missing?: MissingTransfers,
): string | undefined {
  const pattern = patternOf(findings, traceOf, missing);
  if (pattern === undefined) return undefined;
  const failing = findings.filter(({ verdict }) => verdict === 'fail');
  const whose = whoseValue(failing, traceOf);
  return whose === undefined ? pattern : `${pattern}; ${whose}`;
}

function patternOf(
  findings: readonly JudgedFinding[],
  traceOf: (finding: JudgedFinding) => Trace | undefined,
  missing: MissingTransfers | undefined,
): string | undefined {
  const shown = (verdict: JudgedFinding['verdict']) =>
    findings.filter((finding) => finding.verdict === verdict).map((finding) => show(finding, traceOf(finding)));
  const failing = shown('fail');
  const [first] = failing;
  if (!first) return undefined;
  const passing = shown('pass');
  const places = new Map<string, number>();
  for (const { place } of failing) places.set(place, (places.get(place) ?? 0) + 1);
  const count = counted(failing.length, findings.length);
  const isMissing = ({ finding }: Shown) =>
    differenceOf(finding) === noTransfer && missing?.isCounted(finding) === true;
  const missed = failing.filter(isMissing).length;
  if (missing && missed === failing.length) return `${count}${wholeRun}${missing.told}`;
  // What few of them fail by does not hide by what most do.
  if (missing && missed * 2 > failing.length)
    return `${count}, ${missed} of them by a transfer that was not requested${wholeRun}${missing.told}`;
  const common = commonTo(failing, passing);
  if (common !== undefined) {
    const named = areTheirOwn(failing, passing, places) ? wherever(failing, places) : '';
    return `${count}${named}, ${failing.length === 1 ? '' : 'all '}${common}`;
  }
  // What fails wherever it is looked at is about no situation.
  if (places.size === 1) return `${count}, ${first.place}`;
  if (failing.length === findings.length) return count;
  return `${count}${wherever(failing, places)}`;
}

const wholeRun = '; in the whole run ';

/** Whether a pattern says what all failing findings have and no passing one. */
export function setsApart(pattern: string): boolean {
  if (isOfWholeRun(pattern)) return true;
  // A title may hold such words as well.
  return /^\d+ of \d+ findings fail(: .*)?, all /s.test(pattern.replace(/“[^”]*”/gs, '“”'));
}

/** Whether it is told over all rows of the run, so that no other row has more to say of it. */
export function isOfWholeRun(pattern: string): boolean {
  return /^[^“]* fails?; in the whole run /.test(pattern);
}

function counted(failing: number, of: number): string {
  if (of === 1) return 'its one finding fails';
  if (failing === of) return `all ${of} findings fail`;
  return `${failing} of ${of} findings ${failing === 1 ? 'fails' : 'fail'}`;
}

/** More situations than this are counted, and one of them named. */
const fewPlaces = 2;

/** Whether they failed in two situations, each made for one thing, in which nothing passed: these may say it all. */
function areTheirOwn(
  failing: readonly Shown[],
  passing: readonly Shown[],
  places: ReadonlyMap<string, number>,
): boolean {
  const isPassed = passing.some(({ place }) => places.has(place));
  return places.size === fewPlaces && failing.every(({ isTold }) => isTold) && !isPassed;
}

/** Where the failing ones were found, as words that follow their count. */
function wherever(failing: readonly Shown[], places: ReadonlyMap<string, number>): string {
  const told = [...failing].sort((one, other) => Number(other.isTold) - Number(one.isTold));
  const [first] = told;
  if (!first?.isTold) return '';
  const named = new Set(told.map(({ place }) => place));
  if (named.size > fewPlaces) return `, in ${named.size} situations, such as ${first.place.replace(/^in /, '')}`;
  return `: ${[...named].map((place) => `${places.get(place) ?? 0} ${place}`).join(' and ')}`;
}

/** Where more than these set the failing ones apart, none of them says anything: such plays differ in every way. */
const mostFeatures = 3;

/** Generated cases are set up by chance: what fewer of them than this have in common may be chance as well. */
const manyFindings = 5;

/** What all of the ones have and none of the others; nothing where there are no others. */
function commonTo(ones: readonly Shown[], others: readonly Shown[]): string | undefined {
  const [first] = ones;
  if (!first || others.length === 0) return undefined;
  const taken = new Set(others.flatMap(({ features, lastResort }) => [...features, lastResort]));
  const isCommon = (feature: Feature) =>
    !taken.has(feature) &&
    ones.every(({ features, lastResort }) => feature === lastResort || features.includes(feature));
  // A situation that was made for one thing says more than all that comes with it.
  if (first.isTold && isCommon(first.place)) {
    return listed([first.place, ...(first.features.includes(again) && isCommon(again) ? [again] : [])]);
  }
  const isByChance =
    (ones.length < manyFindings && !ones.some(({ isTold }) => isTold)) ||
    waysToChoose(ones.length, ones.length + others.length, manyWays) < manyWays;
  const fitting = mostExact([...new Set(first.features.filter(isCommon))]);
  // A trait of the setup that fits by chance may be the cause as well as what the play shows; so may be any, where no passing play is
  // at hand.
  const isOpen = !others.some(({ isSeen }) => isSeen) || (isByChance && fitting.some(isOfSetup));
  const bounds = isByChance ? [] : boundsBetween(ones, others);
  const common = [...(isOpen ? fitting.filter((feature) => !first.ofPlay.includes(feature)) : fitting), ...bounds];
  if (common.length > mostFeatures) return undefined;
  if (common.length > 0) return listed(common);
  return isCommon(first.lastResort) ? first.lastResort : undefined;
}

/** The numbers that part the ones from all others that were seen. What is neither failing nor passing shows no limit. */
function boundsBetween(ones: readonly Shown[], others: readonly Shown[]): readonly Feature[] {
  const seen = others.filter(({ isSeen }) => isSeen);
  // On each channel a situation is set up with the same numbers: played twice it is no second coincidence.
  const failed = new Set(ones.map(({ finding }) => finding.scenario));
  const passed = new Set(seen.map(({ finding }) => finding.scenario).filter((each) => !failed.has(each)));
  const many = { ones: failed.size, others: passed.size };
  const called = seen.length === others.length ? 'passing ones' : 'passing ones of which the play is kept';
  return [...measures, waitMeasure].flatMap((measure, index) => {
    const each = ones.map(({ numbers }) => spanOf(numbers[index] ?? []));
    const failing = each.flatMap((found) => found ?? []);
    const span = spanOf(seen.flatMap(({ numbers }) => numbers[index] ?? []));
    if (!span || failing.length < each.length) return [];
    const passing = { ...span, called, lacksSome: seen.some(({ numbers }) => (numbers[index] ?? []).length === 0) };
    // A failing play may hold smaller ones beside that by which it fails, or larger ones.
    const most = spanOf(failing.map((found) => found.most));
    const least = spanOf(failing.map((found) => found.least));
    return (
      (most && partingBound(measure, { ...most, most: Infinity }, passing, many)) ??
      (least && partingBound(measure, { ...least, least: -Infinity }, passing, many)) ??
      []
    );
  });
}

function listed(features: readonly Feature[]): string {
  return [features.slice(0, -1).join(', '), ...features.slice(-1)].filter((part) => part !== '').join(' and ');
}

function show(finding: JudgedFinding, trace: Trace | undefined): Shown {
  const { channel, scenario } = finding;
  const failing = finding.verdict === 'fail' ? finding : undefined;
  const isTouched = trace && touchedBy(trace, failing);
  const { place, isTold } = placeOf(scenario, trace);
  const ofPlay = isTouched
    ? [
        ...featuresOfPlay(trace, isTouched),
        ...(comesAgain(finding, trace) ? [again] : []),
        ...comesAfterMany(finding, trace),
        ...laterPatterns(trace, failing),
        ...furtherIn(trace, failing),
      ]
    : [];
  return {
    finding,
    place,
    isTold,
    isSeen: trace !== undefined,
    numbers: isTouched ? numbersIn(trace, isTouched) : [],
    ofPlay,
    features: [...(isTold ? [place] : []), ...ofPlay, `on ${channel}`, ...(isTold ? [] : [place])],
    lastResort: isTold ? `${place} on ${channel}` : kindOfPlace(scenario),
  };
}

function numbersIn(trace: Trace, isTouched: (conversation: string) => boolean): readonly (readonly number[])[] {
  const escalations = escalationsOf(trace).filter(({ turn }) => isTouched(turn.conversation));
  const turns = turnsOf(trace).filter(({ conversation }) => isTouched(conversation));
  return [
    ...measures.map(({ of }) => escalations.flatMap((escalation) => of(escalation) ?? [])),
    turns.flatMap((turn) => waitMeasure.ofTurn(turn) ?? []),
  ];
}

/** What a bot does the first time and not the second is a fault of what it keeps. */
const again: Feature = 'where the consumer says the same again in one conversation';

/** Whether the words to which the finding goes back had been said in that conversation before. */
function comesAgain(finding: JudgedFinding, trace: Trace): boolean {
  const said = saidUntil(finding, trace);
  const last = said.at(-1);
  return said.slice(0, -1).some(({ text }) => text === last?.text);
}

/** From so many texts on it is worth a word how many there were: what comes with the first or the second comes with most. */
const manyTexts = 3;

/** What counts the consumer's texts does something at one of them, whatever it says. */
function comesAfterMany(finding: JudgedFinding, trace: Trace): Feature[] {
  const { length } = saidUntil(finding, trace);
  return length < manyTexts ? [] : [`where the consumer has written ${length} times in one conversation`];
}

/** Which pattern of a dialog led to it, where that is not the first: in a failing finding of what it goes back to, in others of any turn. */
function laterPatterns(trace: Trace, failing: JudgedFinding | undefined): Feature[] {
  const places = turnsOf(trace).flatMap(({ dialog, heard, stimulus }) =>
    failing === undefined || failing.evidence[0] === stimulus.n ? [dialog?.patterns.indexOf(heard ?? '') ?? -1] : [],
  );
  return [...new Set(places)]
    .filter((place) => place > 0)
    .map((place) => `where the consumer's words are pattern ${place + 1} of a dialog`);
}

/** What the bot had heard of the consumer in the conversation of the finding, until that to which it goes back. */
function saidUntil({ evidence }: JudgedFinding, { events }: Trace): Event<'consumer-said'>[] {
  const first = events.find(({ n }) => n === evidence[0]);
  if (!first) return [];
  return events
    .filter(isKind('consumer-said'))
    .filter(({ n, conversation, heardBy }) => n <= first.n && conversation === first.conversation && heardBy === 'bot');
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
