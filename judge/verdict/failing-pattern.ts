/**
 * How many findings of a row fail, and what those have in common that none has which passed: "7 of 39 findings fail, all with
 * status 404". One failing play shows that something is wrong; what sets all of them apart may show what. Of several things that
 * do so equally well all are told, since nobody knows which is the cause. Where nothing does, or too much, the situations are named
 * in which they failed.
 */
import { listed } from '../../trace/listed';
import type { JudgedFinding } from '../../results/judged-finding';
import { parseLocation } from '../../results/location';
import type { Trace } from '../../trace/trace';
import { escalationsOf, turnsOf } from '../../trace/turns';
import { differenceOf } from './difference-of';
import { noTransfer, type MissingTransfers } from './requested-transfers';
import { eitherStatus, featuresOfPlay, isOfSetup, mostExact, touchedBy, type Feature } from './features-of-play';
import { featuresOfHistory } from './features-of-history';
import { measures, partingBound, spanOf, waitMeasure } from './measures-of-escalation';
import { partingConversations } from './parting-conversations';
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
  /** What is told by what came before it in its conversation. */
  readonly ofHistory: readonly Feature[];
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
  const more = [partingConversations(failing, traceOf), whoseValue(failing, traceOf)];
  return [pattern, ...more.filter((each) => each !== undefined)].join('; ');
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
  const together = pairCommonTo(failing, passing);
  if (together !== undefined) return `${count}, all ${together}`;
  const nearly = nearlyCommonTo(failing, passing);
  if (nearly !== undefined) return `${count}, ${nearly}`;
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

/** Beside the situation in which it fails no more of what came before is told. */
const mostOfHistory = 2;

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
    return listed([first.place, ...first.ofHistory.filter(isCommon).slice(0, mostOfHistory)]);
  }
  const isByChance =
    (ones.length < manyFindings && !ones.some(({ isTold }) => isTold)) ||
    waysToChoose(ones.length, ones.length + others.length, manyWays) < manyWays;
  const shared = mostExact([...new Set(first.features.filter(isCommon))]);
  const fitting = shared.length > 0 ? shared : eitherStatus(ones, taken);
  // A trait of the setup that fits by chance may be the cause as well as what the play shows; so may be any, where no passing play is
  // at hand.
  const isOpen = !others.some(({ isSeen }) => isSeen) || (isByChance && fitting.some(isOfSetup));
  const bounds = isByChance ? [] : boundsBetween(ones, others);
  const common = [...(isOpen ? fitting.filter((feature) => !first.ofPlay.includes(feature)) : fitting), ...bounds];
  if (common.length > mostFeatures) return undefined;
  if (common.length > 0) return equallyTelling(common);
  return isCommon(first.lastResort) ? first.lastResort : undefined;
}

/** What fails in fewer situations than these may have two traits in common by chance. */
const manySituations = 3;

/** Of two traits that have nothing to do with each other so many passing plays would have both; else that none has may be chance. */
const expectedTogether = 3;

/** The two traits that all of the ones have, and none of the others both, where there is one such pair alone. */
function pairCommonTo(ones: readonly Shown[], others: readonly Shown[]): string | undefined {
  const seen = others.filter(({ isSeen }) => isSeen);
  const situations = new Set(ones.map(({ finding }) => finding.scenario)).size;
  if (seen.length < others.length || situations < manySituations || ones.length < manyFindings) return undefined;
  const [first] = ones;
  const shared = mostExact([...new Set(first?.ofPlay ?? [])]).filter((feature) =>
    ones.every(({ ofPlay }) => ofPlay.includes(feature)),
  );
  const pairs = shared.flatMap((one, place) => shared.slice(place + 1).map((other) => [one, other] as const));
  const having = (...features: readonly Feature[]) =>
    seen.filter(({ ofPlay }) => features.every((each) => ofPlay.includes(each))).length;
  const parting = pairs.filter(
    ([one, other]) => having(one, other) === 0 && having(one) * having(other) >= expectedTogether * seen.length,
  );
  const [found, ...more] = parting;
  if (found === undefined || more.length > 0) return undefined;
  return `${listed(found)} (no passing one has both)`;
}

/** Of ten that fail with a trait at most one passes with it, of four that pass at most one has it, and of twenty that fail at most one lacks it. */
const nearlyAll = { failing: 10, passing: 4, lacking: 20 };

/** What nearly all of the ones have and few of the others, of which each may have been spared by something else. */
function nearlyCommonTo(ones: readonly Shown[], others: readonly Shown[]): string | undefined {
  const seen = others.filter(({ isSeen }) => isSeen);
  const having = (all: readonly Shown[], feature: Feature) =>
    all.filter(({ ofPlay }) => ofPlay.includes(feature)).length;
  const found = mostExact([...new Set(ones.flatMap(({ ofPlay }) => ofPlay))]).flatMap((feature) => {
    const [has, passes] = [having(ones, feature), having(seen, feature)];
    const lacks = ones.length - has;
    const isFew = passes * nearlyAll.failing <= ones.length && passes * nearlyAll.passing <= seen.length;
    return isFew && lacks * nearlyAll.lacking <= ones.length ? [{ feature, has, passes, wrong: lacks + passes }] : [];
  });
  const fewest = Math.min(...found.map(({ wrong }) => wrong));
  const [told, ...alike] = found.filter(({ wrong }) => wrong === fewest);
  // Of several nobody knows which it is, and each is no more than nearly so; what parts them without a remainder was told elsewhere.
  if (told === undefined || alike.length > 0 || fewest === 0) return undefined;
  const { feature, has, passes } = told;
  const passing =
    passes === 0
      ? 'no passing one is'
      : `${passes === 1 ? 'so is' : 'so are'} ${passes} of ${seen.length} passing ones`;
  return `${has === ones.length ? 'all' : `${has} of them`} ${feature} (${passing})`;
}

/** The numbers that part the ones from all others that were seen. What is neither failing nor passing shows no limit. */
function boundsBetween(ones: readonly Shown[], others: readonly Shown[]): readonly Feature[] {
  const seen = others.filter(({ isSeen }) => isSeen);
  // On each channel a situation is set up with the same numbers: played twice it is no second coincidence.
  const failed = new Set(ones.map(({ finding }) => finding.scenario));
  const passed = new Set(seen.map(({ finding }) => finding.scenario).filter((each) => !failed.has(each)));
  const many = { ones: failed.size, others: passed.size };
  const called = seen.length === others.length ? 'passing ones' : 'passing plays that are kept';
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

/** Several that part the failing ones equally well: nobody knows which of them is the cause, or whether all have to be there. */
function equallyTelling(features: readonly Feature[]): string {
  if (features.length < 2) return listed(features);
  return `${listed(features)} (no passing one has ${features.length === 2 ? 'either' : 'any of these'})`;
}

function show(finding: JudgedFinding, trace: Trace | undefined): Shown {
  const { channel, scenario } = finding;
  const failing = finding.verdict === 'fail' ? finding : undefined;
  const isTouched = trace && touchedBy(trace, failing);
  const { place, isTold } = placeOf(scenario, trace);
  const ofHistory = trace ? featuresOfHistory(trace, finding) : [];
  const ofPlay = isTouched ? [...featuresOfPlay(trace, isTouched), ...ofHistory] : [];
  return {
    finding,
    place,
    isTold,
    isSeen: trace !== undefined,
    numbers: isTouched ? numbersIn(trace, isTouched) : [],
    ofHistory,
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
