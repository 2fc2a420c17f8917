/** What makes a bot remember its variables as they were before the delay of the latest escalation of a conversation. */
import type { ConversationParts } from './conversation-parts';
import type { EscalationInteraction } from './escalation-plan';
import type { Escalator } from './escalator';
import type { Variables } from './variables';

const before = new WeakMap<ConversationParts, Variables>();

/** Undefined where nothing has escalated yet. */
export function variablesBeforeDelay(conversation: ConversationParts): Variables | undefined {
  return before.get(conversation);
}

export const rememberingVariables = (Base: typeof Escalator) =>
  class extends Base {
    protected override async delay(interaction: EscalationInteraction): Promise<void> {
      before.set(this.conversation, this.conversation.variables.copy());
      await super.delay(interaction);
    }
  };
