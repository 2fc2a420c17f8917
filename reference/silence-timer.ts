/** Runs from a consumer's message until the bot replies; a bot that never does is bypassed. */
import type { Alarm } from './clock';
import type { ConversationParts } from './conversation-parts';

const threeMinutesMs = 180_000;

export class SilenceTimer {
  protected alarm: Alarm | undefined;

  constructor(protected readonly conversation: ConversationParts) {}

  /** Runs anew, for this message. */
  start(text: string): void {
    this.alarm?.cancel();
    this.alarm = undefined;
    if (!this.runsHere()) return;
    this.alarm = this.conversation.clock.after(this.waitMs(), async () => {
      this.alarm = undefined;
      await this.conversation.connector.bypassBot(text);
    });
  }

  cancel(): void {
    this.alarm?.cancel();
    this.alarm = undefined;
  }

  protected runsHere(): boolean {
    return this.conversation.setup.channel === 'messaging';
  }

  protected waitMs(): number {
    const configured = this.conversation.setup.agentConnector.fallbackEscalationTime;
    return (this.conversation.honoursConfiguredWait ? configured : undefined) ?? threeMinutesMs;
  }
}
