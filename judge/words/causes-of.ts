/**
 * From the rows of a run to what lies behind them: rows that fail by the same events or the same difference have one cause,
 * and so has what could not be judged where it failed. A bot that never transfers is one cause, not as many as rows.
 *
 * Rows are put together only where the findings say so. That two rows fail in the same plays is not enough: one bot may have
 * two faults, and neither may hide behind the other.
 */
import { rowOf, type RequirementId } from '../../requirements/catalogue';
import type { Level } from '../../requirements/requirement';
import type { JudgedFinding } from '../../results/judged-finding';
import { parseLocation, tellLocation } from '../../results/location';
import { effectOnClaim, type ClaimEffect } from '../verdict/claim-effect';
import type { JudgedRun, RowResult } from '../verdict/verdict';
import { differenceOf } from '../verdict/difference-of';
import { isOfWholeRun } from '../verdict/failing-pattern';
import { noTransfer } from '../verdict/requested-transfers';
import { failingShare } from './failing-share';
import { firstToLookAt } from './first-to-look-at';
import { decidingFinding } from './paragraph';

export interface Cause {
  /** The row whose finding tells the cause best. */
  readonly root: RowResult;
  /** All rows of it that failed, those on which the claim rests first; none where nothing failed. */
  readonly failed: readonly RowResult[];
  /** Rows that could not be judged, in the same order. */
  readonly open: readonly RowResult[];
  /** The heaviest of its rows. */
  readonly weight: Exclude<ClaimEffect, 'fine'>;
}

/** Findings of one row that tell the same difference. */
interface Symptom {
  readonly row: RowResult;
  readonly difference: string;
  readonly findings: readonly JudgedFinding[];
}

/** What a failure brings about by itself: these rows then fail in the same plays, of the same calls. */
const consequences: Partial<Record<RequirementId, readonly RequirementId[]>> = {
  // Each request brings its message, and each that fails is counted.
  'unasked.second-transfer': [
    'message.once',
    'message.last-before-transfer',
    'unasked.repeated-text',
    'unasked.transfer',
    'deferred.one-sentinel-per-failure',
    'cap.no-text-before-fourth',
  ],
  'unasked.repeated-text': ['message.once', 'cap.text-on-fourth-failure', 'cap.user-friendly-response-instead'],
};

/** What others of their kind rest on: where these fail everywhere as well, what is special in another row is not the cause. */
const general: readonly RequirementId[] = [
  'route.integration-transfers',
  'route.agent-transfer-transfers',
  'result.response-variable',
];

const weights = ['red', 'open', 'reported'] as const satisfies readonly ClaimEffect[];
const levels: readonly Level[] = ['must', 'should', 'may'];

/** Every row that failed or could not be judged although it was played, under its cause; the heaviest cause first. */
export function causesOf(run: Pick<JudgedRun, 'results' | 'strict'>): readonly Cause[] {
  const rows = run.results.filter(
    ({ status, findings }) => (status === 'failed' || status === 'inconclusive') && findings.length > 0,
  );
  const failing = rows.filter(({ status }) => status === 'failed');
  const symptoms = failing.flatMap((row) => symptomsOf(row, 'fail'));
  const groups = joined(symptoms);
  const places = failingPlaces(symptoms, groups);

  const causeOf = new Map<RowResult, unknown>();
  const own = new Map(failing.map((row) => [row, groupOf(row, symptoms, groups)]));
  for (const row of failing) {
    causeOf.set(row, failsElsewhere(row, symptoms, groups) ?? failsBeside(row, own) ?? own.get(row));
  }
  // What is open, and what fails in no play of its own, goes with that which failed in all of its plays.
  for (const row of rows) {
    const found = failsAsideOnly(row) ? derailedBy(row, places) : undefined;
    if (found !== undefined) causeOf.set(row, found);
    else if (row.status === 'inconclusive') causeOf.set(row, row.unstable ? row : (reasonFor(row) ?? row));
  }
  const isTouched = (row: RowResult) => own.has(row) && causeOf.get(row) !== own.get(row);
  return inOrder(run, [...groupedBy(rows, (row) => causeOf.get(row)).values()], isTouched);
}

