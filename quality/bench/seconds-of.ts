/** Seconds that Node takes for these words. Throws when the command does not end as it should, or not in its time. */
import path from 'node:path';
import { runChild, type Ended } from '../testing/child';

export const root = path.join(__dirname, '..', '..');

/** The command, as a word for Node. */
export const bin = path.join('bin', 'escalation-conformance.js');

/** Runs TypeScript as the project's own scripts do. */
export const typescript = ['-r', './bin/typescript.js'] as const;

export const deadlineMs = 1_200_000;

export interface Timing {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What it has to have printed. */
  readonly prints?: RegExp;
  /** Exit codes besides 0 with which it has done its work. */
  readonly codes?: readonly number[];
}

export async function secondsOf(words: readonly string[], timing: Timing = {}): Promise<number> {
  const began = performance.now();
  const ended = await runNode(words, timing);
  const seconds = (performance.now() - began) / 1_000;
  checkEnd(words, timing, ended);
  return seconds;
}

export function checkEnd(words: readonly string[], { prints, codes = [] }: Timing, { code, output }: Ended): void {
  if ([0, ...codes].includes(code ?? -1) && (!prints || prints.test(output))) return;
  throw new Error(
    `${words.join(' ')} ended with ${code ?? 'no code'}${prints ? ` and was to print ${String(prints)}` : ''}: ${output.slice(-2_000)}`,
  );
}

export async function runNode(words: readonly string[], { env = {}, cwd = root }: Timing = {}): Promise<Ended> {
  return runChild(process.execPath, words, { cwd, deadlineMs, env: { NO_COLOR: '1', ...env } });
}
