import { emptyFolder } from '../results/results-folder';
import { sourceEntries } from './sources/source-entries';
import { UsageError } from './usage-error';

/** Empties the folder of an earlier run. @throws UsageError when it cannot be made or emptied. */
export async function clearFolder(out: string): Promise<void> {
  try {
    await emptyFolder(out, sourceEntries);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--out=${out} cannot be made, or not be emptied: ${why}. Name a folder that can be written.`);
  }
}
