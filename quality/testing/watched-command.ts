/** Runs the command as its users do, in a folder for temporary files of its own, and tells what it leaves behind. */
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { markVariable, processesMarked } from './marked-processes';

const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

/** Kept on purpose, under one name for each user, by the package v8-compile-cache-lib. */
const sharedCache = 'v8-compile-cache-';

export interface WatchedEnd {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly output: string;
  /** What was left of it when it had ended. */
  readonly left: Leftovers;
  /** What is left of it by now. */
  readonly leftNow: () => Leftovers;
}

export interface Leftovers {
  /** Processes that it has started, or that those have, and that still run. */
  readonly processes: readonly string[];
  /** Everything in the folder for temporary files but the TypeScript loader's cache, which all runs of a user share. */
  readonly temporaryFiles: readonly string[];
}

export interface Watching {
  /** A folder that is there; what is made in it belongs to the caller. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly deadlineMs: number;
  /** A signal that is sent once this has been printed and, if asked for, a temporary file of such a path is there. */
  readonly interrupt?: {
    readonly after: RegExp;
    readonly onceThere?: RegExp;
    readonly with: 'SIGINT' | 'SIGTERM' | 'SIGKILL';
  };
}

/** Milliseconds after which it is looked again for a file. */
const lookEveryMs = 10;

export async function watchedCommand({ folder, args, deadlineMs, interrupt }: Watching): Promise<WatchedEnd> {
  const mark = randomUUID();
  const temporary = path.join(folder, `temporary-${mark}`);
  mkdirSync(temporary);
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary, [markVariable]: mark },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  let output = '';
  let sent = false;
  const hear = (chunk: string) => {
    output += chunk;
    if (!interrupt || sent || !interrupt.after.test(output)) return;
    sent = true;
    sendOnceThere(interrupt);
  };
  const sendOnceThere = (asked: NonNullable<Watching['interrupt']>) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    if (asked.onceThere === undefined || pathsBelow(temporary).some((name) => asked.onceThere?.test(name))) {
      child.kill(asked.with);
    } else setTimeout(() => sendOnceThere(asked), lookEveryMs);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  // When it has ended, not when its pipes are closed: a grandchild that holds them open is what is looked for.
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => clearTimeout(timer));
  const leftNow = () => ({
    processes: processesMarked(mark),
    temporaryFiles: readdirSync(temporary).filter((name) => !name.startsWith(sharedCache)),
  });
  return { code, output, left: leftNow(), leftNow };
}

/** Relative to the folder. What is removed while it is listed is as good as never seen. */
function pathsBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}
