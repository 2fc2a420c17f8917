/** Reaches an implementation in a module, held by a process of its own: `--adapter=./my-adapter.ts`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Declaration, PlatformEvent, StartConversation } from '../../protocol/types';
import { blotNothing, type Blotter } from '../../trace/blotter';
import { quote } from '../../trace/tell';
import type { Adapter, Started } from './adapter';
import { Fault } from './fault';
import { StartGave, type ConversationFunction } from './module-messages';
import { ModuleProcess, moduleLoadingMs, type ModuleProcessOptions } from './module-process';
import { readDeclaration } from './read-declaration';

export type ModuleAdapterOptions = Pick<ModuleProcessOptions, 'callDeadlineMs'> & Partial<ModuleProcessOptions>;

export class ModuleAdapter implements Adapter {
  /** The functions of each conversation under way. */
  private readonly running = new Map<string, ReadonlySet<ConversationFunction>>();
  private clock: Declaration['clock'] | undefined;

  private constructor(
    readonly name: string,
    private readonly held: ModuleProcess,
    private readonly blotter: Blotter,
  ) {}

  /** Loads the module. Rejects with a fault that says what it lacks. */
  static async load(file: string, asked: ModuleAdapterOptions): Promise<ModuleAdapter> {
    const full = path.resolve(file);
    if (!existsSync(full)) {
      throw new Fault('usage', `--adapter=${file}: there is no such file. A module is named by its path.`);
    }
    const { blotter = blotNothing } = asked;
    const held = await ModuleProcess.start(file, { loadingMs: moduleLoadingMs, ...asked, blotter });
    try {
      const loaded = await held.load(full);
      if (loaded.kind === 'found') return new ModuleAdapter(file, held, blotter);
      const why =
        loaded.kind === 'broken'
          ? `could not be loaded: ${blotter.text(loaded.error)}`
          : 'exports no implementation. Export, as "implementation" or by default, an object with declaration and start(conversation). ' +
            `It exports ${quote(blotter.text(loaded.exports.join(', ')) || 'nothing', 160)}.`;
      throw new Fault('protocol', `The adapter ${file} ${why}`);
    } catch (error) {
      await held.close();
      throw error;
    }
  }

  get lost(): AbortSignal {
    return this.held.lost;
  }

  /** Calls by which the module tried to leave its process. They were stopped. */
  get escapes(): readonly string[] {
    return this.held.escapes;
  }

  async declare(): Promise<Declaration> {
    const given = await this.held.ask('its declaration', { ask: 'declaration' }, z.unknown());
    const declaration = readDeclaration(this.name, 'its member "declaration"', given, this.blotter);
    this.clock = declaration.clock;
    return declaration;
  }

  async start(conversation: StartConversation): Promise<Started> {
    const gave = await this.held.ask('start()', { ask: 'start', conversation }, StartGave);
    if (gave.kind === 'refused') return { accepted: false, status: 422, detail: this.blotter.text(gave.why) };
    if (gave.kind === 'other') {
      throw new Fault(
        'protocol',
        `${this.name}: start() gave ${quote(this.blotter.text(gave.shown), 160)}. Expected an object with the functions tell and stop, or {refused: "why"}.`,
      );
    }
    const id = conversation.conversationId;
    this.running.set(id, new Set(gave.functions));
    if (this.clock === 'virtual') await this.settle(id);
    return { accepted: true };
  }

  async tell(conversationId: string, event: PlatformEvent): Promise<void> {
    await this.call(conversationId, 'tell', event);
    await this.settle(conversationId);
  }

  async advance(conversationId: string, ms: number): Promise<void> {
    if (!this.functionsOf(conversationId).has('advance')) {
      throw new Fault(
        'protocol',
        `${this.name} declares a virtual clock, and its conversations have no function advance(ms). Add it, or declare the clock "real".`,
      );
    }
    await this.call(conversationId, 'advance', ms);
    await this.settle(conversationId);
  }

  async outage(conversationId: string, silent: boolean): Promise<void> {
    if (!this.functionsOf(conversationId).has('outage')) {
      throw new Fault(
        'protocol',
        `${this.name}: its conversations have no function outage(silent). Add it, or do not declare the capability "bot-outage".`,
      );
    }
    await this.call(conversationId, 'outage', silent);
    await this.settle(conversationId);
  }

  async end(conversationId: string): Promise<void> {
    const ended = this.call(conversationId, 'stop');
    this.running.delete(conversationId);
    await ended;
  }

  close(): Promise<void> {
    return this.held.close();
  }

  private functionsOf(conversationId: string): ReadonlySet<ConversationFunction> {
    const functions = this.running.get(conversationId);
    if (!functions) {
      throw new Fault('protocol', `${this.name} has no conversation ${quote(conversationId)}: it has ended.`);
    }
    return functions;
  }

  private async settle(conversationId: string): Promise<void> {
    if (this.functionsOf(conversationId).has('settled')) await this.call(conversationId, 'settled');
  }

  private async call(conversationId: string, name: ConversationFunction, ...given: readonly unknown[]): Promise<void> {
    this.functionsOf(conversationId);
    await this.held.ask(`${name}()`, { ask: 'call', conversationId, name, given }, z.unknown());
  }
}
