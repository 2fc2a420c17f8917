/** Reaches an implementation in a module of the same process: `--adapter=./my-adapter.ts`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Declaration, PlatformEvent, StartConversation } from '../protocol/types';
import { blotNothing, type Blotter } from '../trace/blotter';
import { quote } from '../trace/tell';
import type { Adapter, Started } from './adapter';
import { Fault } from './fault';
import type { Implementation, RunningConversation } from './module-port';
import { readDeclaration } from './read-declaration';
import { TransferRoute } from './transfer-route';

export interface ModuleAdapterOptions {
  /** Milliseconds within which every call must be done. */
  readonly callDeadlineMs: number;
  /** Takes out what nobody may read: the module has the environment of this process. */
  readonly blotter?: Blotter;
}

export class ModuleAdapter implements Adapter {
  private readonly running = new Map<string, RunningConversation>();
  private readonly route: TransferRoute;
  private readonly blotter: Blotter;
  private clock: Declaration['clock'] | undefined;

  private constructor(
    readonly name: string,
    private readonly implementation: Implementation,
    private readonly options: ModuleAdapterOptions,
  ) {
    this.blotter = options.blotter ?? blotNothing;
    this.route = new TransferRoute(this.blotter);
  }

  /** Loads the module. Throws a fault that says what it lacks. */
  static load(file: string, options: ModuleAdapterOptions): ModuleAdapter {
    const full = path.resolve(file);
    if (!existsSync(full)) {
      throw new Fault('usage', `--adapter=${file}: there is no such file. A module is named by its path.`);
    }
    let exported: unknown;
    try {
      // Node's own loader, so that a module in JavaScript or TypeScript is loaded as it would be anywhere else.
      exported = module.require(full);
    } catch (error) {
      throw new Fault(
        'protocol',
        `The adapter ${file} could not be loaded: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        { cause: error },
      );
    }
    return new ModuleAdapter(file, implementationIn(file, exported), options);
  }

  /** Calls by which the module tried to leave the process. They were stopped. */
  get escapes(): readonly string[] {
    return this.route.escapes;
  }

  async declare(): Promise<Declaration> {
    const declared = plain(this.implementation.declaration);
    const declaration = readDeclaration(this.name, 'its member "declaration"', declared, this.blotter);
    this.clock = declaration.clock;
    return declaration;
  }

  async start(conversation: StartConversation): Promise<Started> {
    const id = conversation.conversationId;
    this.route.open(id, conversation.platform);
    // A copy: what the suite knows of the setup is not for the module to change.
    const started = await this.within('start', () => this.implementation.start(plain(conversation)));
    if (isRecord(started) && typeof started['refused'] === 'string') {
      this.route.close(id);
      return { accepted: false, status: 422, detail: this.blotter.text(started['refused']) };
    }
    if (!isRecord(started) || typeof started['tell'] !== 'function' || typeof started['stop'] !== 'function') {
      throw new Fault(
        'protocol',
        `${this.name}: start() gave ${quote(this.blotter.text(shown(started)), 160)}. Expected an object with the functions tell and stop, or {refused: "why"}.`,
      );
    }
    const running = started as unknown as RunningConversation;
    this.running.set(id, running);
    if (this.clock === 'virtual') await this.settle(running);
    return { accepted: true };
  }

  async tell(conversationId: string, event: PlatformEvent): Promise<void> {
    const running = this.of(conversationId);
    await this.within('tell', () => running.tell(plain(event)));
    await this.settle(running);
  }

  async advance(conversationId: string, ms: number): Promise<void> {
    const running = this.of(conversationId);
    if (!running.advance) {
      throw new Fault(
        'protocol',
        `${this.name} declares a virtual clock, and its conversations have no function advance(ms). Add it, or declare the clock "real".`,
      );
    }
    await this.within('advance', () => running.advance?.(ms));
    await this.settle(running);
  }

  async outage(conversationId: string, silent: boolean): Promise<void> {
    const running = this.of(conversationId);
    if (!running.outage) {
      throw new Fault(
        'protocol',
        `${this.name}: its conversations have no function outage(silent). Add it, or do not declare the capability "bot-outage".`,
      );
    }
    await this.within('outage', () => running.outage?.(silent));
    await this.settle(running);
  }

  async end(conversationId: string): Promise<void> {
    const running = this.of(conversationId);
    this.running.delete(conversationId);
    try {
      await this.within('stop', () => running.stop());
    } finally {
      this.route.close(conversationId);
    }
  }

  async close(): Promise<void> {
    await this.route.stop();
  }

  private of(conversationId: string): RunningConversation {
    const running = this.running.get(conversationId);
    if (!running) {
      throw new Fault('protocol', `${this.name} has no conversation ${quote(conversationId)}: it has ended.`);
    }
    return running;
  }

  private async settle(running: RunningConversation): Promise<void> {
    if (running.settled) await this.within('settled', () => running.settled?.());
  }

  /** The outcome of one of the module's functions, in time, with what it throws as a breach of the protocol. */
  private async within<T>(what: string, act: () => T | Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const limit = `${this.options.callDeadlineMs / 1000} s`;
      const fault = new Fault('unreachable', `${this.name}: ${what}() was not done within ${limit} (--call-deadline).`);
      timer = setTimeout(() => reject(fault), this.options.callDeadlineMs);
    });
    try {
      return await Promise.race([Promise.resolve().then(act), late]);
    } catch (error) {
      if (error instanceof Fault) throw error;
      const thrown = this.blotter.text(ownStack(error)).slice(0, 2_000);
      throw new Fault('protocol', `${this.name}: ${what}() threw ${thrown}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What was thrown, and where in the module's own code; the frames below are ours and help nobody. */
function ownStack(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = (error.stack ?? error.message).split('\n');
  const ours = lines.findIndex((line) => line.includes(__filename));
  return (ours < 0 ? lines : lines.slice(0, ours)).join('\n');
}

/** The export `implementation`, or the default export, of a CommonJS or an ES module. */
function implementationIn(file: string, exported: unknown): Implementation {
  const members = isRecord(exported) ? exported : {};
  const found = members['implementation'] ?? members['default'] ?? exported;
  if (isRecord(found) && typeof found['start'] === 'function' && isRecord(found['declaration'])) {
    return found as unknown as Implementation;
  }
  throw new Fault(
    'protocol',
    `The adapter ${file} exports no implementation. Export, as "implementation" or by default, an object with declaration and start(conversation). It exports ${quote(Object.keys(members).join(', ') || 'nothing', 160)}.`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** As it would arrive over a wire. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  return JSON.stringify(value) ?? 'nothing';
}
