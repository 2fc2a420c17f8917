/** Writes the bodies of calls to the Transfer API. */
import type { BotTransferContext, TransferRequest } from '../protocol/types';
import type { ConversationParts } from './conversation-parts';
import type { EscalationPlan } from './escalation-plan';

/** Who is to be transferred, and by whom. */
export interface Parties {
  readonly conversationId: string;
  readonly userPlatformId?: string;
  readonly chatBotId: string;
}

export class TransferRequests {
  constructor(protected readonly conversation: ConversationParts) {}

  /** For an escalation of the bot's, with its skill id already resolved. */
  forEscalation(plan: EscalationPlan, skillId: string): TransferRequest {
    const agentId = this.agentId(plan);
    const context = plan.passesContext ? this.context() : undefined;
    return {
      ...this.parties(),
      message: this.message(plan),
      ...(plan.skillName === undefined ? {} : { agentSkillName: plan.skillName }),
      agentSkillId: this.skillId(skillId, plan),
      ...(agentId === undefined || agentId === '' ? {} : { agentId }),
      ...(context === undefined ? {} : { botTransferContext: context }),
    };
  }

  /** For the connector's own transfer, when the bot has fallen silent. */
  forSilence(skillId: string): TransferRequest {
    return { ...this.parties(), message: this.silenceMessage(), agentSkillId: skillId };
  }

  protected parties(): Parties {
    const { conversationId, bot } = this.conversation.setup;
    return { conversationId, userPlatformId: `consumer-of-${conversationId}`, chatBotId: bot.chatBotId };
  }

  protected message(plan: EscalationPlan): string {
    return this.conversation.templates.message(plan.message);
  }

  protected silenceMessage(): string {
    return 'BLANK_MESSAGE';
  }

  protected skillId(resolved: string, _plan: EscalationPlan): string {
    return resolved;
  }

  protected agentId(plan: EscalationPlan): string | undefined {
    return plan.agentId === undefined ? undefined : this.conversation.templates.fill(plan.agentId);
  }

  protected context(): BotTransferContext | undefined {
    const { lastIntentId, lastConsumerText } = this.conversation.engine;
    return {
      ...(lastIntentId === undefined ? {} : { intentId: lastIntentId }),
      ...(lastConsumerText === undefined ? {} : { userMessage: lastConsumerText }),
    };
  }
}
