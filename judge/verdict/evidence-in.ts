/** What lies behind findings, for who shows a verdict that stands: for each, the trace that shows it. No rule is needed for it. */
import { tellLocation, type Located } from '../../results/location';
import type { KeptPlay } from '../../results/run-file';
import { TraceShelf } from '../../results/trace-shelf';
import type { Trace } from '../../trace/trace';

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
export function evidenceOn(
  shelf: TraceShelf,
  plays: readonly KeptPlay[],
  holders: ReadonlyMap<string, KeptPlay>,
): Evidence {
  return {
    ...evidenceFrom(plays, []),
    traceOf: (finding) => {
      const play = holders.get(tellLocation(finding));
      return play && shelf.take(play)?.trace;
    },
  };
}
