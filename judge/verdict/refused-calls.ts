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

/** Counts them in traces that come one after the other, none of which is held. */
export class RefusedCallCount {
  private readonly kinds = new Map<string, RefusedKind>();

  add({ events }: Trace): void {
    for (const event of events.filter(isKind('call-refused'))) {
      const { meant } = misshapen(event);
      const { status, why } = event;
      const name = JSON.stringify([meant, status, why]);
      this.kinds.set(name, { meant, status, why, times: (this.kinds.get(name)?.times ?? 0) + 1 });
    }
  }

  /** Undefined where none was refused. */
  get counted(): RefusedCalls | undefined {
    if (this.kinds.size === 0) return undefined;
    const sorted = [...this.kinds.values()].sort((one, other) => other.times - one.times);
    return { times: sorted.reduce((sum, each) => sum + each.times, 0), kinds: sorted.slice(0, mostKinds) };
  }
}

/** More are in the traces. */
const mostKinds = 5;
