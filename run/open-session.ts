/** Opens what every play needs: the implementation reached and its declaration read, and a platform for it to call. */
import { setMaxListeners } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter } from '../play/adapters/adapter';
import type { HttpLine } from '../play/adapters/http-line';
import { PlatformDouble } from '../play/platform/platform-double';
import { lastChanceMs } from '../play/player/last-chance';
import type { Session } from '../play/player/play';
import { passedEnvironment } from '../play/adapters/passed-environment';
import { StartedCommand } from '../play/adapters/started-command';
import type { BotDescription } from '../protocol/bot-description';
import type { SurfaceFacts } from '../results/surface-facts';
import { redactorFor, type Redactor } from '../trace/redactor';
import { awaitAnswer, refuseTaken } from './await-answer';
import { customEndpoint } from './custom-endpoint/adapter-name';
import type { ReachCustomEndpoint } from './custom-endpoint/reach-custom-endpoint';
import { livePerson } from './liveperson/adapter-name';
import type { PreparedWire, PrepareOptions, PrepareWire } from './liveperson/prepare-liveperson';
import type { Options } from './options';
import { reach, type ReachOptions } from './reach';
import { proxyVariableFor } from './proxy-variable';
import { applyEngineSettings } from './engine-settings';
import { startReference } from './reference-process';
import { secretsOf } from './secrets-of';

/** Milliseconds that a command gets until what it serves answers, where nothing else is said. */
export const commandWaitMs = 60_000;

/** Calls to the implementation under way at once, where nothing else is said. */
export const usualConnections = 64;

/** A play may take as long as this many calls that are answered at the last moment. */
export const callsPerPlay = 3;

/** What is to be reached, and how. Each may be left out but the milliseconds that a call may take. */
export type SessionOptions = Pick<Options, 'callDeadlineMs'> &
  Partial<
    Pick<
      Options,
      | 'target'
      | 'adapter'
      | 'clock'
      | 'headers'
      | 'secrets'
      | 'pactsFrom'
      | 'ca'
      | 'proxy'
      | 'connections'
      | 'waitMs'
      | 'command'
      | 'passEnv'
      | 'silenceCommand'
      | 'platformHost'
      | 'seed'
    >
  >;

/** What the caller wants to say or hear while the session opens. */
export interface SessionWishes {
  /** Calls to the implementation under way at once, where the options do not say. */
  readonly connections: number;
  /** Stops the plays; a moment later the implementation is let go, whatever call is under way. */
  readonly signal?: AbortSignal;
  /** Hears what is being waited for. */
  readonly tell?: (line: string) => void;
  /** Is given all that a command has said which served the implementation, once it was stopped. */
  readonly keepLog?: (text: string) => Promise<void>;
  /** What its owner says of a bot that takes no definition; left out of one that takes them. */
  readonly description?: BotDescription | undefined;
  /** Hears of the adapter as soon as there is one, before the implementation was asked anything. */
  readonly onReached?: (adapter: Adapter) => void;
}

