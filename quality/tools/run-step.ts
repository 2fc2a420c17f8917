/** Runs one step of the check as a process, with all that it starts: to its end, until it stands still, or until it is stopped. */
import { spawn } from 'node:child_process';
import { guardGroup } from '../../play/adapters/guard-group';
import { inherited } from '../../play/adapters/inherited';

export interface StepEnd {
  /** Exit code; undefined when a signal ended it, or it never started. */
  readonly code: number | undefined;
  /** The last part of what it printed, both streams as they came. */
  readonly output: string;
}

export interface StepOptions {
  readonly cwd: string;
  /** Milliseconds without a word from it after which it is taken for hung. However long it takes, a busy machine is no fault. */
  readonly silenceMs: number;
  /** Milliseconds that it gets to end by itself once it was asked to. */
  readonly graceMs?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** Characters of output that are kept, from the end. */
const outputKept = 60_000;
const defaultGraceMs = 10_000;

export async function runStep(args: readonly string[], options: StepOptions): Promise<StepEnd> {
  const { cwd, silenceMs, graceMs = defaultGraceMs, env, signal } = options;
  if (signal?.aborted) return { code: undefined, output: 'Not started: the check was stopped.' };
  let output = '';
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...inherited('theirs'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C is the check's to hand on, once, and whatever the step has started is stopped with it.
    detached: true,
  });
  const unguard = child.pid === undefined ? undefined : guardGroup(child.pid, graceMs);
  const stop = () => {
    killGroup(child.pid, 'SIGINT');
    // What does not heed the request would otherwise hold up the check for ever.
    forced ??= setTimeout(() => killGroup(child.pid, 'SIGKILL'), graceMs);
  };
  let forced: NodeJS.Timeout | undefined;
  const hung = setTimeout(() => {
    keep(`\nStopped: it has said nothing for ${silenceMs / 1000} s.\n`);
    stop();
  }, silenceMs);
  const keep = (chunk: unknown) => {
    output = (output + String(chunk)).slice(-outputKept);
    hung.refresh();
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', (error) => {
        keep(`\nIt could not be started: ${error.message}\n`);
        resolve(null);
      });
      child.once('close', resolve);
    });
    return { code: code ?? undefined, output };
  } finally {
    clearTimeout(hung);
    clearTimeout(forced);
    signal?.removeEventListener('abort', stop);
    // Nothing of it outlives it.
    killGroup(child.pid, 'SIGKILL');
    await unguard?.();
  }
}

/** The process and what it has started. Where there are no groups, the process. */
function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It is gone already.
  }
}
