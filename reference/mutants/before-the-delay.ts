/** Mutants that answer what they hear during an Interaction Delay, and evaluate the skill id before it, not after it. */
import { answeringMeanwhile } from '../answering-meanwhile';
import { BotEngine } from '../bot-engine';
import type { EscalationEnd } from '../escalation-end';
import type { EscalationInteraction, EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import type { Variables } from '../variables';
import { rememberingVariables, variablesBeforeDelay } from '../variables-before-delay';
import type { Mutant } from './mutant';

const AnsweringEngine = answeringMeanwhile.BotEngine(BotEngine);
const AnsweringEscalator = answeringMeanwhile.Escalator(Escalator);

const RememberingEscalator = rememberingVariables(AnsweringEscalator);

export const beforeTheDelayMutants: readonly Mutant[] = [
  {
    name: 'evaluates-the-skill-id-before-the-delay',
    misdeed:
      'The skill id is evaluated when the Interaction Delay begins, and what sets its variable meanwhile is not seen.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      BotEngine: AnsweringEngine,
      Escalator: class extends RememberingEscalator {
        override skillId(plan: EscalationPlan, variables?: Variables): string {
          return super.skillId(plan, variables ?? variablesBeforeDelay(this.conversation));
        }
      },
    },
  },
  {
    name: 'refuses-a-skill-id-before-the-delay',
    misdeed:
      'Whether the skill id is a number is looked at once, before the Interaction Delay, and one that is none ends it there.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      BotEngine: AnsweringEngine,
      Escalator: class extends AnsweringEscalator {
        override async escalate(interaction: EscalationInteraction): Promise<EscalationEnd> {
          const plan = this.conversation.planner.planOf(interaction);
          if (super.skillIsNumeric(this.skillId(plan))) return super.escalate(interaction);
          await this.refuseSkill(plan);
          return 'not-numeric';
        }
      },
    },
  },
  {
    name: 'looks-for-a-number-before-the-delay-alone',
    misdeed:
      'Whether the skill id is a number is looked at before the Interaction Delay, and then it is sent as it has become.',
    breaks: 'skill.non-numeric-no-transfer',
    parts: {
      BotEngine: AnsweringEngine,
      Escalator: class extends RememberingEscalator {
        override async escalate(interaction: EscalationInteraction): Promise<EscalationEnd> {
          const plan = this.conversation.planner.planOf(interaction);
          await this.delay(interaction);
          if (!this.skillIsNumeric(this.skillId(plan, variablesBeforeDelay(this.conversation)))) {
            await this.refuseSkill(plan);
            return 'not-numeric';
          }
          return this.carriesMessage(plan) ? this.transfer(plan, this.skillId(plan)) : 'failure';
        }
      },
    },
  },
];
