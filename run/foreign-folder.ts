/** Keeps a run from replacing files that no run has written. */
import { existsSync, readdirSync } from 'node:fs';
import { describesRun } from '../results/describes-run';
import { UsageError } from './usage-error';

/** @throws UsageError when something stands there that a run would destroy. */
export function refuseForeignFolder(out: string, asked: string): void {
  if (!existsSync(out)) return;
  let entries: string[];
  try {
    entries = readdirSync(out);
  } catch {
    throw new UsageError(`--out=${asked} is not a folder that can be read.`);
  }
  // Other tools have a run.json, too: what it says decides, not its name.
  if (entries.length === 0 || describesRun(out)) return;
  throw new UsageError(
    `--out=${asked} holds files that are not results of this suite. They would be replaced; name an empty or new folder.`,
  );
}
