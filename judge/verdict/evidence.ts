/** The verdict on a run, with what lies behind its findings. */
import { countsInPassing } from '../../play/scenarios/described/described-rows';
import { evidenceDigest } from '../../results/evidence-digest';
import type { RequirementId } from '../../requirements/catalogue';
import type { JudgedFinding } from '../../results/judged-finding';
import { evidenceFrom, evidenceOn, type Evidence } from './evidence-in';
import { failingPattern } from './failing-pattern';
import { judgingTrace } from './judge';
import { RefusedCallCount } from './refused-calls';
import { RequestedTransfers, type MissingTransfers } from './requested-transfers';
import { concludeRun, type JudgedRun, type RowResult } from './verdict';
import type { RunFault } from '../../results/run-fault';
import type { Trace } from '../../trace/trace';
import { tellLocation } from '../../results/location';
import { atOnce, type Interruptible } from '../../results/interruptible';
import type { ChangedTrace } from '../../results/changed-trace';
import { changeOf, type KeptPlay, type RunFile } from '../../results/run-file';
import { TraceShelf } from '../../results/trace-shelf';
import type { Tried } from './tried';
import { locatedWaiver } from './waiver';
import { waiversByFinding } from './waiver-index';
import { wouldHaveShown } from './would-have-shown';

export { evidenceFrom, type Evidence };

export interface Judged {
  readonly run: JudgedRun;
  readonly evidence: Evidence;
}

/**
 * The verdict over these traces and the faults that the run file names. `tried` is what the run has tried of each source of
 * evidence; without it no run is called whole.
 */
export function judgeRun(
  file: DescribedRun,
  traces: readonly Trace[],
  kept: readonly JudgedFinding[] = [],
  tried: readonly Tried[] = [],
): Judged {
  const seen = new SeenTraces(file, kept);
  for (const trace of traces) seen.add(trace);
  for (const trace of traces) atOnce(seen.addingToCompare(trace));
  return atOnce(concluding(file, seen, evidenceFrom(file.plays, traces), kept, tried));
}

/**
 * The same over the traces of a folder, one after the other: none is held longer than it is looked at, so that a large folder
 * takes no more memory than a small one. Stops after each, so that whoever drives it can do something else meanwhile.
 */
export function* judgingTraces(
  folder: string,
  file: DescribedRun,
  kept: readonly JudgedFinding[],
  tried: readonly Tried[],
): Generator<undefined, Judged & { readonly changed: readonly ChangedTrace[] }> {
  const shelf = new TraceShelf(folder);
  const seen = new SeenTraces(file, kept);
  const holders = new Map<string, KeptPlay>();
  const changed: ChangedTrace[] = [];
  for (const play of file.plays) {
    const taken = shelf.take(play);
    if (taken) {
      yield* seen.adding(taken.trace);
      holders.set(tellLocation(taken.trace), play);
      const change = changeOf(play, taken.seen);
      if (change) changed.push(change);
    }
    yield;
  }
  for (const play of file.plays) {
    const taken = seen.isToCompare(play) ? shelf.take(play) : undefined;
    if (taken) yield* seen.addingToCompare(taken.trace);
  }
  return { ...(yield* concluding(file, seen, evidenceOn(shelf, file.plays, holders), kept, tried)), changed };
}

type DescribedRun = Pick<RunFile, 'facts' | 'plays' | 'faults'>;

/** What is kept in mind of traces: their findings, and what is counted over all of them. */
class SeenTraces {
  readonly findings: JudgedFinding[] = [];
  readonly refused = new RefusedCallCount();
  readonly transfers = new RequestedTransfers();
  private readonly waiversOf: ReturnType<typeof waiversByFinding>;
  /** Of plays that are played several times: requirements that one of them broke in passing, by where that was. */
  private readonly brokenInPassing = new Map<string, RequirementId[]>();

  constructor(
    private readonly file: DescribedRun,
    private readonly kept: readonly JudgedFinding[],
  ) {
    this.waiversOf = waiversByFinding((file.facts.waivers ?? []).map(locatedWaiver));
  }

  add(trace: Trace): void {
    atOnce(this.adding(trace));
  }

