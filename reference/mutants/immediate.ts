/** Mutants that draw the wrong conclusion from how the transfer call went. */
import type { Dialog, Interaction } from '../../protocol/types';
import { BotEngine } from '../bot-engine';
import type { EscalationInteraction, EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import { TransferCall } from '../transfer-call';
import type { TransferOutcome } from '../transfer-outcome';
import type { Mutant } from './mutant';

export const immediateMutants: readonly Mutant[] = [
  {
    name: 'looks-at-two-rules',
    misdeed: 'Of the rules of an escalation the first two count.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      BotEngine: class extends BotEngine {
        protected override ruleFor(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
          return interaction.rules?.slice(0, 2).find((rule) => rule.result === end)?.dialog;
        }
      },
    },
  },
  {
    name: 'finds-dialogs-by-how-their-names-begin',
    misdeed: 'A rule leads to the first dialog whose name begins with the one that it has.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogAfter(interaction: EscalationInteraction, end: EscalationEnd): Dialog | undefined {
          const name = this.ruleFor(interaction, end) ?? this.nextDialogOf(interaction, end);
          return name === undefined ? undefined : this.dialogs().find((dialog) => dialog.name.startsWith(name));
        }
      },
    },
  },
  {
    name: 'ignores-the-rule-for-failure',
    misdeed: 'The rule for failure never runs.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      BotEngine: class extends BotEngine {
        protected override ruleFor(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
          return end === 'failure' ? undefined : super.ruleFor(interaction, end);
        }
      },
    },
  },
  {
    name: 'prefers-the-next-action-to-the-rules',
    misdeed: 'Where there is a next action, it is taken although a rule fits the result.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      BotEngine: class extends BotEngine {
        protected override ruleFor(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
          return interaction.nextDialog === undefined ? super.ruleFor(interaction, end) : undefined;
        }
      },
    },
  },
  {
    name: 'takes-every-answer-for-success',
    misdeed: 'An error status of the transfer call counts as success.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      TransferCall: class extends TransferCall {
        protected override refused(status: number, json: unknown): TransferOutcome {
          return { result: 'success', status, json };
        }
      },
    },
  },
  {
    name: 'takes-client-errors-for-success',
    misdeed: 'A status from 400 to 499 counts as success.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      TransferCall: class extends TransferCall {
        protected override refused(status: number, json: unknown): TransferOutcome {
          return { result: status < 500 ? 'success' : 'failure', status, json };
        }
      },
    },
  },
  {
    name: 'takes-server-errors-for-success',
    misdeed: 'A status from 500 on counts as success.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      TransferCall: class extends TransferCall {
        protected override refused(status: number, json: unknown): TransferOutcome {
          return { result: status >= 500 ? 'success' : 'failure', status, json };
        }
      },
    },
  },
  {
    name: 'says-nothing-of-a-lost-key',
    misdeed: 'After status 401 or 403 no rule runs.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const outcome = await this.conversation.connector.requestTransfer(
            this.conversation.requests.forEscalation(plan, skillId),
          );
          if (plan.integration) await this.conversation.resultData.keep(plan.integration, outcome);
          return outcome.status === 401 || outcome.status === 403 ? 'not-numeric' : outcome.result;
        }
      },
    },
  },
  {
    name: 'says-fallback-on-failure',
    misdeed: 'A failed transfer call gives the fallback message in place of the rule for failure.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const end = await super.transfer(plan, skillId);
          if (end !== 'failure') return end;
          await this.refuseSkill(plan);
          return 'not-numeric';
        }
      },
    },
  },
  {
    name: 'takes-a-broken-call-for-success',
    misdeed: 'A transfer call that breaks off without an answer counts as success.',
    breaks: 'immediate.broken-call-is-failure',
    parts: {
      TransferCall: class extends TransferCall {
        protected override broken(): TransferOutcome {
          return { result: 'success', status: 0 };
        }
      },
    },
  },
  {
    name: 'dies-of-a-broken-call',
    misdeed: 'A transfer call that breaks ends the turn: no rule runs.',
    breaks: 'immediate.broken-call-is-failure',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const outcome = await this.conversation.connector.requestTransfer(
            this.conversation.requests.forEscalation(plan, skillId),
          );
          if (plan.integration) await this.conversation.resultData.keep(plan.integration, outcome);
          return outcome.status === 0 ? 'not-numeric' : outcome.result;
        }
      },
    },
  },
  {
    name: 'ignores-the-rule-for-success',
    misdeed: 'The rule for success never runs.',
    breaks: 'immediate.success-reaches-rule',
    parts: {
      BotEngine: class extends BotEngine {
        protected override ruleFor(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
          return end === 'success' ? undefined : super.ruleFor(interaction, end);
        }
      },
    },
  },
  {
    name: 'runs-the-rule-for-failure-on-success',
    misdeed: 'A call that succeeds runs the rule for failure.',
    breaks: 'immediate.success-reaches-rule',
    parts: {
      BotEngine: class extends BotEngine {
        protected override ruleFor(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
          return super.ruleFor(interaction, end === 'success' ? 'failure' : end);
        }
      },
    },
  },
  {
    name: 'runs-the-first-rule-whatever-it-is-for',
    misdeed: 'The first rule of the interaction runs, whichever result it is for.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      BotEngine: class extends BotEngine {
        protected override ruleFor(interaction: EscalationInteraction): string | undefined {
          return interaction.rules?.[0]?.dialog;
        }
      },
    },
  },
  {
    name: 'ignores-the-next-action',
    misdeed: 'Without a rule that matches, the plain next action does not run.',
    breaks: 'immediate.no-rule-next-action',
    parts: {
      BotEngine: class extends BotEngine {
        protected override nextDialogOf(): undefined {
          return undefined;
        }
      },
    },
  },
  {
    name: 'leaves-after-an-immediate-failure',
    misdeed: 'After a failed transfer call the bot answers the consumer no more.',
    breaks: 'immediate.bot-keeps-conversation',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const end = await super.transfer(plan, skillId);
          if (end === 'failure') this.conversation.engine.silent = true;
          return end;
        }
      },
    },
  },
  {
    name: 'escalates-twice-in-a-turn-at-most',
    misdeed: 'The third escalation to which one text leads ends as a failure without a call to the platform.',
    breaks: 'route.integration-transfers',
    parts: {
      BotEngine: class extends BotEngine {
        private escalations = 0;

        protected override async runOrFallBack(dialog: Dialog | undefined): Promise<void> {
          this.escalations = 0;
          await super.runOrFallBack(dialog);
        }

        protected override async play(interaction: Interaction): Promise<EscalationEnd | undefined> {
          const escalates = interaction.type === 'integration' || interaction.type === 'agent-transfer';
          if (escalates) this.escalations += 1;
          return escalates && this.escalations > 2 ? 'failure' : super.play(interaction);
        }
      },
    },
  },
  {
    name: 'escalates-no-more-when-a-failure-was-not-understood',
    misdeed:
      'After a failed transfer call and a text that no dialog catches, escalations end without a call to the platform.',
    breaks: 'route.integration-transfers',
    parts: {
      BotEngine: class extends BotEngine {
        private failed = false;
        private lost = false;

        protected override async runOrFallBack(dialog: Dialog | undefined): Promise<void> {
          this.lost ||= this.failed && !dialog;
          await super.runOrFallBack(dialog);
        }

        protected override async play(interaction: Interaction): Promise<EscalationEnd | undefined> {
          const escalates = interaction.type === 'integration' || interaction.type === 'agent-transfer';
          if (escalates && this.lost) return 'failure';
          const end = await super.play(interaction);
          this.failed ||= end === 'failure';
          return end;
        }
      },
    },
  },
  {
    name: 'leads-nobody-to-the-fallback-dialog',
    misdeed: 'A rule or a next dialog that names the Fallback dialog leads nowhere.',
    breaks: 'immediate.no-rule-next-action',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogAfter(interaction: EscalationInteraction, end: EscalationEnd): Dialog | undefined {
          const dialog = super.dialogAfter(interaction, end);
          return dialog?.type === 'fallback' ? undefined : dialog;
        }
      },
    },
  },
];
