/** Keeps a run from replacing files that no run has written. */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as describesRunModule from '../results/describes-run';
import { UsageError } from './usage-error';

/** What reads a description is loaded where there is one: a help needs none of it. */
const load: (name: string) => unknown = createRequire(__filename);

/** @throws UsageError when something stands there that a run would destroy. */
export function refuseForeignFolder(out: string, asked: string): void {
  if (!existsSync(out)) return;
  let entries: string[];
  try {
    entries = readdirSync(out);
  } catch {
    throw new UsageError(`--out=${asked} is not a folder that can be read.`);
  }
  const { describesRun } = load('../results/describes-run') as typeof describesRunModule;
  // Other tools have a run.json, too: what it says decides, not its name.
  if (entries.length === 0 || describesRun(out)) return;
  throw new UsageError(
    `--out=${asked} holds files that are not results of this suite. They would be replaced; name an empty or new folder.`,
  );
}