  /** The same, a rule in each step. What neither counts nor fails is held only where a waiver may ask for it. */
  *adding(trace: Trace): Interruptible<void> {
    this.refused.add(trace);
    this.transfers.add(trace);
    for (const finding of yield* judgingTrace(trace)) {
      const failsInPassing = finding.verdict === 'fail' && !finding.listed;
      if (failsInPassing && trace.repeat !== undefined) this.noteInPassing(finding);
      if (this.isAskedFor(finding)) this.hold(finding);
    }
  }

  /** Whether one of the plays that are like this one broke something in passing. */
  isToCompare(play: Pick<JudgedFinding, 'scenario' | 'channel'>): boolean {
    return this.brokenInPassing.has(placeOf(play));
  }

  /** After all traces were added: holds what plays like it gave for what one of them broke in passing, so that they can be compared. */
  *addingToCompare(trace: Trace): Interruptible<void> {
    const broken = this.brokenInPassing.get(placeOf(trace));
    if (broken === undefined) return;
    for (const finding of yield* judgingTrace(trace, broken)) {
      // Any other was held when the trace was added.
      if (!this.isAskedFor(finding)) this.hold(finding);
    }
  }

  private isAskedFor(finding: JudgedFinding): boolean {
    return finding.listed || finding.verdict === 'fail' || this.waiversOf(finding).length > 0;
  }

  private noteInPassing(finding: JudgedFinding): void {
    const place = placeOf(finding);
    const known = this.brokenInPassing.get(place);
    if (known === undefined) this.brokenInPassing.set(place, [finding.requirement]);
    else if (!known.includes(finding.requirement)) known.push(finding.requirement);
  }

  private hold(finding: JudgedFinding): void {
    if (counts(finding, this.file.facts) && !isToldBy(this.kept, finding)) this.findings.push(finding);
  }
}

/** Where a play was, whichever of several it is. */
function placeOf({ scenario, channel }: Pick<JudgedFinding, 'scenario' | 'channel'>): string {
  return tellLocation({ scenario, channel });
}

/** A row in each step: what sets its failing findings apart is looked for in all of its plays. */
function* concluding(
  file: DescribedRun,
  seen: SeenTraces,
  evidence: Evidence,
  kept: readonly JudgedFinding[],
  tried: readonly Tried[],
): Interruptible<Judged> {
  const findings = [...seen.findings, ...kept];
  const run = concludeRun(file.facts, findings, faultsOf(file), wouldHaveShown(file.facts, tried), tried);
  const refusedCalls = seen.refused.counted;
  const missing = seen.transfers.missingTransfers;
  const results: RowResult[] = [];
  for (const result of run.results) {
    results.push(withPattern(result, evidence, missing));
    yield;
  }
  const digest = evidenceDigest(file.plays);
  const drawnFrom = digest && { traces: { kept: digest.traces, sha256: digest.sha256 } };
  return { run: { ...run, ...drawnFrom, results, ...(refusedCalls ? { refusedCalls } : {}) }, evidence };
}

function withPattern(result: RowResult, { traceOf }: Evidence, missing: MissingTransfers | undefined): RowResult {
  const pattern = result.status === 'failed' ? failingPattern(result.findings, traceOf, missing) : undefined;
  return pattern === undefined ? result : { ...result, pattern };
}

/** Of a bot that takes no definition nothing is judged by what its owner has left out. */
function counts({ listed, requirement }: JudgedFinding, { bot }: Pick<RunFile['facts'], 'bot'>): boolean {
  return bot === undefined || listed || countsInPassing(requirement);
}

/** The same failure was kept with more to say about it, such as that it did not show a second time. */
function isToldBy(kept: readonly JudgedFinding[], { requirement, verdict, scenario, channel }: JudgedFinding): boolean {
  if (verdict !== 'fail') return false;
  return kept.some(
    (each) =>
      each.verdict === 'fail' &&
      each.requirement === requirement &&
      each.scenario === scenario &&
      each.channel === channel,
  );
}

/** Every fault that a run file names, each with its scenario. */
export function faultsOf(file: Pick<RunFile, 'plays' | 'faults'>): RunFault[] {
  const ofPlays = file.plays.flatMap((play) => (play.fault ? [{ scenario: play.scenario, ...play.fault }] : []));
  return [...(file.faults ?? []), ...ofPlays];
}
