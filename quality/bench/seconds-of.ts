/** Seconds that Node takes for these words. Throws when the command does not end as it should, or not in its time. */
import path from 'node:path';
import { runChild, type Ended } from '../testing/child';

export const root = path.join(__dirname, '..', '..');

/** The command, as a word for Node. */
export const bin = path.join('bin', 'escalation-conformance.js');

/** Runs TypeScript as the project's own scripts do. */
export const typescript = ['-r', './bin/typescript.js'] as const;

const deadlineMs = 1_200_000;

export interface Timing {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What it has to have printed. */
  readonly prints?: RegExp;
  /** Exit codes besides 0 with which it has done its work. */
  readonly codes?: readonly number[];
}

export async function secondsOf(
  words: readonly string[],
  { env = {}, cwd = root, prints, codes = [] }: Timing = {},
): Promise<number> {
  const began = performance.now();
  const { code, output } = await runNode(words, { env, cwd });
  const seconds = (performance.now() - began) / 1_000;
  if (![0, ...codes].includes(code ?? -1) || (prints && !prints.test(output))) {
    throw new Error(
      `${words.join(' ')} ended with ${code ?? 'no code'}${prints ? ` and was to print ${String(prints)}` : ''}: ${output.slice(-2_000)}`,
    );
  }
  return seconds;
}

export async function runNode(words: readonly string[], { env = {}, cwd = root }: Timing = {}): Promise<Ended> {
  return runChild(process.execPath, words, { cwd, deadlineMs, env: { NO_COLOR: '1', ...env } });
}
