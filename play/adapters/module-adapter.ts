/** Drives an implementation in a module, held by a process of its own: `--adapter=./my-adapter.ts`. */
import { z } from 'zod';
import type { Declaration, StartConversation } from '../../protocol/types';
import type { Redactor } from '../../trace/redactor';
import { quote } from '../../trace/render-event';
import type { Adapter, Started } from './adapter';
import { Fault } from './fault';
import type { ModuleConversations } from './module-conversations';
import { StartGave } from './module-messages';
import type { ModuleProcess } from './module-process';
import { readDeclaration } from './read-declaration';

export class ModuleAdapter implements Adapter {
  private clock: Declaration['clock'] | undefined;

  constructor(
    readonly name: string,
    private readonly held: ModuleProcess,
    private readonly conversations: ModuleConversations,
    private readonly redactor: Redactor,
  ) {}

  get lost(): AbortSignal {
    return this.held.lost;
  }

  /** Calls by which the module tried to leave its process. They were stopped. */
  get escapes(): readonly string[] {
    return this.held.escapes;
  }

  async declare(): Promise<Declaration> {
    const given = await this.held.ask('its declaration', { ask: 'declaration' }, z.unknown());
    const declaration = readDeclaration(this.name, 'its member "declaration"', given, this.redactor);
    this.clock = declaration.clock;
    return declaration;
  }

  async start(conversation: StartConversation): Promise<Started> {
    const gave = await this.held.ask('start()', { ask: 'start', conversation }, StartGave);
    if (gave.kind === 'refused') return { accepted: false, detail: this.redactor.text(gave.why) };
    if (gave.kind === 'other') {
      throw new Fault(
        'protocol',
        `${this.name}: start() gave ${quote(this.redactor.text(gave.shown), 160)}. Expected an object with the functions tell and stop, or {refused: "why"}.`,
      );
    }
    const id = conversation.conversationId;
    this.conversations.begin(id, gave.functions);
    if (this.clock === 'virtual') await this.conversations.settle(id);
    return { accepted: true };
  }

  async advance(conversationId: string, ms: number): Promise<void> {
    if (!this.conversations.functionsOf(conversationId).has('advance')) {
      throw new Fault(
        'protocol',
        `${this.name} declares a virtual clock, and its conversations have no function advance(ms). Add it, or declare the clock "real".`,
      );
    }
    await this.conversations.call(conversationId, 'advance', ms);
    await this.conversations.settle(conversationId);
  }

  async outage(conversationId: string, silent: boolean): Promise<void> {
    if (!this.conversations.functionsOf(conversationId).has('outage')) {
      throw new Fault(
        'protocol',
        `${this.name}: its conversations have no function outage(silent). Add it, or do not declare the capability "bot-outage".`,
      );
    }
    await this.conversations.call(conversationId, 'outage', silent);
    await this.conversations.settle(conversationId);
  }

  async end(conversationId: string): Promise<void> {
    const ended = this.conversations.call(conversationId, 'stop');
    this.conversations.forget(conversationId);
    await ended;
  }

  close(): Promise<void> {
    return this.held.close();
  }
}
