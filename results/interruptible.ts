/**
 * Work without a pause, in small steps. A process that is busy hears no signal: between the steps it looks up, so that Ctrl-C is
 * heeded however much there is to do.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Each step takes a small part of a second at most. */
export type Interruptible<T> = Generator<undefined, T>;

/** Milliseconds of work after which it is looked whether somebody stops it. */
const lookUpEveryMs = 100;

/** Does the work in one go. */
export function atOnce<T>(work: Interruptible<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Does the work, and looks up now and then. Rejects with the reason of the signal once that is aborted. */
export async function unlessStopped<T>(work: Interruptible<T>, signal: AbortSignal): Promise<T> {
  let lookedUpMs = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - lookedUpMs < lookUpEveryMs) continue;
    await nextTurn();
    signal.throwIfAborted();
    lookedUpMs = performance.now();
  }
}
