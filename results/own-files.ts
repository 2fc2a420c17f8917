/**
 * What this process has written into a results folder while a run goes on there. Whoever shares the folder with the run, such as
 * the implementation under the same user, can write there as well; what the run reads back is held to what it wrote itself.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { DamagedResults } from './damaged-results';

interface Guarded {
  /** Whether the entry of the folder is made by a run. */
  readonly isOfRun: (entry: string) => boolean;
  /** SHA-256 of each file by its full path. */
  readonly written: Map<string, string>;
  /** Bytes of each, as it was written last, and of all. */
  readonly sizes: Map<string, number>;
  bytes: number;
  /** The folder itself, held open so that no other one gets its number; undefined where the system opens no folders. */
  readonly held: { readonly file: number; readonly stats: Stats } | undefined;
}

const guarded = new Map<string, Guarded>();

/** From now on files of a run in this folder are this process's own or none; what is returned ends that. */
export function guardFolder(folder: string, isOfRun: (entry: string) => boolean): () => void {
  const full = path.resolve(folder);
  const held = holdFolder(full);
  guarded.set(full, { isOfRun, written: new Map(), sizes: new Map(), bytes: 0, held });
  return () => {
    if (held) closeSync(held.file);
    guarded.delete(full);
  };
}

function holdFolder(folder: string): Guarded['held'] {
  let file: number;
  try {
    file = openSync(folder, 'r');
  } catch {
    return undefined;
  }
  return { file, stats: fstatSync(file) };
}

/** @throws DamagedResults where a run goes on in this folder, and another one stands in its place, or none. */
export function requireOwnFolder(folder: string): void {
  const held = guarded.get(path.resolve(folder))?.held;
  if (!held) return;
  const now = statSync(folder, { throwIfNoEntry: false });
  if (now?.isDirectory() && now.dev === held.stats.dev && now.ino === held.stats.ino) return;
  const seen = !now ? 'is gone' : now.isDirectory() ? 'is another folder now' : 'is no folder any more';
  throw new DamagedResults(
    `The results folder ${folder} ${seen}: somebody else removed or replaced it while the run went on. What was played is not there, ` +
      'so there is no verdict. Keep others from it, the implementation included, and run the command again.',
  );
}

/** Notes what this process has written; nothing where no run goes on. */
export function noteOwnFile(file: string, content: Buffer | string): void {
  const full = path.resolve(file);
  const guard = guardOf(full);
  if (!guard) return;
  guard.written.set(full, hashOf(content));
  const size = Buffer.byteLength(content);
  guard.bytes += size - (guard.sizes.get(full) ?? 0);
  guard.sizes.set(full, size);
}

/** Bytes that this process has written into the folder of a run that goes on there. */
export function ownBytesIn(folder: string): number {
  return guarded.get(path.resolve(folder))?.bytes ?? 0;
}

/** The names of the files that this process has written into the folder. */
export function ownNamesIn(folder: string): string[] {
  const full = path.resolve(folder);
  const names = [...(guardOf(full)?.written.keys() ?? [])];
  return names.filter((file) => path.dirname(file) === full).map((file) => path.basename(file));
}

/** `bytes` are what stands in the file; undefined where nothing does. @throws DamagedResults when it is not what this process wrote. */
export function requireOwnFile(file: string, bytes: Buffer | undefined): void {
  if (guarded.size === 0) return;
  const full = path.resolve(file);
  const guard = guardOf(full);
  const written = guard?.written.get(full);
  if (guard === undefined || (written === undefined && bytes === undefined)) return;
  if (written !== undefined && bytes !== undefined && hashOf(bytes) === written) return;
  const by = 'by somebody else while the run went on';
  const what =
    written === undefined
      ? `was put there ${by}`
      : bytes === undefined
        ? `was taken away ${by}`
        : `was changed ${by}: it was written with the SHA-256 ${written.slice(0, 16)}…, and what stands there has ${hashOf(bytes).slice(0, 16)}…`;
  throw new DamagedResults(
    `${file} ${what}. What is in the folder is not what the run saw, so there is no verdict. ` +
      'See to it that nobody else writes there, the implementation included, and run the command again: with another user, ' +
      'or in a container, it cannot.',
  );
}

function guardOf(full: string): Guarded | undefined {
  for (const [folder, guard] of guarded) {
    const [entry = ''] = path.relative(folder, full).split(path.sep);
    if (entry !== '' && entry !== '..' && !path.isAbsolute(entry) && guard.isOfRun(entry)) return guard;
  }
  return undefined;
}

function hashOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
