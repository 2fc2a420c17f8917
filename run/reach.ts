/** Reaches the implementation that the options name: its adapter, and the surface on which it meets the platform. */
import type { Adapter } from '../play/adapters/adapter';
import type { HttpLine } from '../play/adapters/http-line';
import { reachByHttp } from '../play/adapters/reach-by-http';
import { reachByStdio } from '../play/adapters/reach-by-stdio';
import { reachModule } from '../play/adapters/reach-module';
import type { Reached } from '../play/adapters/reached';
import type { PlannedPlay } from '../play/scenarios/planned-play';
import { HttpSurface } from '../play/platform/surfaces/http/http-surface';
import type { OpenSurface } from '../play/platform/surfaces/surface';
import type { SurfaceFacts } from '../results/surface-facts';
import type { Redactor } from '../trace/redactor';

export interface ReachOptions {
  readonly callDeadlineMs: number;
  /** Calls under way at once. */
  readonly connections: number;
  /** Takes the run's secrets out of what the implementation says. */
  readonly redactor?: Redactor;
  /** For a URL: what is sent with every call, and whom to trust. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly ca?: string | undefined;
  /** Whether there may be no more connections than that. */
  readonly strictly?: boolean;
  readonly proxy?: URL | undefined;
  readonly proxyVariable?: string | undefined;
  /** Aborted when what serves the implementation is gone. */
  readonly lost?: AbortSignal | undefined;
  /** For what is started here: its environment, and what ends it while it loads. */
  readonly env?: NodeJS.ProcessEnv;
  readonly stop?: AbortSignal;
  /** The same of the suite's own implementation. */
  readonly ownProcess?: AbortSignal | undefined;
}

const stdio = 'stdio:';

/** An implementation that was reached, and the surface on which its bots and the platform reach each other. */
export interface Found {
  readonly adapter: Adapter;
  readonly openSurface: OpenSurface;
  /** Over which it is called, where that is HTTP. */
  readonly line?: HttpLine;
  /** What the surface does not show; left out where it shows all. */
  readonly surface?: SurfaceFacts;
  /** Whether nothing else may be under way while this is played with this seed; left out where all may overlap. */
  readonly playsAlone?: (planned: PlannedPlay, seed: number) => boolean;
  /** Keeps a bot for such plays, if one can be spared; answers whether it is there. Left out where there never is one. */
  readonly keepPlaceApart?: () => boolean;
  /** What is to be said, once all was played, of how the bot used the wire of the surface; left out where nothing is. */
  readonly toldOfWire?: () => readonly string[];
}

/** Reaches a URL, `stdio:<command>`, or the module with this path. Throws a fault when it cannot be. */
export async function reach(where: URL | string, options: ReachOptions): Promise<Found> {
  if (typeof where !== 'string') return onHttp(reachByHttp(where, options, options.lost));
  if (where.startsWith(stdio)) return onHttp(reachByStdio(where.slice(stdio.length), options));
  return onHttp(await reachModule(where, options));
}

/** Who speaks the written protocol calls the platform over HTTP, and hears of it where it was reached. */
function onHttp({ adapter, inbox, line }: Reached): Found {
  return { adapter, ...(line ? { line } : {}), openSurface: (options) => HttpSurface.start({ ...options, inbox }) };
}
