import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A new empty folder. Playwright's own output folder will not do: another run of it on this machine empties that. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'conformance-test-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
