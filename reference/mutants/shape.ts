/**
 * Mutants whose fault is one of shape alone: a pact has to refuse each of them by itself. They stand apart from the
 * others because some break the written protocol, so that no play of a scenario comes to its end.
 */
import type { ServerResponse } from 'node:http';
import type { TransferRequest } from '../../protocol/types';
import type { EscalationPlan } from '../escalation-plan';
import { Responses } from '../responses';
import { PlatformLine } from '../platform-line';
import type { Parts } from '../parts';
import { TransferRequests } from '../transfer-requests';

export interface ShapeMutant {
  /** The misdeed in kebab-case; unique among all mutants. */
  readonly name: string;
  readonly misdeed: string;
  /** The contract that must refuse it, by its description. */
  readonly refusedBy: string;
  /** The requirement that is broken by it; a mutant without one breaks the written protocol. */
  readonly breaks?: string;
  readonly parts: Partial<Parts>;
}

/** Writes what an escalation asks for in another shape. */
function requesting(reshape: (body: TransferRequest) => object): typeof TransferRequests {
  return class extends TransferRequests {
    override forEscalation(plan: EscalationPlan, skillId: string): TransferRequest {
      return reshape(super.forEscalation(plan, skillId)) as TransferRequest;
    }
  };
}

/** Writes what the bot says, and nothing else, in another shape. */
function saying(reshape: (text: unknown) => object): typeof PlatformLine {
  return class extends PlatformLine {
    protected override encode(body: object): string {
      return super.encode('text' in body ? reshape(body.text) : body);
    }
  };
}

/** Puts a refused configuration otherwise. */
function refusing(refuse: (response: ServerResponse, title: string, detail: string) => void): typeof Responses {
  return class extends Responses {
    override problem(response: ServerResponse, status: number, title: string, detail: string): void {
      if (status === 422) refuse(response, title, detail);
      else super.problem(response, status, title, detail);
    }
  };
}

function declaring(change: (declaration: object) => object): typeof Responses {
  return class extends Responses {
    override declared(response: ServerResponse, declaration: object): void {
      super.declared(response, change(declaration));
    }
  };
}

const problemType = { 'content-type': 'application/problem+json' };
const refusal = 'a configuration without a Message to User is refused';
const plainTransfer = 'a transfer to a skill by an Integration interaction';

