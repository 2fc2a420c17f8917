/** Counts the transfers of one conversation that were accepted and failed later, one after the other. */
import type { ConversationParts } from './conversation-parts';

export class FailureCounter {
  protected failures = 0;

  constructor(protected readonly conversation: ConversationParts) {}

  note(): void {
    this.failures += 1;
  }

  reset(): void {
    this.failures = 0;
  }

  /** Whether the bot is still told of the failure just noted; otherwise the escalation stops. */
  bothersBot(): boolean {
    return this.failures <= 3;
  }
}
