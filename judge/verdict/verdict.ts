/** From findings to one verdict: what each requirement's status is, and which exit code the run deserves. */
import { rows, type RequirementId, type Row } from '../../requirements/catalogue';
import { gatingIn, notYetIn, profileCalled, withdrawnBy } from '../../requirements/profiles';
import { extentOf, type Extent } from './extent';
import type { JudgedFinding } from '../../results/judged-finding';
import { notApplicable } from './not-applicable';
import type { RefusedCalls } from './refused-calls';
import type { SinceLastRun } from './since';
import { effectOnClaim, type Status } from './claim-effect';
import type { Tried } from './tried';
import { tellUnstable, unstableIn, type Unstable } from './unstable';
import { locatedWaiver, waiverName, type LocatedWaiver } from './waiver';
import { waiversByFinding } from './waiver-index';
import type { Waiver } from '../../results/waiver';
import type { RunFacts } from '../../results/run-facts';
import type { RunFault } from '../../results/run-fault';

export type { Status };

type WaiversOf = ReturnType<typeof waiversByFinding>;

export interface RowResult {
  readonly id: RequirementId;
  readonly status: Status;
  /** Whether the profile's claim rests on this row. */
  readonly gating: boolean;
  /** It would gate, and came after the profile's set was frozen: reported, and not scored until the next set. */
  readonly notYetScored?: true;
  /** The erratum that has withdrawn it from the set of the profile: reported, and not gating. */
  readonly withdrawn?: string;
  /** Plays that are alike gave it different results: it is inconclusive then, whatever each of them gave. */
  readonly unstable?: Unstable;
  /** Why it is not-applicable, or inconclusive although no finding says so. */
  readonly why?: string;
  /** Findings that count: those of scenarios that list the row, and failures from any other. */
  readonly findings: readonly JudgedFinding[];
  /** How many of them fail, and what those have in common; left out where there is nothing to say of it. */
  readonly pattern?: string;
  /** By which waivers the row is `waived`. */
  readonly waivers?: readonly Waiver[];
}

export type Conclusion = 'conforms' | 'does not conform' | 'incomplete' | 'no verdict';

export interface JudgedRun extends RunFacts {
  readonly conclusion: Conclusion;
  readonly exitCode: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly counts: Readonly<Record<Status, number>>;
  readonly results: readonly RowResult[];
  readonly faults: readonly RunFault[];
  /** Calls of the implementation that the platform refused as malformed; left out where there were none. */
  readonly refusedCalls?: RefusedCalls;
  /** The traces from which it was drawn; left out where their hashes are not known. */
  readonly traces?: { readonly kept: number; readonly sha256: string };
  /** Why a report is missing that was asked for, a sentence each. The verdict does not depend on it. */
  readonly missingReports?: readonly string[];
  /** Whether this is the verdict of a whole run or of a part. */
  readonly extent: Extent;
  /** What became of failures since the last run of the same history; left out where there is none. The verdict does not depend on it. */
  readonly since?: SinceLastRun;
}

/**
 * The verdict over all findings of a run. `wouldHaveShown` says whether what a waiver excuses would have been seen in this
 * run, had it been there still; omit it if unknown, then no waiver is reported stale for a pass. `tried` is
 * what it has tried of each source of evidence; without it no run is called whole.
 */
export function concludeRun(
  facts: RunFacts,
  findings: readonly JudgedFinding[],
  faults: readonly RunFault[],
  wouldHaveShown: (waiver: LocatedWaiver) => boolean = () => false,
  tried: readonly Tried[] = [],
): JudgedRun {
  const selected = rows.filter((row) => facts.only === undefined || facts.only.includes(row.id));
  const byRequirement = grouped(findings);
  const waivers = (facts.waivers ?? []).map(locatedWaiver);
  const waiversOf = waiversByFinding(waivers);
  const results = selected.map((row) => resultOf(row, facts, waiversOf, byRequirement.get(row.id) ?? []));
  const counts: Record<Status, number> = { passed: 0, failed: 0, inconclusive: 0, 'not-applicable': 0, waived: 0 };
  for (const result of results) counts[result.status] += 1;
  // A run that did not come to its end says nothing about what has become unnecessary.
  const ended = faults.length === 0 && !facts.interrupted;
  const stale = ended ? staleWaivers(waivers, results, byRequirement, wouldHaveShown) : [];
  const allFaults = [...faults, ...stale];
  const extent = extentOf(facts, results, tried);
  const exitCode = exitCodeOf({ ...facts, whole: extent.whole }, results, allFaults);
  const conclusions = { 0: 'conforms', 1: 'does not conform', 6: 'incomplete' } as const;
  const conclusion = exitCode === 0 || exitCode === 1 || exitCode === 6 ? conclusions[exitCode] : 'no verdict';
  return { ...facts, conclusion, exitCode, counts, results, faults: allFaults, extent };
}

/** A long run has a hundred thousand findings: they are gone through once, not once for each requirement. */
function grouped(findings: readonly JudgedFinding[]): Map<RequirementId, JudgedFinding[]> {
  const groups = new Map<RequirementId, JudgedFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.requirement);
    if (group) group.push(finding);
    else groups.set(finding.requirement, [finding]);
  }
  return groups;
}

