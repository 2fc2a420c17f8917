/** Waits until an implementation answers that was started only just now. */
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter } from '../play/adapters/adapter';
import { asFault, Fault } from '../play/adapters/fault';
import { isLoopback } from '../play/adapters/is-loopback';
import type { StartedCommand } from '../play/adapters/started-command';
import type { Declaration } from '../protocol/types';

const askEveryMs = 100;

export interface Waiting {
  readonly waitMs: number;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Which serves the implementation, and may end before it does. */
  readonly command: StartedCommand | undefined;
  /** Hears, once, that there is something to wait for. */
  readonly tell: (line: string) => void;
}

/**
 * The declaration, as soon as one is given. What is wrong with an answer is wrong at once; that there is none, or one
 * that says "not yet" (502, 503, 504), may change. @throws Fault
 */
export async function awaitAnswer(adapter: Adapter, { waitMs, signal, command, tell }: Waiting): Promise<Declaration> {
  const until = performance.now() + waitMs;
  const either = command ? AbortSignal.any([signal, command.lost]) : signal;
  for (let told = false; ; told = true) {
    try {
      return await unless(either, adapter.declare());
    } catch (error) {
      either.throwIfAborted();
      const fault = asFault(error);
      if (!fault.mayPass) throw fault;
      if (performance.now() >= until) throw after(waitMs, fault, command);
      if (!told) tell(`Waiting for ${adapter.name} to answer, ${waitMs / 1000} s at most\n`);
      await sleep(askEveryMs, undefined, { signal: either }).catch(() => either.throwIfAborted());
    }
  }
}

async function unless<T>(signal: AbortSignal, act: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(asFault(signal.reason));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([act, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
    act.catch(() => undefined);
  }
}

function after(waitMs: number, fault: Fault, command: StartedCommand | undefined): Fault {
  if (waitMs === 0) return fault;
  const said = command ? ` ${command.lastSaid()}` : '';
  return new Fault(fault.kind, `After ${waitMs / 1000} s of waiting (--wait): ${fault.message}${said}`, {
    cause: fault,
  });
}

/** @throws Fault when somebody listens at the target although what is to serve it was not started: another would be judged. */
export async function refuseTaken(target: URL): Promise<void> {
  if (!isLoopback(target)) return;
  const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = createConnection({ host, port }, () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });
  if (!isTaken) return;
  throw new Fault(
    'usage',
    `Somebody listens at ${target.origin} already, before --command was started, and would be judged in its place. Stop that, or let both use another port.`,
  );
}
