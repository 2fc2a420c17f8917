/**
 * Processor seconds that a command takes, with all processes that it starts and waits for. Of a shared machine they say more than
 * the clock. The shell counts them, so this is for systems that have one.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runChild } from '../testing/child';
import { checkEnd, deadlineMs, root, type Timing } from './seconds-of';

/** What the shell does: the command, then the times of what it waited for, then the command's own exit code. */
const script = '"$@"; code=$?; times > "$BENCH_TIMES"; exit $code';

export async function processorSecondsOf(words: readonly string[], timing: Timing = {}): Promise<number> {
  const { env = {}, cwd = root } = timing;
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-times-'));
  const times = path.join(folder, 'times');
  try {
    const args = ['-c', script, 'sh', process.execPath, ...words];
    const ended = await runChild('sh', args, { cwd, deadlineMs, env: { NO_COLOR: '1', ...env, BENCH_TIMES: times } });
    checkEnd(words, timing, ended);
    return secondsOfChildren(readFileSync(times, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** POSIX: the first line is the shell's own, the second that of its children, each as `0m1.23s 0m0.45s`. */
export function secondsOfChildren(times: string): number {
  const [, children = ''] = times.trim().split('\n');
  const found = [...children.matchAll(/(\d+)m(\d+(?:[.,]\d+)?)s/g)];
  if (found.length !== 2) throw new Error(`The shell tells no times of its children: ${JSON.stringify(times)}`);
  return found.reduce(
    (sum, [, minutes, seconds = '']) => sum + Number(minutes) * 60 + Number(seconds.replace(',', '.')),
    0,
  );
}
