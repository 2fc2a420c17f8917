/** Lets the messaging service wait until something holds: it looks again after each change. */
import type { PlatformConversation } from '../../conversation/platform-conversation';

export class ServiceChanges {
  private readonly looks = new Set<() => void>();

  constructor(
    /** Milliseconds that a bot may take over what is waited for. */
    readonly deadlineMs: number,
    private readonly breach: AbortSignal,
  ) {
    // What is waited for does not come any more, whether or not anything else happens.
    breach.addEventListener('abort', () => this.happened(), { once: true });
  }

  happened(): void {
    for (const look of [...this.looks]) look();
  }

  /** Whether this comes true before the deadline and the end of the conversation. Throws the breach of a bot that kept it from that. */
  comesTrue(holds: () => boolean, conversation: PlatformConversation): Promise<boolean> {
    if (holds()) return Promise.resolve(true);
    return new Promise<boolean>((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        this.looks.delete(look);
        resolve(holds());
      };
      const look = () => {
        if (holds() || conversation.hasEnded || this.breach.aborted) settle();
      };
      const timer = setTimeout(settle, this.deadlineMs);
      this.looks.add(look);
      look();
    }).then((isTrue) => {
      if (!isTrue) this.breach.throwIfAborted();
      return isTrue;
    });
  }
}
