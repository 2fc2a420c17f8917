/** Compares a run with the last one of its history, and has it remembered there. */
import path from 'node:path';
import type { Judged } from '../judge/verdict/evidence';
import { asEarlierRun, sinceLastRun } from '../judge/verdict/since-last-run';
import { visible } from '../judge/words/visible';
import { tellDamagedLines } from '../results/mend-lines';
import { setAside } from '../results/set-aside';
import {
  addToVerdictHistory,
  readVerdictHistory,
  verdictHistoryFileName,
  type VerdictHistory,
} from '../results/verdict-history';

export interface Compared {
  /** With what became of the failures, or why that is not known. */
  readonly judged: Judged;
  /** Adds the run to the history; answers why that cannot be done, since the verdict does not depend on it. */
  readonly remember: () => readonly string[];
}

export function compareWithLastRun(folder: string | undefined, judged: Judged): Compared {
  const { run } = judged;
  if (folder === undefined) return { judged, remember: () => [] };
  let history: VerdictHistory;
  let since: ReturnType<typeof sinceLastRun>;
  let kept: ReturnType<typeof asEarlierRun>;
  try {
    history = readVerdictHistory(folder);
    since = sinceLastRun(run, history.runs);
    kept = asEarlierRun(run);
  } catch (error) {
    const missingReports = [...(run.missingReports ?? []), `No comparison with the last run: ${messageOf(error)}`];
    return { judged: { ...judged, run: { ...run, missingReports } }, remember: () => [] };
  }
  const { runs, damaged } = history;
  return {
    judged: since ? { ...judged, run: { ...run, since } } : judged,
    remember: () => {
      if (!kept) return [];
      try {
        const file = path.join(folder, verdictHistoryFileName);
        const told = damaged.length === 0 ? [] : [tellDamagedLines(file, damaged, setAside(file))];
        addToVerdictHistory(folder, runs, kept);
        return told.map((each) => `No comparison with a part of the history: ${visible(each, 1_000)}`);
      } catch (error) {
        const why = messageOf(error).replace(/\.$/, '');
        return [`No record for the next run: ${why}. Name another folder by --history.`];
      }
    },
  };
}

function messageOf(error: unknown): string {
  return visible(error instanceof Error ? error.message : String(error), 1_000);
}
