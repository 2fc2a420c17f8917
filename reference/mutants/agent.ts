/** Mutants that misuse the Agent Id. */
import type { TransferRequest } from '../../protocol/types';
import type { EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { TransferOutcome } from '../transfer-outcome';
import { TransferRequests } from '../transfer-requests';
import { ConnectorAfterFailure } from './after-failure';
import type { Mutant } from './mutant';

export const agentMutants: readonly Mutant[] = [
  {
    name: 'names-no-agent-after-a-failure',
    misdeed: 'Once a transfer of the conversation has failed later, no request names an agent.',
    breaks: 'agent.gets-it-when-skilled-and-available',
    parts: {
      AgentConnector: class extends ConnectorAfterFailure {
        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const { agentId, ...rest } = body;
          return super.transfer(this.hasFailed || agentId === undefined ? rest : body);
        }
      },
    },
  },
  {
    name: 'drops-agent-id',
    misdeed: 'The Agent Id is left out of the request.',
    breaks: 'agent.gets-it-when-skilled-and-available',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override agentId(): undefined {
          return undefined;
        }
      },
    },
  },
  {
    name: 'misspells-the-field-of-the-agent-id',
    misdeed: 'The Agent Id is sent in a field that the platform does not read.',
    breaks: 'agent.gets-it-when-skilled-and-available',
    parts: {
      TransferRequests: class extends TransferRequests {
        override forEscalation(plan: EscalationPlan, skillId: string): TransferRequest {
          const { agentId, ...rest } = super.forEscalation(plan, skillId);
          return agentId === undefined ? rest : { ...rest, agent_id: agentId };
        }
      },
    },
  },
  {
    name: 'shortens-agent-id',
    misdeed: 'The Agent Id loses its last character.',
    breaks: 'agent.gets-it-when-skilled-and-available',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override agentId(plan: EscalationPlan): string | undefined {
          return super.agentId(plan)?.slice(0, -1);
        }
      },
    },
  },
  {
    name: 'names-the-account-of-an-agent-alone',
    misdeed: 'Of an Agent Id with an account the account alone is sent, and of one without nothing.',
    breaks: 'agent.gets-it-when-skilled-and-available',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override agentId(plan: EscalationPlan): string | undefined {
          return super.agentId(plan)?.replace(/\.?[^.]*$/, '');
        }
      },
    },
  },
  {
    name: 'sends-agent-id-for-skill-id',
    misdeed: 'Where an Agent Id is configured, it is sent as the skill id.',
    breaks: 'agent.unskilled-goes-to-skill',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string, plan: EscalationPlan): string {
          return this.agentId(plan) ?? resolved;
        }
      },
    },
  },
  {
    name: 'leaves-the-skill-to-the-agent',
    misdeed: 'Where an Agent Id is configured, the skill id sent is 0.',
    breaks: 'agent.unavailable-goes-to-skill',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string, plan: EscalationPlan): string {
          return this.agentId(plan) === undefined ? resolved : '0';
        }
      },
    },
  },
  {
    name: 'never-transfers-without-agent-id',
    misdeed: 'An escalation without an Agent Id ends as a failure without a call to the platform.',
    breaks: 'agent.none-goes-to-skill',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          return plan.agentId === undefined ? 'failure' : super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'spoils-the-skill-id-beside-an-agent-id',
    misdeed: 'Where an Agent Id is configured, the skill id sent has a digit too many.',
    breaks: 'agent.not-for-bots',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string, plan: EscalationPlan): string {
          return this.agentId(plan) === undefined ? resolved : `${resolved}1`;
        }
      },
    },
  },
  {
    name: 'keeps-the-agent-of-the-escalation-before',
    misdeed: 'An escalation that names no agent asks for the one that the escalation before named.',
    breaks: 'agent.none-goes-to-skill',
    parts: {
      TransferRequests: class extends TransferRequests {
        private lastAgentId: string | undefined;

        protected override agentId(plan: EscalationPlan): string | undefined {
          this.lastAgentId = super.agentId(plan) ?? this.lastAgentId;
          return this.lastAgentId;
        }
      },
    },
  },
];