/** Only rows of which each finding that is wanting comes from a play that was made for something else, or is open. */
function failsAsideOnly(row: RowResult): boolean {
  if (row.unstable) return false;
  if (row.status === 'inconclusive') return true;
  return failuresOf(row).every(isAside) && openFindings(row).length > 0;
}

/**
 * The group of another row, if this one fails in contracts or generated cases alone and by what that one fails by there: where that
 * one fails wherever it is looked at, it is what the plays that were made for it say.
 */
function failsElsewhere(
  row: RowResult,
  symptoms: readonly Symptom[],
  groups: ReadonlyMap<Symptom, Group>,
): Group | undefined {
  if (row.unstable || !failuresOf(row).every(isAside)) return undefined;
  const own = groupOf(row, symptoms, groups);
  const others = symptoms.filter(
    // One that fails aside alone may be led elsewhere itself.
    (each) =>
      each.row !== row &&
      groups.get(each) === own &&
      failingShare(each.row) === 1 &&
      !failuresOf(each.row).every(isAside),
  );
  const found = others.map((each) => groupOf(each.row, symptoms, groups)).filter((group) => group !== own);
  return found.sort((a, b) => (b?.size ?? 0) - (a?.size ?? 0))[0];
}

/**
 * The group of another row, if this one fails in generated cases alone, and that one in each of these and in plays that were made for
 * something as well: in a case where much goes wrong at once, that is what is told of anywhere else.
 */
function failsBeside(row: RowResult, own: ReadonlyMap<RowResult, Group | undefined>): Group | undefined {
  const failures = failuresOf(row);
  if (row.unstable || !failures.every(isGenerated)) return undefined;
  const made = [...own.keys()].filter((each) => each !== row && !failuresOf(each).every(isAside));
  const [first = [], ...rest] = failures.map((finding) =>
    made.filter((each) => failuresOf(each).some((other) => tellLocation(other) === tellLocation(finding))),
  );
  const candidates = first.filter((each) => rest.every((others) => others.includes(each)));
  const found = candidates.flatMap((each) => own.get(each) ?? []);
  return found.sort((a, b) => b.size - a.size)[0];
}

function failuresOf({ findings }: RowResult): readonly JudgedFinding[] {
  return findings.filter(({ verdict }) => verdict === 'fail');
}

function isGenerated({ scenario }: JudgedFinding): boolean {
  const { kind } = parseLocation(scenario);
  return kind === 'case' || kind === 'property';
}

/** A contract or a generated case shows what was found there; the plays that were made for a row say more of why. */
function isAside({ scenario }: JudgedFinding): boolean {
  return parseLocation(scenario).kind !== 'scenario';
}

function openFindings({ findings }: RowResult): readonly JudgedFinding[] {
  const open = findings.filter(({ verdict }) => verdict === 'inconclusive');
  const own = open.filter((finding) => !isAside(finding));
  return own.length > 0 ? own : open;
}

/** The group that failed in every play in which this row stayed open; the one with most failures, where there are several. */
function derailedBy(row: RowResult, places: ReadonlyMap<string, ReadonlyMap<Group, number>>): Group | undefined {
  const [first, ...rest] = openFindings(row).map((finding) => places.get(tellLocation(finding)));
  const candidates = [...(first?.keys() ?? [])].filter((group) => rest.every((each) => each?.has(group)));
  return candidates.sort((a, b) => b.size - a.size)[0];
}

/** What an open row says of why it is open. */
function reasonFor(row: RowResult): string | undefined {
  const finding = decidingFinding(row);
  return finding && `open: ${differenceOf(finding)}`;
}

