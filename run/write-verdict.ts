/**
 * Writes the verdict in each of its forms. The disk takes all of them or none, so that no two of them can say different things; a
 * form that cannot be made is left out, and changes nothing about the others.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Judged } from '../judge/verdict/evidence';
import { reportFormats } from '../reporters/report-formats';
import { DamagedResults } from '../results/damaged-results';
import { writeTogether } from '../results/results-folder';
import { sayMissing } from './say-missing';
import { UsageError } from './usage-error';

/**
 * Resolves to why a form is missing, a sentence each. Nothing is written where it is stopped before all are there.
 * @throws UsageError when the folder takes them no more.
 */
export async function writeVerdict(out: string, judged: Judged, stop?: AbortSignal): Promise<string[]> {
  const rendered: (readonly [string, string])[] = [];
  const missing: string[] = [];
  for (const { file, render } of reportFormats) {
    try {
      rendered.push([file, render(judged)]);
    } catch (error) {
      missing.push(sayMissing(`No ${file}`, error));
      // It may be there from before something else was known to be missing.
      await rm(path.join(out, file), { force: true }).catch(() => undefined);
    }
    await nextTurn();
    stop?.throwIfAborted();
  }
  // The verdict file comes last: who finds it finds the others.
  const texts = rendered.reverse();
  try {
    await writeTogether(out, texts);
  } catch (error) {
    if (error instanceof DamagedResults) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The verdict cannot be written to ${out}: ${why}. None is left there. Make room, or name a folder that can be ` +
        'written by --out, and run the command again.',
    );
  }
  return missing;
}
