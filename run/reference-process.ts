/** Starts the embedded reference implementation as a process of its own, and stops it by its id. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Fault } from '../play/adapters/fault';
import { inherited } from '../play/adapters/inherited';
import { ownLimitBehind, started } from '../play/adapters/own-limits';
import { withoutStack } from './without-stack';

export interface ReferenceProcess {
  readonly url: URL;
  /** Aborted, with a fault of the suite as its reason, when it has ended and nobody asked it to. */
  readonly lost: AbortSignal;
  stop(): Promise<void>;
}

const startDeadlineMs = 30_000;
const stopDeadlineMs = 5_000;

/** What the process gets beside its arguments. */
export interface ReferenceOptions {
  /** Files that Node loads before the implementation. */
  readonly preload?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the waiting for it, and the process, while it starts. */
  readonly stop?: AbortSignal;
}

/** Resolves when it listens. `args` are those of reference/main.ts. */
export async function startReference(
  args: readonly string[] = [],
  { preload = [], env = {}, stop: stopped }: ReferenceOptions = {},
): Promise<ReferenceProcess> {
  const root = path.join(__dirname, '..');
  const child = started(
    spawn(
      process.execPath,
      [
        '-r',
        path.join(root, 'bin', 'typescript.js'),
        ...preload.flatMap((file) => ['-r', file]),
        path.join(root, 'reference', 'main.ts'),
        '--exit-with-stdin',
        ...args,
      ],
      {
        // A pipe it never reads from: should we be killed, its end tells the child to end, too.
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { ...inherited('ours'), ...env },
        // A group of its own: Ctrl-C is ours to handle, and we stop it.
        detached: true,
      },
    ),
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-2_000)));
  const url = await firstUrl(child, () => said, stopped);
  const lost = new AbortController();
  const onExit = (code: number | null, signal: string | null) => {
    const how = signal ?? `exit code ${code ?? 'none'}`;
    lost.abort(
      new Fault(
        'suite',
        `The reference implementation of the suite ended (${how}) while it was still needed. This says nothing about any other ` +
          `implementation. Run the command again. It said: ${withoutStack(said).trim() || 'nothing'}`,
      ),
    );
  };
  child.once('exit', onExit);
  // It may have ended between its first line and now.
  if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
  const stop = () => {
    child.off('exit', onExit);
    return stopChild(child);
  };
  return { url, lost: lost.signal, stop };
}

function firstUrl(
  child: ChildProcess & { stdout: NodeJS.ReadableStream },
  said: () => string,
  stopped: AbortSignal | undefined,
): Promise<URL> {
  return new Promise((resolve, reject) => {
    const stop = () => fail('it was stopped');
    stopped?.addEventListener('abort', stop, { once: true });
    const fail = (why: string, ours?: Fault) => {
      clearTimeout(timer);
      stopped?.removeEventListener('abort', stop);
      child.kill('SIGKILL');
      reject(
        ours ??
          new Fault(
            'suite',
            `The reference implementation did not start: ${why}. It said: ${withoutStack(said()).trim() || 'nothing'}`,
          ),
      );
    };
    const timer = setTimeout(() => fail(`no word within ${startDeadlineMs / 1000} s`), startDeadlineMs);
    child.once('error', (error) => fail(error.message, ownLimitBehind(error)));
    child.once('exit', (code) => fail(`it ended with code ${code ?? 'none'}`));
    createInterface({ input: child.stdout }).once('line', (line) => {
      try {
        const { url } = JSON.parse(line) as { url: string };
        clearTimeout(timer);
        stopped?.removeEventListener('abort', stop);
        child.removeAllListeners('exit');
        resolve(new URL(url));
      } catch {
        fail(`its first line is not {"url": …}: ${JSON.stringify(line.slice(0, 200))}`);
      }
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