function symptomsOf(row: RowResult, verdict: JudgedFinding['verdict']): Symptom[] {
  const found = row.findings.filter((finding) => finding.verdict === verdict);
  return [...groupedBy(found, differenceOf)].map(([difference, findings]) => ({ row, difference, findings }));
}

/** Symptoms that have the same cause, as the number of findings that tell it. */
interface Group {
  size: number;
}

/** The group of each symptom. */
function joined(symptoms: readonly Symptom[]): ReadonlyMap<Symptom, Group> {
  const parents = new Map<Symptom, Symptom>(symptoms.map((each) => [each, each]));
  const top = (symptom: Symptom): Symptom => {
    const parent = parents.get(symptom) ?? symptom;
    return parent === symptom ? symptom : top(parent);
  };
  const join = (one: Symptom, other: Symptom) => parents.set(top(one), top(other));
  for (const alike of groupedBy(symptoms, ({ difference }) => difference).values()) {
    for (const each of alike.slice(1)) join(each, alike[0] ?? each);
  }
  for (const [one, other] of bySameEvents(symptoms)) join(one, other);
  for (const [one, other] of byConsequence(symptoms)) join(one, other);
  const groups = new Map<Symptom, Group>();
  return new Map(
    symptoms.map((symptom) => {
      const group = groups.get(top(symptom)) ?? { size: 0 };
      groups.set(top(symptom), group);
      group.size += symptom.findings.length;
      return [symptom, group];
    }),
  );
}

/** Pairs of symptoms, the first of which rests in each of its findings on exactly the events of the second. */
function bySameEvents(symptoms: readonly Symptom[]): [Symptom, Symptom][] {
  const at = new Map<string, Set<Symptom>>();
  const keyOf = (finding: JudgedFinding) => `${tellLocation(finding)} ${finding.evidence.join()}`;
  const telling = symptoms.map((symptom) => ({
    symptom,
    keys: symptom.findings.every(({ evidence }) => evidence.length > 0) ? symptom.findings.map(keyOf) : [],
  }));
  for (const { symptom, keys } of telling) {
    for (const key of keys) at.set(key, (at.get(key) ?? new Set()).add(symptom));
  }
  return telling.flatMap(({ symptom, keys }) => {
    const [first, ...rest] = keys.map((key) => at.get(key));
    const others = [...(first ?? [])].filter((other) => other !== symptom && rest.every((each) => each?.has(other)));
    return others.map((other): [Symptom, Symptom] => [symptom, other]);
  });
}

/** Pairs of symptoms, the first of which comes of the second: in most of its plays the second is found, of common events. */
function byConsequence(symptoms: readonly Symptom[]): [Symptom, Symptom][] {
  return symptoms.flatMap((cause) => {
    const brought = consequences[cause.row.id] ?? [];
    const found = new Map(cause.findings.map((finding) => [tellLocation(finding), new Set(finding.evidence)]));
    return symptoms.flatMap((symptom): [Symptom, Symptom][] => {
      if (!brought.includes(symptom.row.id)) return [];
      const common = symptom.findings.filter((finding) => {
        const events = found.get(tellLocation(finding));
        return finding.evidence.filter((n) => events?.has(n)).length >= 2;
      });
      return common.length * 2 > symptom.findings.length ? [[symptom, cause]] : [];
    });
  });
}

/** Which groups failed in which play, each with how often. */
function failingPlaces(
  symptoms: readonly Symptom[],
  groups: ReadonlyMap<Symptom, Group>,
): ReadonlyMap<string, ReadonlyMap<Group, number>> {
  const places = new Map<string, Map<Group, number>>();
  for (const symptom of symptoms) {
    const group = groups.get(symptom);
    if (!group) continue;
    for (const finding of symptom.findings) {
      const place = tellLocation(finding);
      const here = places.get(place) ?? new Map<Group, number>();
      here.set(group, (here.get(group) ?? 0) + 1);
      places.set(place, here);
    }
  }
  return places;
}