export interface OpenedSession {
  readonly session: Session;
  /** Where the implementation was found: a URL, a command or a module. */
  readonly target: URL | string;
  /** Over which it is called, where that is HTTP. */
  readonly line: HttpLine | undefined;
  /** What the surface does not show; left out where it shows all. */
  readonly surface?: SurfaceFacts;
  /** What is to be said of how the bot used the wire of the surface, once all was played. */
  readonly toldOfWire: () => readonly string[];
  /** Whether nobody named an implementation, so that this is the suite's own. */
  readonly isReference: boolean;
  /** Ends everything that was opened. It may be called again, and never rejects. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a session. Without target and adapter the suite's own reference implementation is started for it.
 *
 * @throws Fault when the implementation cannot be reached or does not declare itself; nothing is left open then.
 */
export async function openSession(options: SessionOptions, wishes: SessionWishes): Promise<OpenedSession> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end().catch(() => undefined);
  };
  const signal = wishes.signal ?? listenedByMany();
  try {
    signal.throwIfAborted();
    applyEngineSettings();
    const named = options.target ?? options.adapter;
    const reference =
      named === undefined
        ? await startReference(options.clock ? [`--clock=${options.clock}`] : [], { stop: signal })
        : undefined;
    if (reference) ends.push(() => reference.stop());
    const target = named ?? reference?.url ?? '';
    signal.throwIfAborted();
    const { callDeadlineMs, headers = {}, secrets = [], pactsFrom, ca, proxy, connections } = options;
    const confided = { headers, secrets, target: options.target, pactsFrom, proxy };
    const redactor = redactorFor(secretsOf(confided, process.env));
    const { env, withheld, unset } = passedEnvironment(options.passEnv);
    const tell = wishes.tell ?? (() => undefined);
    const startsAdapter = options.adapter !== undefined && options.adapter !== customEndpoint;
    if (options.command !== undefined || startsAdapter) {
      if (withheld.length > 0) tell(withheldTold(withheld));
      if (unset.length > 0) tell(`--pass-env names what is not set: ${unset.join(', ')}\n`);
    }
    const { platformHost: reachedAs } = options;
    const { description } = wishes;
    const { silenceCommand } = options;
    const wire =
      target === livePerson
        ? await prepareWire({ callDeadlineMs, reachedAs, redactor, description, silenceCommand, env })
        : undefined;
    if (wire) {
      ends.push(() => wire.stop());
      if (options.command === undefined) tell(`A bot connects with these in its environment:\n${wire.told}`);
    }
    const command =
      options.command === undefined
        ? undefined
        : await startCommand(options.command, target, redactor, { ...env, ...wire?.env });
    if (command) {
      ends.push(async () => {
        await command.stop();
        await wishes.keepLog?.(command.said());
      });
    }
    const reached: ReachOptions = {
      callDeadlineMs,
      connections: connections ?? wishes.connections,
      strictly: connections !== undefined,
      ...{ headers, redactor, ca, proxy, env, stop: signal },
      lost: command?.lost ?? reference?.lost,
      ownProcess: reference?.lost,
      proxyVariable: target instanceof URL ? proxyVariableFor(target, process.env) : undefined,
    };
    const found = wire
      ? wire.found(command?.lost)
      : options.adapter === customEndpoint && options.target
        ? reachEndpoint(options.target, reached, description)
        : await reach(target, reached);
    const { adapter, openSurface, line, playsAlone, keepPlaceApart, surface, toldOfWire = () => [] } = found;
    const letGo = () => void sleep(lastChanceMs).then(() => adapter.close());
    signal.addEventListener('abort', letGo, { once: true });
    ends.push(async () => {
      signal.removeEventListener('abort', letGo);
      await adapter.close();
    });
    wishes.onReached?.(adapter);
    const waitMs = waitingMs(options);
    const declaration = await awaitAnswer(adapter, { waitMs, signal, command, tell });
    const double = await PlatformDouble.start({ redactor, reachedAs: options.platformHost }, openSurface);
    ends.push(() => double.stop());
    const session: Session = {
      ...{ adapter, double, declaration, signal },
      clock: options.clock ?? declaration.clock,
      seed: options.seed ?? 1,
      caseDeadlineMs: callDeadlineMs * callsPerPlay,
      ...(surface ? { hasCapabilitiesOfSurface: true } : {}),
      ...(playsAlone ? { playsAlone } : {}),
      ...(keepPlaceApart ? { keepPlaceApart } : {}),
    };
    const isReference = reference !== undefined;
    return { session, target, line, ...(surface ? { surface } : {}), toldOfWire, isReference, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Milliseconds until the target has to answer: what is started has to begin first, and what connects by itself as well. */
export function waitingMs({ adapter, waitMs, command }: SessionOptions): number {
  return waitMs ?? (command === undefined && adapter !== livePerson ? 0 : commandWaitMs);
}

/** Loaded for those who ask for it alone: nobody else waits for what it needs. */
async function prepareWire(options: PrepareOptions): Promise<PreparedWire> {
  const { prepareLivePerson } = createRequire(__filename)('./liveperson/prepare-liveperson') as {
    readonly prepareLivePerson: PrepareWire;
  };
  return prepareLivePerson(options);
}

/** The same. */
const reachEndpoint: ReachCustomEndpoint = (...asked) => {
  const { reachCustomEndpoint } = createRequire(__filename)('./custom-endpoint/reach-custom-endpoint') as {
    readonly reachCustomEndpoint: ReachCustomEndpoint;
  };
  return reachCustomEndpoint(...asked);
};

/** Once for a run: who misses one of them reads how it is passed on. */
function withheldTold(withheld: readonly string[]): string {
  return `Not passed on to what is started: ${withheld.join(', ')}. What needs one gets it by --pass-env=<names>.\n`;
}

async function startCommand(
  command: string,
  target: URL | string,
  redactor: Redactor,
  env: NodeJS.ProcessEnv,
): Promise<StartedCommand> {
  if (target instanceof URL) await refuseTaken(target);
  return StartedCommand.start(command, redactor, env);
}

/** A signal that never comes; every play listens to it, and many are under way at once. */
function listenedByMany(): AbortSignal {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return signal;
}
