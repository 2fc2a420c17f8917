/** The adapter that the options ask for. */
import type { Adapter } from '../play/adapters/adapter';
import { HttpAdapter } from '../play/adapters/http-adapter';
import { ModuleAdapter } from '../play/adapters/module-adapter';
import { StdioAdapter } from '../play/adapters/stdio-adapter';
import type { Blotter } from '../trace/blotter';

export interface ReachOptions {
  readonly callDeadlineMs: number;
  /** Calls under way at once. */
  readonly connections: number;
  /** Takes the run's secrets out of what the implementation says. */
  readonly blotter?: Blotter;
  /** For a URL: what is sent with every call, and whom to trust. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly ca?: string | undefined;
}

const stdio = 'stdio:';

/** Reaches a URL, `stdio:<command>`, or the module with this path. Throws a fault when it cannot be. */
export async function reach(where: URL | string, options: ReachOptions): Promise<Adapter> {
  if (typeof where !== 'string') return new HttpAdapter(where, options);
  if (where.startsWith(stdio)) {
    return StdioAdapter.start(where.slice(stdio.length), options);
  }
  return ModuleAdapter.load(where, options);
}
