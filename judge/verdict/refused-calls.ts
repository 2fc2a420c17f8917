/**
 * Calls of the implementation that the platform refused as malformed. No requirement is about them alone, and they are the
 * cause of much else that is told: whoever reads a verdict hears of them first.
 */
import { isKind, type Trace } from '../../trace/trace';
import { misshapen, type Misshapen } from '../../trace/what-happened';

export interface RefusedCalls {
  readonly times: number;
  /** The same trouble once, what came most often first. */
  readonly kinds: readonly RefusedKind[];
}

interface RefusedKind {
  readonly meant: Misshapen['meant'];
  readonly status: number;
  readonly why: string;
  readonly times: number;
}

/** Undefined where none was refused. */
export function refusedCallsIn(traces: readonly Trace[]): RefusedCalls | undefined {
  const kinds = new Map<string, RefusedKind>();
  for (const event of traces.flatMap(({ events }) => events.filter(isKind('call-refused')))) {
    const { meant } = misshapen(event);
    const { status, why } = event;
    const name = JSON.stringify([meant, status, why]);
    kinds.set(name, { meant, status, why, times: (kinds.get(name)?.times ?? 0) + 1 });
  }
  if (kinds.size === 0) return undefined;
  const sorted = [...kinds.values()].sort((one, other) => other.times - one.times);
  return { times: sorted.reduce((sum, each) => sum + each.times, 0), kinds: sorted.slice(0, mostKinds) };
}

/** More are in the traces. */
const mostKinds = 5;