function resultOf(row: Row, facts: RunFacts, waiversOf: WaiversOf, own: readonly JudgedFinding[]): RowResult {
  const set = profileCalled(facts.profile);
  const inForce = facts.errata ?? [];
  const withdrawn = withdrawnBy(row.id, set, inForce)?.id;
  const base = {
    id: row.id,
    // What rests on a convention of the suite alone has no weight, whatever the profile.
    gating: gatingIn(set, inForce).includes(row.id) && !hasNoWeight(row, facts),
    ...(notYetIn(set, [row]).length > 0 ? { notYetScored: true as const } : {}),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
  const missing = notApplicable(row, facts);
  // What fails in passing is told, although nothing was played for it.
  const failsAside = missing?.missing === 'description' && own.some(({ verdict }) => verdict === 'fail');
  if (missing && !failsAside) return { ...base, status: 'not-applicable', why: missing.why, findings: [] };
  const counted = countedOf(own);
  if (counted.length === 0) {
    return {
      ...base,
      status: 'inconclusive',
      why: 'No scenario that exercises it was played to its end.',
      findings: [],
    };
  }
  const unstable = unstableIn(own, facts.repeat ?? 1, (some) => statusOf(countedOf(some), waiversOf));
  if (unstable) return { ...base, status: 'inconclusive', unstable, why: tellUnstable(unstable), findings: counted };
  const status = statusOf(counted, waiversOf);
  if (status !== 'waived') return { ...base, status, findings: counted };
  const excusing = counted
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap((finding) => waiversOf(finding).map(({ waiver }) => waiver));
  return { ...base, status, findings: counted, waivers: [...new Set(excusing)] };
}

/** Whether the surface says of the row that what is seen of it there has no weight. */
function hasNoWeight({ id }: Row, { surface }: RunFacts): boolean {
  return surface?.notGating.some(({ requirement }) => requirement === id) === true;
}

/** Findings that count: those of scenarios that list the row, and failures from any other. */
function countedOf(own: readonly JudgedFinding[]): JudgedFinding[] {
  return own.filter((finding) => finding.listed || finding.verdict === 'fail');
}

function statusOf(counted: readonly JudgedFinding[], waiversOf: WaiversOf): Status {
  const wanting = counted.filter((finding) => finding.verdict !== 'pass');
  const open = wanting.filter((finding) => waiversOf(finding).length === 0);
  if (open.some((finding) => finding.verdict === 'fail')) return 'failed';
  if (open.length > 0 || counted.length === 0) return 'inconclusive';
  return wanting.length === 0 ? 'passed' : 'waived';
}

/** A waiver that excuses nothing any more has to go: left in the file it would hide the next failure. */
function staleWaivers(
  waivers: readonly LocatedWaiver[],
  results: readonly RowResult[],
  findings: ReadonlyMap<RequirementId, readonly JudgedFinding[]>,
  wouldHaveShown: (waiver: LocatedWaiver) => boolean,
): RunFault[] {
  const waiversOf = waiversByFinding(waivers);
  const said = new Map<LocatedWaiver, JudgedFinding[]>();
  for (const finding of [...findings.values()].flat()) {
    for (const located of waiversOf(finding)) {
      const more = said.get(located);
      if (more) more.push(finding);
      else said.set(located, [finding]);
    }
  }
  return waivers.flatMap((located) => {
    const { waiver, location } = located;
    const result = results.find(({ id }) => id === waiver.requirement);
    if (!result) return [];
    const fault = (why: string) => [{ kind: 'usage' as const, message: `${waiver.at}: ${waiverName(waiver)} ${why}` }];
    if (result.status === 'not-applicable') {
      return result.why?.includes('capability') ? fault(`is not applicable. ${result.why} Remove the entry.`) : [];
    }
    // What one place has to say counts there, also when it was not made for the requirement.
    const covered = location === undefined ? result.findings : (said.get(located) ?? []);
    const passes = covered.length > 0 && covered.every(({ verdict }) => verdict === 'pass');
    if (!passes || !wouldHaveShown(located)) return [];
    if (location !== undefined) return fault('passes now. Remove the entry.');
    return fault(
      'passes now, everywhere. Remove the entry. If only some seeds show the failure, name the property that finds it: ' +
        `${waiver.requirement}@generated/….`,
    );
  });
}

/** Worst cause first: 5 suite, 2 usage, 3 unreachable, 4 protocol, 1 failed, 6 incomplete, 0. */
function exitCodeOf(
  facts: RunFacts & { readonly whole: boolean },
  results: readonly RowResult[],
  faults: readonly RunFault[],
): JudgedRun['exitCode'] {
  const has = (kind: RunFault['kind']) => faults.some((fault) => fault.kind === kind);
  if (has('suite')) return 5;
  if (has('usage')) return 2;
  if (has('unreachable')) return 3;
  if (has('protocol')) return 4;
  const standings = results.map((result) => effectOnClaim(facts, result));
  if (standings.includes('red')) return 1;
  if (facts.interrupted || standings.includes('open')) return 6;
  if (facts.requireWhole && !facts.whole) return 6;
  // A run in which no row of the profile applies, or which chose none, has shown nothing of what it would claim.
  return results.some(({ gating, status }) => gating && status !== 'not-applicable') ? 0 : 6;
}