/** The group of the finding by which the row is told. */
function groupOf(row: RowResult, symptoms: readonly Symptom[], groups: ReadonlyMap<Symptom, Group>): Group | undefined {
  const finding = decidingFinding(row);
  const symptom = symptoms.find((each) => each.row === row && finding && each.findings.includes(finding));
  return symptom && groups.get(symptom);
}

/** `isTouched`: whether a row goes with what others fail by, of which it tells nothing itself. */
function inOrder(
  run: Pick<JudgedRun, 'results' | 'strict'>,
  groups: readonly (readonly RowResult[])[],
  isTouched: (row: RowResult) => boolean,
): Cause[] {
  const toLookAt = firstToLookAt(run);
  const weightOf = (row: RowResult) => weights.find((each) => each === effectOnClaim(run, row)) ?? 'reported';
  const rank = (row: RowResult) => weights.indexOf(weightOf(row)) * levels.length + levels.indexOf(rowOf(row.id).level);
  const causes = groups.map((rows): Cause => {
    const sorted = [...rows].sort((a, b) => rank(a) - rank(b));
    const failed = sorted.filter(({ status }) => status === 'failed');
    const brings = failed.find(({ id }) => consequences[id]?.some((each) => failed.some((row) => row.id === each)));
    const telling = failed.filter((row) => !isTouched(row));
    const told = telling.length > 0 ? telling : failed.length > 0 ? failed : sorted;
    const most = [...told].sort(
      (a, b) =>
        weights.indexOf(weightOf(a)) - weights.indexOf(weightOf(b)) ||
        // Which fails wherever it is looked at is about the cause; which fails here and there may be touched by it.
        Number(failsEverywhere(b)) - Number(failsEverywhere(a)) ||
        Number(isGeneral(b)) - Number(isGeneral(a)) ||
        many(b) - many(a),
    );
    const [heaviest] = sorted;
    const first = telling.find((row) => row === toLookAt);
    return {
      root: brings ?? first ?? most[0] ?? (sorted[0] as RowResult),
      failed,
      open: sorted.filter(({ status }) => status !== 'failed'),
      weight: heaviest ? weightOf(heaviest) : 'reported',
    };
  });
  const red = ({ failed }: Cause) => failed.filter((row) => weightOf(row) === 'red').length;
  return causes.sort(
    (a, b) =>
      weights.indexOf(a.weight) - weights.indexOf(b.weight) ||
      Number(b.failed.length > 0) - Number(a.failed.length > 0) ||
      // What fails wherever it is looked at says more than what fails here and there, which may come of it.
      Number(failsEverywhere(b.root)) - Number(failsEverywhere(a.root)) ||
      Number(saysNothingOfWhy(a.root)) - Number(saysNothingOfWhy(b.root)) ||
      red(b) - red(a) ||
      b.failed.length + b.open.length - a.failed.length - a.open.length ||
      rank(a.root) - rank(b.root) ||
      failingShare(b.root) - failingShare(a.root),
  );
}

/** Or where it is said over the whole run when it fails, which no row knows better than another. */
function failsEverywhere(row: RowResult): boolean {
  return failingShare(row) === 1 || (row.pattern !== undefined && isOfWholeRun(row.pattern));
}

/** What a transfer that is missing here and there may come of: a rule that is not followed, a variable that is not set. */
const missing = [
  noTransfer,
  'The bot was to escalate, and none of the calls',
  'The bot was silent for n s after',
] as const;

function saysNothingOfWhy(row: RowResult): boolean {
  if (failsEverywhere(row)) return false;
  const finding = decidingFinding(row);
  const difference = finding && differenceOf(finding);
  return missing.some((start) => difference?.startsWith(start) === true);
}

function isGeneral(row: RowResult): boolean {
  return general.includes(row.id) && failsEverywhere(row);
}

function many({ findings }: RowResult): number {
  return findings.filter(({ verdict }) => verdict === 'fail').length;
}

function groupedBy<T, K>(all: readonly T[], keyOf: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
