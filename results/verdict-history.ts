/**
 * What earlier runs gave, one line each, in the folder that `--history` names: enough to say what was fixed and what is
 * new. The file is bounded, the oldest lines go.
 */
import path from 'node:path';
import { z } from 'zod';
import { DamagedResults } from './damaged-results';
import { makeFolder } from './make-folder';
import { parseJson } from './parse-json';
import { readText, takeItAsLeft } from './read-text';
import { replaceFile } from './write-anew';

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

export interface VerdictHistory {
  /** The oldest first. */
  readonly runs: readonly EarlierRun[];
  /** Lines that are no run as this version keeps it, counted from 1: such as the last one of a file that was cut off. */
  readonly damaged: readonly number[];
}

/** Bytes of a history that are read: many times what {@link keptRuns} take. */
const longestHistory = 4 * 1024 * 1024;

/** Lines that may be damaged in what is still a history. */
const mostDamaged = 1_000;

/** The runs of this folder. @throws DamagedResults when the file cannot be read, or is no history. */
export function readVerdictHistory(folder: string): VerdictHistory {
  const runs: EarlierRun[] = [];
  const damaged: number[] = [];
  const file = path.join(folder, verdictHistoryFileName);
  const text = textOf(file);
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || damaged.length > mostDamaged) return;
    const parsed = parseJson(line);
    const checked = 'not' in parsed ? undefined : EarlierRun.safeParse(parsed.json);
    if (checked?.success) runs.push(checked.data);
    else damaged.push(index + 1);
  });
  if (damaged.length > mostDamaged) {
    throw new DamagedResults(
      `${file} holds more than ${mostDamaged} lines that are no run as this version keeps it. Name another folder by --history.`,
    );
  }
  // What begins otherwise is no history of ours, and nothing in it is ours to change.
  if (runs.length > 0 || damaged.length === 0 || text.trimStart().startsWith('{"format":')) return { runs, damaged };
  throw new DamagedResults(
    `${file}, line ${damaged[0] ?? 1}, is no run as this version keeps it. Take the line out, or name another folder.`,
  );
}

function textOf(file: string): string {
  try {
    return readText(file, 'the history of verdicts', { longestBytes: longestHistory })?.text ?? '';
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
  replaceFile(file, lines.join(''));
}
