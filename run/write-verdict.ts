/** Writes the verdict in each of its forms: all of them or none, so that no two of them can say different things. */
import type { Judged } from '../judge/verdict/evidence';
import { reportFormats } from '../reporters/report-formats';
import { writeTogether } from '../results/results-folder';
import { UsageError } from './usage-error';

/** @throws UsageError when the folder takes them no more. */
export async function writeVerdict(out: string, judged: Judged): Promise<void> {
  // The verdict file comes last: who finds it finds the others.
  const texts = reportFormats.map(({ file, render }) => [file, render(judged)] as const).reverse();
  try {
    await writeTogether(out, texts);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The verdict cannot be written to ${out}: ${why}. None is left there. Make room, or name a folder that can be ` +
        'written by --out, and run the command again.',
    );
  }
}
