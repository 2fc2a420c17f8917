/**
 * What earlier runs gave, one line each, in the folder that `--history` names: enough to say what was fixed and what is
 * new. The file is bounded, the oldest lines go.
 */
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DamagedResults } from './damaged-results';
import { makeFolder } from './make-folder';
import { parseJson } from './parse-json';
import { readText, takeItAsLeft } from './read-text';

export const verdictHistoryFileName = 'verdicts.jsonl';

/** As many runs as are kept, here and in the history of Allure. */
export const keptRuns = 20;

const EarlierRun = z.object({
  format: z.literal(1),
  startedAt: z.iso.datetime(),
  implementation: z.object({ name: z.string(), version: z.string() }),
  suite: z.object({ version: z.string(), requirements: z.string() }),
  profile: z.string(),
  seed: z.int(),
  conclusion: z.string(),
  statuses: z.record(z.string(), z.enum(['passed', 'failed', 'inconclusive', 'not-applicable', 'waived'])),
});

/** A run as later ones know it. */
export type EarlierRun = z.infer<typeof EarlierRun>;

/** The runs of this folder, the oldest first. @throws DamagedResults */
export function readVerdictHistory(folder: string): EarlierRun[] {
  const file = path.join(folder, verdictHistoryFileName);
  const lines = textOf(file).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = parseJson(line);
    const checked = 'not' in parsed ? undefined : EarlierRun.safeParse(parsed.json);
    if (checked?.success) return [checked.data];
    throw new DamagedResults(
      `${file}, line ${index + 1}, is no run as this version keeps it. Take the line out, or name another folder.`,
    );
  });
}

function textOf(file: string): string {
  try {
    return readText(file, 'the history of verdicts')?.text ?? '';
  } catch (error) {
    if (!(error instanceof DamagedResults)) throw error;
    throw new DamagedResults(error.message.replace(takeItAsLeft, 'Name another folder by --history.'), {
      cause: error,
    });
  }
}

/** Adds a run to those before it. */
export function addToVerdictHistory(folder: string, before: readonly EarlierRun[], run: EarlierRun): void {
  makeFolder(folder);
  const file = path.join(folder, verdictHistoryFileName);
  const lines = [...before, run].slice(-keptRuns).map((each) => `${JSON.stringify(each)}\n`);
  // Whole or not at all: a kill may come at any moment.
  writeFileSync(`${file}.unfinished`, lines.join(''));
  renameSync(`${file}.unfinished`, file);
}
