/** Keeps a run from replacing files that no run has written. */
import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as describesRunModule from '../results/describes-run';
import { lockName } from '../results/file-names';
import { runFileName } from '../results/run-file-name';
import { UsageError } from './usage-error';

/** What reads a description is loaded where there is one: a help needs none of it. */
const load: (name: string) => unknown = createRequire(__filename);

/**
 * Before the folder is taken. Where somebody writes there, or a lock was left, nothing is said yet: their results are not whole.
 *
 * @throws UsageError when something stands there that a run would destroy.
 */
export function refuseForeignFolder(out: string, asked: string): void {
  const isTaken = () => entriesOf(out, asked).includes(lockName);
  // It may be taken, and be cleared, between two looks.
  if (!existsSync(out) || isTaken() || isOurs(out, asked) || isTaken()) return;
  throw foreign(asked);
}

/** Once it is taken. @throws UsageError when something stands there that a run would destroy. */
export function refuseForeignFiles(out: string): void {
  if (!isOurs(out, out)) throw foreign(out);
}

function isOurs(out: string, asked: string): boolean {
  const { describesRun } = load('../results/describes-run') as typeof describesRunModule;
  // Other tools have a run.json, too: what it says decides, not its name.
  const entries = entriesOf(out, asked);
  const others = entries.filter((entry) => !entry.startsWith(lockName));
  // Who was killed before it had written anything leaves its lock, alone or beside a description without a word in it.
  const isBegun = others.every((entry) => entry === runFileName && entries.length > others.length && isEmpty(out));
  return isBegun || describesRun(out);
}

function isEmpty(out: string): boolean {
  const found = lstatSync(path.join(out, runFileName), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === 0;
}

function foreign(asked: string): UsageError {
  return new UsageError(
    `--out=${asked} holds files that are not results of this suite. They would be replaced; name an empty or new folder.`,
  );
}

function entriesOf(out: string, asked: string): string[] {
  try {
    return readdirSync(out);
  } catch {
    throw new UsageError(`--out=${asked} is not a folder that can be read.`);
  }
}

/**
 * What a run is given may not lie among the results that it takes out of its folder first: it would be lost, and a history there would
 * never hold a run. `given` is by the name of its option.
 *
 * @throws UsageError when something does.
 */
export function refuseGivenInResults(
  out: string,
  given: Readonly<Record<string, string | undefined>>,
  isEmptied: (entry: string) => boolean,
): void {
  const folder = whereItIs(out);
  for (const [option, place] of Object.entries(given)) {
    if (place === undefined) continue;
    const [entry = ''] = path.relative(folder, whereItIs(place)).split(path.sep);
    if (!isEmptied(entry)) continue;
    throw new UsageError(
      `--${option}=${place} lies among the results in --out=${out}, which a run takes away before it begins. Keep it elsewhere.`,
    );
  }
}

/** The folder itself, whatever links lead to it. What is not there yet is where it will be made. */
export function whereItIs(folder: string): string {
  const full = path.resolve(folder);
  if (existsSync(full)) return realpathSync(full);
  const above = path.dirname(full);
  return above === full ? full : path.join(whereItIs(above), path.basename(full));
}