export const shapeMutants: readonly ShapeMutant[] = [
  {
    name: 'leaves-out-message',
    misdeed: 'The transfer request has no field "message".',
    refusedBy: plainTransfer,
    breaks: 'message.in-transfer-request',
    parts: { TransferRequests: requesting((body) => ({ ...body, message: undefined })) },
  },
  {
    name: 'wraps-message-in-an-object',
    misdeed: 'The message of the transfer request is an object with a text in it.',
    refusedBy: plainTransfer,
    breaks: 'message.in-transfer-request',
    parts: { TransferRequests: requesting((body) => ({ ...body, message: { text: body.message } })) },
  },
  {
    name: 'sends-skill-id-as-number',
    misdeed: 'The skill id is a JSON number in place of a text.',
    refusedBy: plainTransfer,
    breaks: 'skill.literal-number',
    parts: { TransferRequests: requesting((body) => ({ ...body, agentSkillId: Number(body.agentSkillId) })) },
  },
  {
    name: 'rounds-long-skill-id',
    misdeed: 'The skill id passes through a JSON number, which rounds its last digits away.',
    refusedBy: 'a transfer to a skill whose id has 18 digits',
    breaks: 'skill.id-not-truncated',
    parts: { TransferRequests: requesting((body) => ({ ...body, agentSkillId: String(Number(body.agentSkillId)) })) },
  },
  {
    name: 'misnames-conversation-id',
    misdeed: 'The transfer request names the conversation as conversation_id.',
    refusedBy: plainTransfer,
    breaks: 'route.integration-transfers',
    parts: {
      TransferRequests: requesting(({ conversationId, ...rest }) => ({ ...rest, conversation_id: conversationId })),
    },
  },
  {
    name: 'lists-agent-ids',
    misdeed: 'The agent id is a list.',
    refusedBy: 'a transfer to an agent',
    breaks: 'agent.gets-it-when-skilled-and-available',
    parts: {
      TransferRequests: requesting((body) =>
        body.agentId === undefined ? body : { ...body, agentId: [body.agentId] },
      ),
    },
  },
  {
    name: 'writes-context-as-text',
    misdeed: 'The bot context is JSON in a text.',
    refusedBy: 'a transfer to a bot, with the bot context',
    breaks: 'context.passes-intent',
    parts: {
      TransferRequests: requesting(({ botTransferContext, ...rest }) =>
        botTransferContext === undefined ? rest : { ...rest, botTransferContext: JSON.stringify(botTransferContext) },
      ),
    },
  },
  {
    name: 'sends-context-although-off',
    misdeed: 'Every transfer request carries the bot context, whatever the setting.',
    refusedBy: 'a transfer to a bot, with Transfer Bot Context off',
    breaks: 'context.off-passes-nothing',
    parts: {
      TransferRequests: class extends TransferRequests {
        override forEscalation(plan: EscalationPlan, skillId: string): TransferRequest {
          return super.forEscalation({ ...plan, passesContext: true }, skillId);
        }
      },
    },
  },
  {
    name: 'sends-transfer-as-form',
    misdeed: 'The transfer request is a web form.',
    refusedBy: plainTransfer,
    breaks: 'route.integration-transfers',
    parts: {
      PlatformLine: class extends PlatformLine {
        protected override headers(): Record<string, string> {
          return { ...super.headers(), 'content-type': 'application/x-www-form-urlencoded' };
        }

        protected override encode(body: object): string {
          return 'text' in body
            ? super.encode(body)
            : String(
                new URLSearchParams(Object.entries(body).map(([key, value]): [string, string] => [key, String(value)])),
              );
        }
      },
    },
  },
  {
    name: 'says-text-under-another-name',
    misdeed: 'What the bot says stands in a field "message".',
    refusedBy: 'the text of the dialog that catches a failed escalation',
    breaks: 'deferred.caught-dialog-answers',
    parts: { PlatformLine: saying((text) => ({ message: text })) },
  },
  {
    name: 'says-text-in-a-list',
    misdeed: 'What the bot says is a list of texts.',
    refusedBy: 'the built-in text after the fourth failure',
    breaks: 'cap.text-on-fourth-failure',
    parts: { PlatformLine: saying((text) => ({ text: [text] })) },
  },
  {
    name: 'refuses-with-status-400',
    misdeed: 'A configuration is refused with status 400.',
    refusedBy: refusal,
    parts: {
      Responses: refusing((response, title) => response.writeHead(400, problemType).end(JSON.stringify({ title }))),
    },
  },
  {
    name: 'refuses-with-status-500',
    misdeed: 'A configuration is refused with status 500.',
    refusedBy: refusal,
    parts: {
      Responses: refusing((response, title) => response.writeHead(500, problemType).end(JSON.stringify({ title }))),
    },
  },
  {
    name: 'refuses-in-plain-text',
    misdeed: 'The problem details of a refused configuration are a sentence in place of JSON.',
    refusedBy: refusal,
    parts: {
      Responses: refusing((response, _title, detail) =>
        response.writeHead(422, { 'content-type': 'text/plain' }).end(detail),
      ),
    },
  },
  {
    name: 'refuses-without-title',
    misdeed: 'The problem details of a refused configuration have no title.',
    refusedBy: refusal,
    parts: {
      Responses: refusing((response, _title, detail) =>
        response.writeHead(422, problemType).end(JSON.stringify({ error: detail })),
      ),
    },
  },
  {
    name: 'declares-one-channel-as-text',
    misdeed: 'The declaration gives its channels as one text.',
    refusedBy: 'the declaration',
    parts: { Responses: declaring((declaration) => ({ ...declaration, channels: 'messaging' })) },
  },
  {
    name: 'declares-unknown-clock',
    misdeed: 'The declaration names a clock that the protocol does not know.',
    refusedBy: 'the declaration',
    parts: { Responses: declaring((declaration) => ({ ...declaration, clock: 'sundial' })) },
  },
  {
    name: 'declares-no-fallback-message',
    misdeed: 'The declaration has no fallback message.',
    refusedBy: 'the declaration',
    parts: { Responses: declaring((declaration) => ({ ...declaration, fallbackMessage: '' })) },
  },
  {
    name: 'redirects-acts',
    misdeed: 'Every act is answered with a redirect.',
    refusedBy: 'a conversation ends',
    parts: {
      Responses: class extends Responses {
        override done(response: ServerResponse): void {
          response.writeHead(302, { location: '/' }).end();
        }
      },
    },
  },
];
