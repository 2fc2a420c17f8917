/**
 * The process that holds a module: loads it, calls it, and says what came of it. It is started by module-process.ts and
 * judges nothing, so that whatever the module does to this process does nothing to a verdict.
 */
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { StartConversation } from '../../protocol/types';
import {
  ConversationFunction,
  lifelineFd,
  messagesFd,
  requestsFd,
  type Loaded,
  type ModuleMessage,
  type ModuleRequest,
  type StartGave,
} from './module-messages';
import type { Implementation } from './module-port';
import { TransferRoute } from './transfer-route';

/** Characters of whatever the module gives or throws that are passed on; a longer answer is none. */
const longestAnswer = 1024 * 1024;
const longestError = 2_000;

type Functions = Readonly<Record<string, unknown>>;

interface NotLoaded {
  readonly why: string;
  readonly file?: string;
  readonly line?: number;
}

const { loadModule, whyNotLoaded } = createRequire(__filename)('./load-module.js') as {
  readonly loadModule: (file: string) => Promise<unknown>;
  readonly whyNotLoaded: (thrown: unknown, asked: string) => NotLoaded;
};

const requests = new Socket({ fd: requestsFd, writable: false });
const messages = new Socket({ fd: messagesFd, readable: false });
const say = (message: ModuleMessage, then?: () => void) => void messages.write(`${JSON.stringify(message)}\n`, then);
const route = new TransferRoute((call) => say({ kind: 'escaped', call }));
const running = new Map<string, Functions>();
let implementation: Implementation | undefined;

new Worker(path.join(__dirname, 'module-lifeline.js'), {
  workerData: lifelineFd,
  execArgv: [],
  env: { ...process.env, NODE_OPTIONS: '' },
}).unref();

// Only the module's own doings can come here: ours are awaited, and told by `answer`.
process.on('uncaughtException', (error, origin) => {
  say({ kind: 'uncaught', error: ownStack(error), rejected: origin === 'unhandledRejection' }, () => process.exit(1));
});
// Whoever reads the suite's output may stop reading, and this process writes to the same place.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
messages.on('error', () => process.exit(0));
requests.on('error', () => process.exit(0)).on('end', () => process.exit(0));
createInterface({ input: requests }).on('line', (request) => void answer(JSON.parse(request) as ModuleRequest));
say({ kind: 'ready' });

async function answer(request: ModuleRequest): Promise<void> {
  const { id } = request;
  try {
    const value = await valueOf(request);
    const longest = (JSON.stringify(value) ?? '').length;
    if (longest > longestAnswer) throw new Error(`It gave ${longest} characters; at most ${longestAnswer} are taken.`);
    say({ kind: 'gave', id, value });
  } catch (error) {
    say({ kind: 'threw', id, error: ownStack(error) });
  }
}

async function valueOf(request: ModuleRequest): Promise<unknown> {
  const within = <T>(act: () => T) => inside(request.id, act);
  switch (request.ask) {
    case 'load':
      return loading(request.id, request.file);
    case 'declaration':
      return within(() => plain(implementation?.declaration));
    case 'start':
      return start(request.conversation, within);
    case 'call':
      return call(request.conversationId, request.name, request.given, within);
    case 'awake':
      return undefined;
  }
}

/** A module is loading until it is loaded, whether it awaits anything at its top or not. */
async function loading(id: number, file: string): Promise<Loaded> {
  say({ kind: 'inside', id });
  try {
    return await load(file);
  } finally {
    say({ kind: 'inside', id: null });
  }
}

/** What the module does with the thread before it gives it back. Should it never do so, the suite knows for which call. */
function inside<T>(id: number, act: () => T): T {
  say({ kind: 'inside', id });
  try {
    return act();
  } finally {
    say({ kind: 'inside', id: null });
  }
}

/** Takes the export `implementation`, or the default export, of a CommonJS or an ES module. */
async function load(file: string): Promise<Loaded> {
  let exported: unknown;
  try {
    exported = await loadModule(file);
  } catch (error) {
    return { kind: 'broken', ...shortened(whyNotLoaded(error, file)) };
  }
  const members = isRecord(exported) ? exported : {};
  const byDefault = members['default'];
  // A module in CommonJS that is imported has all of its exports as its default.
  const inDefault = isRecord(byDefault) ? byDefault['implementation'] : undefined;
  const found = members['implementation'] ?? inDefault ?? byDefault ?? exported;
  if (isRecord(found) && typeof found['start'] === 'function' && isRecord(found['declaration'])) {
    implementation = found as unknown as Implementation;
    return { kind: 'found' };
  }
  return { kind: 'other', exports: Object.keys(members) };
}

function shortened(reason: NotLoaded): NotLoaded {
  return { ...reason, why: reason.why.slice(0, longestError) };
}

async function start(conversation: StartConversation, within: <T>(act: () => T) => T): Promise<StartGave> {
  const id = conversation.conversationId;
  route.open(id, conversation.platform);
  const started: unknown = await within(() => implementation?.start(conversation));
  return within(() => {
    if (isRecord(started) && typeof started['refused'] === 'string') {
      route.close(id);
      return { kind: 'refused', why: started['refused'] };
    }
    if (!isRecord(started) || typeof started['tell'] !== 'function' || typeof started['stop'] !== 'function') {
      return { kind: 'other', shown: shown(started) };
    }
    running.set(id, started);
    const functions = ConversationFunction.options.filter((name) => typeof started[name] === 'function');
    return { kind: 'started', functions };
  });
}

async function call(
  id: string,
  name: ConversationFunction,
  given: readonly unknown[],
  within: <T>(act: () => T) => T,
): Promise<void> {
  const conversation = running.get(id);
  if (name === 'stop') running.delete(id);
  try {
    await within(() => (conversation as Record<string, (...words: readonly unknown[]) => unknown>)[name]?.(...given));
  } finally {
    if (name === 'stop') route.close(id);
  }
}

/** What was thrown, and where in the module's own code; the frames below are ours and help nobody. */
function ownStack(error: unknown): string {
  try {
    if (!(error instanceof Error)) return String(error).slice(0, longestError);
    const lines = String(error.stack ?? error.message).split('\n');
    const ours = lines.findIndex((line) => line.includes(__filename));
    return (ours < 0 ? lines : lines.slice(0, ours)).join('\n').slice(0, longestError);
  } catch {
    return 'something that cannot be shown';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** As it would arrive over a wire. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  return (JSON.stringify(value) ?? 'nothing').slice(0, longestError);
}
