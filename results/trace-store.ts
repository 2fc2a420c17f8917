/** Keeps traces on disk, one JSON file each, and reads them back. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Trace } from '../trace/trace';

/** Keeps a trace at `<room>/<channel>/<area>/<slug>.json` below the results folder; resolves to that path. */
export async function keepTrace(out: string, room: 'traces' | 'incomplete', trace: Trace): Promise<string> {
  const relative = path.posix.join(room, trace.channel, `${trace.scenario}.json`);
  const file = path.join(out, relative);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(trace)}\n`);
  return relative;
}

/** All traces below a folder, in the order of their paths. Rejects with a sentence that names the file that is no trace. */
export async function readTraces(folder: string): Promise<Trace[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(files.map(readTrace));
}

/** One trace. Rejects when the file is not a trace of a format that this suite reads. */
export async function readTrace(file: string): Promise<Trace> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not a readable JSON file: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
  const trace = json as Partial<Trace> | null;
  const looksLikeOne =
    trace?.format === 1 &&
    Array.isArray(trace.events) &&
    typeof trace.scenario === 'string' &&
    typeof trace.conversations === 'object';
  if (!looksLikeOne) {
    throw new Error(`${file} is not a trace of format 1. Traces stand below the folder traces/ of a run's results.`);
  }
  return trace as Trace;
}
