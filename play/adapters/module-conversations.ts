/** The conversations of a module, and what can be called in each. */
import { z } from 'zod';
import { quote } from '../../trace/render-event';
import { Fault } from './fault';
import type { ConversationFunction } from './module-messages';
import type { ModuleProcess } from './module-process';

export class ModuleConversations {
  /** The functions of each conversation under way. */
  private readonly running = new Map<string, ReadonlySet<ConversationFunction>>();

  constructor(
    private readonly name: string,
    private readonly held: ModuleProcess,
  ) {}

  begin(conversationId: string, functions: readonly ConversationFunction[]): void {
    this.running.set(conversationId, new Set(functions));
  }

  forget(conversationId: string): void {
    this.running.delete(conversationId);
  }

  /** The functions of a conversation under way. Throws a fault when it has ended, or never was. */
  functionsOf(conversationId: string): ReadonlySet<ConversationFunction> {
    const functions = this.running.get(conversationId);
    if (!functions) {
      throw new Fault('protocol', `${this.name} has no conversation ${quote(conversationId)}: it has ended.`);
    }
    return functions;
  }

  /** Waits until nothing is under way there, where the module can tell. */
  async settle(conversationId: string): Promise<void> {
    if (this.functionsOf(conversationId).has('settled')) await this.call(conversationId, 'settled');
  }

  async call(conversationId: string, name: ConversationFunction, ...given: readonly unknown[]): Promise<void> {
    this.functionsOf(conversationId);
    await this.held.ask(`${name}()`, { ask: 'call', conversationId, name, given }, z.unknown());
  }
}
