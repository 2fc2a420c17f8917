/** Runs from a consumer's message until the bot replies; a bot that never does is bypassed for all that it left unanswered. */
import type { Alarm } from './clock';
import type { ConversationParts } from './conversation-parts';

const threeMinutesMs = 180_000;

export class SilenceTimer {
  protected alarm: Alarm | undefined;
  /** What the consumer has said since the bot did anything, in order. */
  protected unanswered: readonly string[] = [];

  constructor(protected readonly conversation: ConversationParts) {}

  /** Runs anew, for this message beside those that wait already. */
  start(text: string): void {
    this.unanswered = [...this.unanswered, text];
    if (this.runsHere()) this.runAnew();
  }

  cancel(): void {
    this.unanswered = [];
    this.alarm?.cancel();
    this.alarm = undefined;
  }

  protected runAnew(): void {
    this.alarm?.cancel();
    this.alarm = this.conversation.clock.after(this.waitMs(), () => this.runOut());
  }

  protected async runOut(): Promise<void> {
    const texts = this.unanswered;
    this.cancel();
    await this.conversation.connector.bypassBot(texts);
  }

  protected runsHere(): boolean {
    return this.conversation.setup.channel === 'messaging';
  }

  protected waitMs(): number {
    const configured = this.conversation.setup.agentConnector.fallbackEscalationTime;
    return (this.conversation.honoursConfiguredWait ? configured : undefined) ?? threeMinutesMs;
  }
}
