/** What makes a bot answer what it hears while an escalation of its own waits for its delay, and not afterwards. */
import type { BotEngine } from './bot-engine';
import type { ConversationParts } from './conversation-parts';
import type { EscalationInteraction } from './escalation-plan';
import type { Escalator } from './escalator';

/** How many escalations of a conversation wait for their delay. */
const waiting = new WeakMap<ConversationParts, number>();

export function isWaiting(conversation: ConversationParts): boolean {
  return (waiting.get(conversation) ?? 0) > 0;
}

/** Both belong together: the engine asks what the escalator knows. */
export const answeringMeanwhile = {
  BotEngine: (Base: typeof BotEngine) =>
    class extends Base {
      protected override enqueue(turn: () => Promise<void>): void {
        if (isWaiting(this.conversation)) this.conversation.activity.run(turn);
        else super.enqueue(turn);
      }
    },
  Escalator: (Base: typeof Escalator) =>
    class extends Base {
      protected override async delay(interaction: EscalationInteraction): Promise<void> {
        const { conversation } = this;
        const add = (change: number) => waiting.set(conversation, (waiting.get(conversation) ?? 0) + change);
        add(1);
        await super.delay(interaction);
        add(-1);
      }
    },
};
