/** Compares a run with the last one of its history, and has it remembered there. */
import type { Judged } from '../judge/verdict/evidence';
import { asEarlierRun, sinceLastRun } from '../judge/verdict/since-last-run';
import { visible } from '../judge/words/visible';
import { addToVerdictHistory, readVerdictHistory, type EarlierRun } from '../results/verdict-history';

export interface Compared {
  /** With what became of the failures, or why that is not known. */
  readonly judged: Judged;
  /** Adds the run to the history; answers why that cannot be done, since the verdict does not depend on it. */
  readonly remember: () => readonly string[];
}

export function compareWithLastRun(folder: string | undefined, judged: Judged): Compared {
  const { run } = judged;
  if (folder === undefined) return { judged, remember: () => [] };
  let earlier: readonly EarlierRun[];
  try {
    earlier = readVerdictHistory(folder);
  } catch (error) {
    const missingReports = [...(run.missingReports ?? []), `No comparison with the last run: ${messageOf(error)}`];
    return { judged: { ...judged, run: { ...run, missingReports } }, remember: () => [] };
  }
  const since = sinceLastRun(run, earlier);
  const kept = asEarlierRun(run);
  return {
    judged: since ? { ...judged, run: { ...run, since } } : judged,
    remember: () => {
      if (!kept) return [];
      try {
        addToVerdictHistory(folder, earlier, kept);
        return [];
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
