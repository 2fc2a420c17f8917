/** What lies behind the findings of a run: for each, the trace that shows it and the file in which it is kept. */
import { countsInPassing } from '../../play/scenarios/described/described-rows';
import { evidenceDigest } from '../../results/evidence-digest';
import type { JudgedFinding } from '../../results/judged-finding';
import { failingPattern } from './failing-pattern';
import { judgeTrace } from './judge';
import { refusedCallsIn } from './refused-calls';
import { concludeRun, type JudgedRun, type RowResult } from './verdict';
import type { RunFault } from '../../results/run-fault';
import type { Trace } from '../../trace/trace';
import { tellLocation, type Located } from '../../results/location';
import { readTrace, type KeptPlay, type RunFile } from '../../results/run-file';
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
  const byPlace = new Map(plays.map((play) => [tellLocation(play), play]));
  return {
    ...evidenceFrom(plays, []),
    traceOf: (finding) => {
      const play = byPlace.get(tellLocation(finding));
      return play && readTrace(folder, play);
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
  file: Pick<RunFile, 'facts' | 'plays' | 'faults'>,
  traces: readonly Trace[],
  kept: readonly JudgedFinding[] = [],
  tried: readonly Tried[] = [],
): Judged {
  const findings = [
    ...traces.flatMap(judgeTrace).filter((finding) => counts(finding, file.facts) && !isToldBy(kept, finding)),
    ...kept,
  ];
  const run = concludeRun(file.facts, findings, faultsOf(file), wouldHaveShown(file.facts, tried), tried);
  const refusedCalls = refusedCallsIn(traces);
  const evidence = evidenceFrom(file.plays, traces);
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
