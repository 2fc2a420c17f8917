/** Mutants in which something of an earlier attempt of the conversation, or of the time since, shows in a later one. */
import type { TransferRequest } from '../../protocol/types';
import { AgentConnector } from '../agent-connector';
import { EscalationPlanner, type EscalationInteraction, type EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import { FailureCounter } from '../failure-counter';
import { TransferCall } from '../transfer-call';
import type { TransferOutcome } from '../transfer-outcome';
import { TransferRequests } from '../transfer-requests';
import type { Mutant } from './mutant';

const blank = 'BLANK_MESSAGE';
const halfAnHourMs = 30 * 60_000;
const twoHoursMs = 2 * 3_600_000;

export const earlierAttemptMutants: readonly Mutant[] = [
  {
    name: 'forgets-failures-after-half-an-hour',
    misdeed: 'A failure that comes more than half an hour after the one before is counted as the first.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      FailureCounter: class extends FailureCounter {
        private last = 0;

        override note(): void {
          const now = this.conversation.clock.now();
          if (now - this.last > halfAnHourMs) this.reset();
          this.last = now;
          super.note();
        }
      },
    },
  },
  {
    name: 'forgets-transfers-after-two-hours',
    misdeed:
      'A transfer that fails more than two hours after it was accepted is not known any more, and the bot hears nothing.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      AgentConnector: class extends AgentConnector {
        private readonly times = new Map<string, number>();

        override transferFailed(transferId: string): boolean {
          const time = this.times.get(transferId);
          if (time !== undefined && this.conversation.clock.now() - time > twoHoursMs) return true;
          return super.transferFailed(transferId);
        }

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.transfer(body);
          if (outcome.transferId !== undefined) this.times.set(outcome.transferId, this.conversation.clock.now());
          return outcome;
        }
      },
    },
  },
  {
    name: 'takes-409-for-accepted-after-one-that-was',
    misdeed:
      'Status 409 counts as accepted where a transfer of the conversation was accepted before: it is taken for the same.',
    breaks: 'immediate.failure-reaches-rule',
    parts: {
      TransferCall: class extends TransferCall {
        private before: TransferOutcome | undefined;

        override async make(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.make(body);
          if (outcome.result === 'success') this.before = outcome;
          return outcome.status === 409 && this.before ? { ...outcome, result: 'success' } : outcome;
        }
      },
    },
  },
  {
    name: 'takes-a-broken-call-for-accepted-after-one-that-was',
    misdeed: 'A call that breaks counts as accepted where a transfer of the conversation was accepted before.',
    breaks: 'immediate.broken-call-is-failure',
    parts: {
      TransferCall: class extends TransferCall {
        private succeeded = false;

        override async make(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.make(body);
          this.succeeded ||= outcome.transferId !== undefined;
          return outcome;
        }

        protected override broken(): TransferOutcome {
          return this.succeeded ? { result: 'success', status: 200 } : super.broken();
        }
      },
    },
  },
  {
    name: 'gives-the-conversation-away-by-a-refused-call',
    misdeed:
      'After a call that failed somebody else has the conversation, and a bot that falls silent then is not bypassed.',
    breaks: 'silence.fallback-skill-after-three-minutes',
    parts: {
      AgentConnector: class extends AgentConnector {
        override async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.requestTransfer(body);
          this.handedOver = true;
          return outcome;
        }
      },
    },
  },
  {
    name: 'delays-an-interaction-once',
    misdeed: 'The Interaction Delay is waited for when an interaction runs for the first time, and never again.',
    breaks: 'delay.postpones-transfer',
    parts: {
      Escalator: class extends Escalator {
        private readonly waited = new Set<EscalationInteraction>();

        protected override delayMs(interaction: EscalationInteraction): number {
          const again = this.waited.has(interaction);
          this.waited.add(interaction);
          return again ? 0 : super.delayMs(interaction);
        }
      },
    },
  },
  {
    name: 'fills-a-message-once',
    misdeed:
      'The variables of a message are replaced when its interaction runs for the first time, and keep those values.',
    breaks: 'message.in-transfer-request',
    parts: {
      TransferRequests: class extends TransferRequests {
        private readonly filled = new Map<EscalationInteraction, string>();

        protected override message(plan: EscalationPlan): string {
          const message = this.filled.get(plan.interaction) ?? super.message(plan);
          this.filled.set(plan.interaction, message);
          return message;
        }
      },
    },
  },
  {
    name: 'goes-on-without-a-message-after-blank',
    misdeed: 'After an escalation with BLANK_MESSAGE the later ones of the conversation have no message, either.',
    breaks: 'message.in-transfer-request',
    parts: {
      AgentConnector: class extends AgentConnector {
        private blanked = false;

        override async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
          this.blanked ||= body.message === blank;
          return super.requestTransfer(this.blanked ? { ...body, message: blank } : body);
        }
      },
    },
  },
  {
    name: 'keeps-the-message-by-skill',
    misdeed: 'An integration sends the message of the first one that went to its skill.',
    breaks: 'route.integration-transfers',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        private readonly messages = new Map<string, string>();

        override planOf(interaction: EscalationInteraction): EscalationPlan {
          const plan = super.planOf(interaction);
          if (plan.route !== 'integration') return plan;
          const message = this.messages.get(plan.skillId) ?? plan.message;
          this.messages.set(plan.skillId, message);
          return { ...plan, message };
        }
      },
    },
  },
  {
    name: 'remembers-the-id-of-a-skill-name',
    misdeed: 'An integration goes to the skill id that was used first with its Agent Skill Name.',
    breaks: 'config.skill-name-is-a-label',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        private readonly ids = new Map<string, string>();

        override planOf(interaction: EscalationInteraction): EscalationPlan {
          const plan = super.planOf(interaction);
          if (plan.skillName === undefined) return plan;
          const skillId = this.ids.get(plan.skillName) ?? plan.skillId;
          this.ids.set(plan.skillName, skillId);
          return { ...plan, skillId };
        }
      },
    },
  },
];
