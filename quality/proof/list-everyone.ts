/** Asks the reference whom it can serve besides itself: nothing here may import it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { DeclaredMutant } from './kill-matrix';

/** Right in an unusual way. */
export interface DeclaredVariant {
  readonly name: string;
  readonly oddity: string;
  /** Requirements that gate nowhere, which it fails or leaves open. */
  readonly departsFrom: readonly string[];
}

/** Variants of which one bot is one at most, or as many as are named. */
export interface Contradiction {
  readonly among: readonly string[];
  readonly atMost?: number;
  readonly because: string;
}

/** No implementation: a null peer understands nothing, a stranger speaks something else, a cheat pretends. */
export interface DeclaredPeer {
  readonly name: string;
  readonly conduct: string;
  readonly kind: 'null' | 'stranger' | 'cheat';
}

export interface DeclaredShapeMutant {
  readonly name: string;
  /** Undefined: the written protocol, and no requirement. */
  readonly breaks?: string;
  /** Description of the interaction that has to refuse it. */
  readonly refusedBy: string;
}

export interface Everyone {
  readonly mutants: readonly DeclaredMutant[];
  readonly variants: readonly DeclaredVariant[];
  readonly contradictions: readonly Contradiction[];
  readonly peers: readonly DeclaredPeer[];
  /** Wrong in the shape of a message alone; the pacts answer for them. */
  readonly shapeMutants: readonly DeclaredShapeMutant[];
}

export async function listEveryone(): Promise<Everyone> {
  const root = path.join(__dirname, '..', '..');
  const args = ['-r', path.join(root, 'bin', 'typescript.js'), path.join(root, 'reference', 'main.ts'), '--list'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout) as Everyone;
}
