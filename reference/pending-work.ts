/**
 * Knows whether a conversation has anything left to do before its clock moves on, so that a call can answer the
 * moment it is settled, without polling. Work that sleeps on the clock does not count.
 */

/** Thrown into work of a conversation that has been ended; nothing of it is to be seen any more. */
export class ConversationEnded extends Error {
  override readonly name = 'ConversationEnded';
}

export class PendingWork {
  private busy = 0;
  private waiting: (() => void)[] = [];
  /** The first error that some work of the conversation ended with. */
  error: unknown;

  /** Does `work`, counted as busy until it ends or sleeps. */
  run(work: () => Promise<void>): void {
    this.enter();
    work()
      .catch((error: unknown) => {
        if (!(error instanceof ConversationEnded)) this.error ??= error;
      })
      .finally(() => this.leave());
  }

  enter(): void {
    this.busy += 1;
  }

  leave(): void {
    this.busy -= 1;
    if (this.busy > 0) return;
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach((resolve) => resolve());
  }

  /** Resolves when nothing is left to do at this instant. */
  async whenIdle(): Promise<void> {
    // Bounded by the work there is: whoever is woken looks again, because another may have begun something since.
    while (this.busy > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
