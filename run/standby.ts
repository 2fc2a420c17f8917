/** A program that is loaded before it is wanted: a process of its own has done that by then, and waits to be told to run it. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { sendTo } from '../play/adapters/end-group';
import { inherited } from '../play/adapters/inherited';

export interface Standby {
  /**
   * Runs the program with these arguments, and these variables besides those that a child of ours inherits, in the process that
   * waits for it. Where that one has ended, or does not answer, in another that loads first: nothing but time depends on it.
   * Rejects when it is stopped before the program runs.
   */
  run(words: readonly string[], variables?: NodeJS.ProcessEnv, stop?: AbortSignal): Promise<ChildProcess>;
  /** Ends the process if nobody has run the program. Resolves when it is gone, and never rejects. */
  stop(): Promise<void>;
}

export interface StandbyOptions {
  /** The program, a script. */
  readonly script: string;
  /** The script that loads what the program needs, one of `bin/` if only a name is given. */
  readonly prepares: string;
  /** Variables while it loads, besides those that a child of ours inherits. */
  readonly variables?: NodeJS.ProcessEnv;
  /** It ends by itself when it has waited for as long as this, and at once when we are gone. */
  readonly boundMs: number;
}

const root = path.join(__dirname, '..');
const answerDeadlineMs = 60_000;

/** Starts a process that loads the program and waits. Never throws: what cannot be started is started when it is wanted. */
export function standBy({ script, prepares, variables, boundMs }: StandbyOptions): Standby {
  let waiting = startWaiting(path.resolve(root, 'bin', prepares), { ...inherited('ours'), ...variables }, boundMs);
  return {
    run: async (words, more, stop) => {
      const env = { ...inherited('ours'), ...more };
      const child = waiting;
      waiting = undefined;
      if (child && (await hasBegun(child, { run: script, words, env }, stop))) return child;
      stop?.throwIfAborted();
      return spawn(process.execPath, [script, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    },
    stop: async () => {
      const child = waiting;
      waiting = undefined;
      if (child) await ended(child);
    },
  };
}

function startWaiting(prepares: string, env: NodeJS.ProcessEnv, boundMs: number): ChildProcess | undefined {
  const words = [path.join(root, 'bin', 'standby.js'), JSON.stringify({ prepares, boundMs })];
  try {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: Ctrl-C is ours to handle, and we stop it.
      detached: true,
    });
    child.on('error', () => undefined);
    return child;
  } catch {
    return undefined;
  }
}

/** Tells it to run the program; answers whether it does. */
async function hasBegun(child: ChildProcess, word: object, stop?: AbortSignal): Promise<boolean> {
  if (!isThere(child) || !child.connected) return false;
  const begun = await new Promise<boolean>((resolve) => {
    const settle = (answer: boolean) => {
      clearTimeout(late);
      child.off('message', onAnswer).off('exit', onExit);
      stop?.removeEventListener('abort', onExit);
      resolve(answer);
    };
    const onAnswer = () => settle(true);
    const onExit = () => settle(false);
    const late = setTimeout(() => settle(false), answerDeadlineMs);
    child.once('message', onAnswer).once('exit', onExit);
    stop?.addEventListener('abort', onExit, { once: true });
    if (stop?.aborted) onExit();
    child.send({ ...word, answer: true }, (error) => {
      if (error) settle(false);
    });
  });
  if (!begun) kill(child);
  return begun;
}

/** Ends it and what it has started, which holds its pipes, too: so all is gone when these are closed. */
async function ended(child: ChildProcess): Promise<void> {
  if (!isThere(child)) return;
  await new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.stdout?.resume();
    child.stderr?.resume();
    kill(child);
  });
}

/** Kills the whole group: it may be loading, and would hear of nothing else. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined || !sendTo(child.pid, 'SIGKILL')) child.kill('SIGKILL');
}

/** Whether it was started and has not ended. */
function isThere({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}
