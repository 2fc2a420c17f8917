/** Asks the reference whom it can serve besides itself: nothing here may import it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DeclaredMutant } from './kill-matrix';

export interface Everyone {
  readonly mutants: readonly DeclaredMutant[];
  readonly variants: readonly { readonly name: string; readonly oddity: string }[];
  readonly peers: readonly { readonly name: string; readonly conduct: string; readonly declares: boolean }[];
}

export async function listEveryone(): Promise<Everyone> {
  const root = path.join(__dirname, '..');
  const args = ['-r', 'ts-node/register/transpile-only', path.join(root, 'reference', 'main.ts'), '--list'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout) as Everyone;
}
