/**
 * Serves the implementation with one change that a machine made to its code, and many of them side by side: each call
 * has its own change, and so has all that it sets off. Only code that was instrumented for it holds any.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Served } from './endpoint';

/** The change at work, and how often its place was reached since the call began. */
interface AtWork {
  readonly id: string;
  reached: number;
}

/** Times that one call may reach the place of a change; beyond that the change has made a loop without end. */
const mostReached = 200_000;

const atWork = new AsyncLocalStorage<AtWork>();

/** What instrumented code looks at, under the name that Stryker gave it. */
interface Switches {
  activeMutant: string | undefined;
  hitCount: number | undefined;
  hitLimit: number;
}

let prepared: boolean | undefined;

/** Undefined where the code was not instrumented: an honest bot under such a name would be a lie. */
export function machineMutant(id: string, honest: Served): Served | undefined {
  prepared ??= prepare();
  if (!prepared) return undefined;
  return {
    answer: (request, response, path) => atWork.run({ id, reached: 0 }, () => honest.answer(request, response, path)),
    stop: () => honest.stop(),
  };
}

function prepare(): boolean {
  const { __stryker__: switches } = globalThis as { __stryker__?: Switches };
  if (!switches) return false;
  // What is evaluated at load is switched on by the environment of the process.
  const atLoad = switches.activeMutant;
  Object.defineProperties(switches, {
    activeMutant: { get: () => atWork.getStore()?.id ?? atLoad },
    hitCount: {
      get: () => atWork.getStore()?.reached,
      set: (reached: number) => {
        const store = atWork.getStore();
        if (store) store.reached = reached;
      },
    },
    hitLimit: { value: mostReached },
  });
  return true;
}
