/** Runs one child process to its end, within a deadline, and keeps what it printed. */
import { spawn } from 'node:child_process';

export interface Ended {
  /** Exit code; undefined when a signal or the deadline ended it, or it never started. */
  readonly code: number | undefined;
  /** The last part of what it printed, both streams as they came. */
  readonly output: string;
}

export interface ChildOptions {
  readonly cwd: string;
  readonly deadlineMs: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Characters of output that are kept, from the end. */
const outputKept = 60_000;
/** Milliseconds that a child gets to end by itself after it was asked to. */
const graceMs = 5_000;

export async function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    const keep = (chunk: unknown) => {
      output = (output + String(chunk)).slice(-outputKept);
    };
    const child = spawn(command, args, { cwd: options.cwd, env: { ...process.env, ...options.env } });
    child.stdin.end();
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const stop = () => {
      child.kill('SIGTERM');
      // A child that does not heed the request would otherwise hold up the check for ever.
      setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
    };
    const timer = setTimeout(() => {
      keep(`\nStopped: not done after ${options.deadlineMs / 1000} s.\n`);
      stop();
    }, options.deadlineMs);
    const interrupt = () => stop();
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    const settle = (code: number | null) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve({ code: code ?? undefined, output });
    };
    child.once('error', (error) => {
      keep(`\n${command} could not be started: ${error.message}\n`);
      settle(null);
    });
    child.once('close', settle);
  });
}
