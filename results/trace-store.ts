/**
 * Keeps traces on disk, one JSON file each. Only ever adds: a file that is there stays as it is, and what is kept is known
 * by its SHA-256 from then on.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DamagedResults } from './damaged-results';
import type { Trace } from '../trace/trace';
import { noteOwnFile } from './own-files';
import { readText } from './read-text';
import type { KeptPlay } from './run-record';

/** Where a trace is kept, as `run.json` lists it. */
export type KeptTrace = Required<Pick<KeptPlay, 'trace' | 'sha256'>>;

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Keeps a trace at `<room>/<channel>/<area>/<slug>.json` below the results folder. Several plays of one scenario have their
 * numbers in the name. Two plays of one generated case have one name: the second trace gets a number.
 */
export async function keepTrace(out: string, room: 'traces' | 'incomplete', trace: Trace): Promise<KeptTrace> {
  const wanted = path.posix.join(room, trace.channel, `${trace.scenario}.json`);
  const bytes = Buffer.from(`${JSON.stringify(trace)}\n`);
  return { trace: await add(out, numbered(wanted, trace.repeat ?? 1), bytes), sha256: sha256Of(bytes) };
}

/** Copies the trace of a play from another results folder, and resolves to the play as it is listed here. */
export async function adoptTrace(from: string, play: KeptPlay, out: string): Promise<KeptPlay> {
  if (play.trace === null) return play;
  // As it lies in the folder, however the part names it: another name could lead out of the folder that it is copied to.
  const name = path.relative(from, path.resolve(from, play.trace)).split(path.sep).join('/');
  const bytes = readText(path.join(from, name), 'a trace', { within: from })?.bytes;
  if (!bytes) throw new Error(`The trace ${play.trace} is gone from ${from}.`);
  return { ...play, trace: await add(out, name, bytes) };
}

/** Adds a file to the folder, with a number in its name where another of that name is there; resolves to the name. */
async function add(out: string, wanted: string, bytes: Buffer): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = numbered(wanted, n);
    const file = path.join(out, name);
    try {
      await writeNew(file, bytes);
    } catch (error) {
      if (isInTheWay(error)) throw new DamagedResults(inTheWayTold(file, error));
      if (!isThere(error)) throw error;
      if (!(await readFile(file)).equals(bytes)) continue;
    }
    noteOwnFile(file, bytes);
    return name;
  }
}

/** Most folders are there already: an earlier trace is in them. */
async function writeNew(file: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: 'wx' });
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: 'wx' });
  }
}

function numbered(name: string, n: number): string {
  return n === 1 ? name : name.replace(/(\.json)?$/, `.${n}.json`);
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Whether something stands where a folder of ours was, or is to be. */
function isInTheWay(error: unknown): error is NodeJS.ErrnoException {
  return ['ENOTDIR', 'ENOENT', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function inTheWayTold(file: string, { message }: Error): string {
  return (
    `The trace ${file} cannot be written: ${message}. Somebody else removed or replaced a folder of the results while the run went on. ` +
    'Keep others from it, the implementation included, and run the command again.'
  );
}

function isThere(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EEXIST';
}
