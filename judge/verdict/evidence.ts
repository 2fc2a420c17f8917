/** What lies behind the findings of a run: for each, the trace that shows it and the file in which it is kept. */
import { countsInPassing } from '../../play/scenarios/described/described-rows';
import { evidenceDigest } from '../../results/evidence-digest';
import type { JudgedFinding } from '../../results/judged-finding';
import { failingPattern } from './failing-pattern';
import { judgeTrace } from './judge';
import { RefusedCallCount } from './refused-calls';
import { concludeRun, type JudgedRun, type RowResult } from './verdict';
import type { RunFault } from '../../results/run-fault';
import type { Trace } from '../../trace/trace';
import { tellLocation, type Located } from '../../results/location';
import type { ChangedTrace } from '../../results/changed-trace';
import { changeOf, type KeptPlay, type RunFile } from '../../results/run-file';
import { TraceShelf } from '../../results/trace-shelf';
import type { Tried } from './tried';
import { wouldHaveShown } from './would-have-shown';

export interface Evidence {
  readonly plays: readonly KeptPlay[];
  readonly traceOf: (finding: Located) => Trace | undefined;
  /** Relative to the folder of the run. */
  readonly traceFileOf: (finding: Located) => string | undefined;
  /** The line that plays it again, where that is not the line of its requirement. */
  readonly replayOf: (finding: Located) => string | undefined;
}

/** Looks up traces by scenario and channel. */
export function evidenceFrom(plays: readonly KeptPlay[], traces: readonly Trace[]): Evidence {
  const byPlay = new Map(traces.map((trace) => [tellLocation(trace), trace]));
  const files = new Map(plays.map((play) => [tellLocation(play), play.trace ?? undefined]));
  const replays = new Map(plays.map((play) => [tellLocation(play), play.replay]));
  return {
    plays,
    traceOf: (finding) => byPlay.get(tellLocation(finding)),
    traceFileOf: (finding) => files.get(tellLocation(finding)),
    replayOf: (finding) => replays.get(tellLocation(finding)),
  };
}

/** The evidence of a folder. A trace is read when it is asked for: who shows a run needs few of them. */
export function evidenceIn(folder: string, plays: readonly KeptPlay[]): Evidence {
  return evidenceOn(new TraceShelf(folder), plays, new Map(plays.map((play) => [tellLocation(play), play])));
}

/** The same, where it is known in the file of which play the trace of each location stands. */
function evidenceOn(shelf: TraceShelf, plays: readonly KeptPlay[], holders: ReadonlyMap<string, KeptPlay>): Evidence {
  return {
    ...evidenceFrom(plays, []),
    traceOf: (finding) => {
      const play = holders.get(tellLocation(finding));
      return play && shelf.take(play)?.trace;
    },
  };
}

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
  return concluded(file, seen, evidenceFrom(file.plays, traces), kept, tried);
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
      seen.add(taken.trace);
      holders.set(tellLocation(taken.trace), play);
      const change = changeOf(play, taken.seen);
      if (change) changed.push(change);
    }
    yield;
  }
  return { ...concluded(file, seen, evidenceOn(shelf, file.plays, holders), kept, tried), changed };
}

type DescribedRun = Pick<RunFile, 'facts' | 'plays' | 'faults'>;

/** What is kept in mind of traces: their findings, and what is counted over all of them. */
class SeenTraces {
  readonly findings: JudgedFinding[] = [];
  readonly refused = new RefusedCallCount();
  /** What neither counts nor fails is held only where waivers or repeated plays may ask for it. */
  private readonly all: boolean;

  constructor(
    private readonly file: DescribedRun,
    private readonly kept: readonly JudgedFinding[],
  ) {
    const { waivers = [], repeat = 1 } = file.facts;
    this.all = waivers.length > 0 || repeat > 1;
  }

  add(trace: Trace): void {
    this.refused.add(trace);
    for (const finding of judgeTrace(trace)) {
      const matters = this.all || finding.listed || finding.verdict === 'fail';
      if (matters && counts(finding, this.file.facts) && !isToldBy(this.kept, finding)) this.findings.push(finding);
    }
  }
}

function concluded(
  file: DescribedRun,
  seen: SeenTraces,
  evidence: Evidence,
  kept: readonly JudgedFinding[],
  tried: readonly Tried[],
): Judged {
  const findings = [...seen.findings, ...kept];
  const run = concludeRun(file.facts, findings, faultsOf(file), wouldHaveShown(file.facts, tried), tried);
  const refusedCalls = seen.refused.counted;
  const results = run.results.map((result) => withPattern(result, evidence));
  const digest = evidenceDigest(file.plays);
  const drawnFrom = digest && { traces: { kept: digest.traces, sha256: digest.sha256 } };
  return { run: { ...run, ...drawnFrom, results, ...(refusedCalls ? { refusedCalls } : {}) }, evidence };
}

function withPattern(result: RowResult, { traceOf }: Evidence): RowResult {
  const pattern = result.status === 'failed' ? failingPattern(result.findings, traceOf) : undefined;
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
