/** Variants that look at the Message to User before its Interaction Delay: the documents say of the skill id alone when it is evaluated. */
import { answeringMeanwhile } from '../answering-meanwhile';
import type { EscalationInteraction, EscalationPlan } from '../escalation-plan';
import { rememberingVariables, variablesBeforeDelay } from '../variables-before-delay';
import type { Variant } from './variant';

export const beforeTheDelayVariants: readonly Variant[] = [
  {
    name: 'fills-the-message-before-the-delay',
    oddity:
      'What it hears during an Interaction Delay it answers at once. Variables in the Message to User have the values of before the delay.',
    parts: {
      BotEngine: answeringMeanwhile.BotEngine,
      Escalator: (Base) => rememberingVariables(answeringMeanwhile.Escalator(Base)),
      TransferRequests: (Base) =>
        class extends Base {
          protected override message(plan: EscalationPlan): string {
            const { templates } = this.conversation;
            return templates.fill(plan.message, variablesBeforeDelay(this.conversation)).replace(/\\{1,3}n/g, '\n');
          }
        },
    },
  },
  {
    name: 'looks-for-line-feeds-before-the-delay',
    oddity:
      'What it hears during an Interaction Delay it answers at once. Whether a variable of the Message to User holds a line feed it has looked at before the delay.',
    parts: {
      BotEngine: answeringMeanwhile.BotEngine,
      Escalator: (Base) =>
        class extends answeringMeanwhile.Escalator(Base) {
          private readonly carried = new Map<EscalationInteraction, boolean>();

          protected override async delay(interaction: EscalationInteraction): Promise<void> {
            const plan = this.conversation.planner.planOf(interaction);
            this.carried.set(interaction, super.carriesMessage(plan));
            await super.delay(interaction);
          }

          protected override carriesMessage({ interaction }: EscalationPlan): boolean {
            return this.carried.get(interaction) ?? true;
          }
        },
    },
  },
];
