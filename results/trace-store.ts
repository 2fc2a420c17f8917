/** Keeps traces on disk, one JSON file each. */
import { mkdir, writeFile } from 'node:fs/promises';
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
