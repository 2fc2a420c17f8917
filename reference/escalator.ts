/** Carries out one escalation of the bot's, from its delay to its result. */
import type { ConversationParts } from './conversation-parts';
import type { EscalationInteraction, EscalationPlan } from './escalation-plan';
import type { Variables } from './variables';
import type { EscalationEnd } from './escalation-end';

export class Escalator {
  constructor(protected readonly conversation: ConversationParts) {}

  async escalate(interaction: EscalationInteraction): Promise<EscalationEnd> {
    await this.delay(interaction);
    const plan = this.conversation.planner.planOf(interaction);
    // Evaluated now and not before: the newest value of a variable counts.
    const skillId = this.skillId(plan);
    if (!this.skillIsNumeric(skillId)) {
      await this.refuseSkill(plan);
      return 'not-numeric';
    }
    if (!this.carriesMessage(plan)) return 'failure';
    return this.transfer(plan, skillId);
  }

  /** The skill id of a plan, with the variables of now. */
  skillId(plan: EscalationPlan, variables: Variables = this.conversation.variables): string {
    return this.conversation.templates.fill(plan.skillId, variables);
  }

  skillIsNumeric(skillId: string): boolean {
    return /^[0-9]{1,18}$/.test(skillId);
  }

  protected async delay(interaction: EscalationInteraction): Promise<void> {
    await this.conversation.clock.sleep(this.delayMs(interaction));
  }

  protected delayMs(interaction: EscalationInteraction): number {
    return interaction.interactionDelay ?? 0;
  }

  protected async refuseSkill(_plan: EscalationPlan): Promise<void> {
    await this.conversation.engine.sayFallbackMessage();
  }

  /** An integration fails on a variable that would smuggle line breaks into its body. */
  protected carriesMessage(plan: EscalationPlan): boolean {
    return plan.route !== 'integration' || !this.conversation.templates.injectsLineBreak(plan.message);
  }

  protected async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
    const body = this.conversation.requests.forEscalation(plan, skillId);
    const outcome = await this.conversation.connector.requestTransfer(body);
    if (plan.integration) await this.conversation.resultData.keep(plan.integration, outcome);
    return outcome.result;
  }
}
