/** Mutants that keep with an integration what is an interaction's own. */
import type { Interaction } from '../../protocol/types';
import { BotEngine } from '../bot-engine';
import type { ConversationParts } from '../conversation-parts';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { EscalationInteraction } from '../escalation-plan';
import { TransferRequests } from '../transfer-requests';
import type { Mutant } from './mutant';
import { withRulesOf } from './other-rules';

function uses(interaction: EscalationInteraction): (each: Interaction) => boolean {
  return (each) =>
    interaction.type === 'integration' && each.type === 'integration' && each.integration === interaction.integration;
}

/** The first interaction of the bot that uses the same integration; itself where there is none. */
function firstAlike(interaction: EscalationInteraction, { setup }: ConversationParts): EscalationInteraction {
  const first = setup.bot.dialogs.flatMap((dialog) => dialog.interactions).find(uses(interaction));
  return first?.type === 'integration' ? first : interaction;
}

export const sharedIntegrationMutants: readonly Mutant[] = [
  {
    name: 'keeps-rules-for-failure-with-the-integration',
    misdeed: 'An integration has the rules for failure of the first interaction that uses it.',
    breaks: 'immediate.failure-reaches-rule',
    parts: { BotEngine: withRulesOf('failure', firstAlike) },
  },
  {
    name: 'keeps-rules-for-success-with-the-integration',
    misdeed: 'An integration has the rules for success of the first interaction that uses it.',
    breaks: 'immediate.success-reaches-rule',
    parts: { BotEngine: withRulesOf('success', firstAlike) },
  },
  {
    name: 'keeps-the-next-dialog-with-the-integration',
    misdeed: 'An integration has the next dialog of the first interaction that uses it.',
    breaks: 'immediate.no-rule-next-action',
    parts: {
      BotEngine: class extends BotEngine {
        protected override nextDialogOf(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
          return super.nextDialogOf(firstAlike(interaction, this.conversation), end);
        }
      },
    },
  },
  {
    name: 'keeps-the-delay-with-the-integration',
    misdeed: 'An integration has the delay of the first interaction that uses it.',
    breaks: 'delay.postpones-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override delayMs(interaction: EscalationInteraction): number {
          return super.delayMs(firstAlike(interaction, this.conversation));
        }
      },
    },
  },
  {
    name: 'keeps-the-intent-with-the-integration',
    misdeed: 'With an integration goes the intent of the first dialog that uses it.',
    breaks: 'context.passes-intent',
    parts: {
      TransferRequests: class extends TransferRequests {
        override forEscalation(...[plan, skillId]: Parameters<TransferRequests['forEscalation']>) {
          const body = super.forEscalation(plan, skillId);
          const { dialogs } = this.conversation.setup.bot;
          const first = dialogs.find(({ interactions }) => interactions.some(uses(plan.interaction)))?.intentId;
          const context = body.botTransferContext;
          return context?.intentId === undefined || first === undefined
            ? body
            : { ...body, botTransferContext: { ...context, intentId: first } };
        }
      },
    },
  },
];
