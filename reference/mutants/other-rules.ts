import { BotEngine } from '../bot-engine';
import type { ConversationParts } from '../conversation-parts';
import type { EscalationEnd } from '../escalation-end';
import type { EscalationInteraction } from '../escalation-plan';

/** An engine that follows, after one result, the rules of the interaction that `takenFor` gives; none where it gives none. */
export function withRulesOf(
  result: EscalationEnd,
  takenFor: (interaction: EscalationInteraction, conversation: ConversationParts) => EscalationInteraction | undefined,
): typeof BotEngine {
  return class extends BotEngine {
    protected override ruleFor(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
      const taken = end === result ? takenFor(interaction, this.conversation) : interaction;
      return taken && super.ruleFor(taken, end);
    }
  };
}
