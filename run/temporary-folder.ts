import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { temporaryName } from '../results/results-folder';

/**
 * Sees to it that there is a folder for temporary files while `act` runs: the system's, or one in the results where that
 * cannot be written, as in a hardened container. Results have to be written in any case.
 */
export async function withTemporaryFolder<T>(out: string, act: () => Promise<T>): Promise<T> {
  if (await canBeWritten(tmpdir())) return act();
  const own = path.join(out, temporaryName);
  await mkdir(own, { recursive: true });
  const { TMPDIR: before } = process.env;
  // Libraries and processes that we start ask the system for the folder, and are told by this.
  process.env['TMPDIR'] = own;
  try {
    return await act();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    await rm(own, { recursive: true, force: true });
  }
}

async function canBeWritten(folder: string): Promise<boolean> {
  try {
    await rmdir(await mkdtemp(path.join(folder, 'conformance-')));
    return true;
  } catch {
    return false;
  }
}
