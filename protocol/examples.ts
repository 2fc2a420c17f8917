/**
 * Examples of every message, by the name of its schema, for the published document: those of the conversation on the
 * protocol page, and what it does not show. Each is valid by its own schema, which a test holds.
 */
import type { z } from 'zod';
import { protocolName } from './schemas';
import type * as schemas from './schemas';

export type SchemaName = {
  [Name in keyof typeof schemas]: (typeof schemas)[Name] extends z.ZodType ? Name : never;
}[keyof typeof schemas];

/** One example, by a name that is its own within its schema. */
export interface SchemaExample<Value> {
  readonly summary: string;
  readonly value: Value;
}

type Examples = {
  readonly [Name in SchemaName]: Readonly<Record<string, SchemaExample<z.input<(typeof schemas)[Name]>>>>;
};

const only = <const Value>(summary: string, value: Value) => ({ example: { summary, value } });

const greeting = {
  name: 'greeting',
  type: 'dialog',
  patterns: ['hello'],
  interactions: [{ type: 'text', text: 'Hello {$botContext.firstName}.' }],
} satisfies z.input<typeof schemas.Dialog>;

const refusedRule = { result: 'failure', dialog: 'refused' } satisfies z.input<typeof schemas.ResultRule>;

const byIntegration = {
  type: 'integration',
  integration: 'to-billing',
  interactionDelay: 2000,
  rules: [refusedRule],
} satisfies z.input<typeof schemas.IntegrationInteraction>;

const byAgentTransfer = {
  type: 'agent-transfer',
  agentSkillId: '{$botContext.skillId}',
  agentId: '12345.67890',
  transferBotContext: false,
  messageToUser: 'One moment please.',
  nextDialog: 'refused',
} satisfies z.input<typeof schemas.AgentTransferInteraction>;

const setSkill = {
  type: 'set-variable',
  variable: 'skillId',
  value: '3402109730',
} satisfies z.input<typeof schemas.SetVariableInteraction>;

const escalation = {
  name: 'escalation',
  type: 'dialog',
  patterns: ['agent please'],
  intentId: 'wants-an-agent',
  interactions: [byIntegration],
} satisfies z.input<typeof schemas.Dialog>;

const refused = {
  name: 'refused',
  type: 'dialog',
  patterns: [],
  interactions: [{ type: 'text', text: 'I could not reach our agents.' }],
} satisfies z.input<typeof schemas.Dialog>;

const fallback = {
  name: 'fallback',
  type: 'fallback',
  patterns: [],
  interactions: [{ type: 'text', text: 'Sorry, I did not get that.' }],
} satisfies z.input<typeof schemas.Dialog>;

const bot = {
  chatBotId: 'bot-7',
  contextVariables: { firstName: 'Ada', skillId: '3402109730' },
  dialogs: [greeting, escalation, refused, fallback],
} satisfies z.input<typeof schemas.Bot>;

const customDataField = {
  key: 'skillName',
  value: '{$.api_X.skill.name}',
} satisfies z.input<typeof schemas.CustomDataField>;

const toBilling = {
  integrationName: 'to-billing',
  integrationType: 'LivePerson Agent Escalation',
  agentSkillName: 'Billing',
  agentSkillId: '{$botContext.skillId}',
  messageToUser: 'One moment, {$botContext.firstName}.\\\\nAn agent will join.',
} satisfies z.input<typeof schemas.Integration>;

const platform = {
  messagesUrl: 'http://platform.example/conversation-1/messages',
  transfersUrl: 'http://platform.example/conversation-1/transfers',
} satisfies z.input<typeof schemas.PlatformUrls>;

const agentConnector = { fallbackSkillId: '3402109731' } satisfies z.input<typeof schemas.AgentConnector>;

const handedOver = { intentId: 'wants-an-agent' } satisfies z.input<typeof schemas.HandedOver>;

const started = {
  conversationId: 'conversation-1',
  channel: 'messaging',
  platform,
  bot,
  integrations: [toBilling],
  agentConnector,
} satisfies z.input<typeof schemas.StartConversation>;

const implementation = { name: 'my bot', version: '1.0.0' } satisfies z.input<typeof schemas.ImplementationName>;

const transfer = {
  conversationId: 'conversation-1',
  userPlatformId: 'consumer-of-conversation-1',
  chatBotId: 'bot-7',
  message: 'One moment, Ada.\nAn agent will join.',
  agentSkillName: 'Billing',
  agentSkillId: '3402109730',
} satisfies z.input<typeof schemas.TransferRequest>;

const acceptedSkill = { id: '3402109730', name: 'Billing' } satisfies z.input<typeof schemas.AcceptedSkill>;

const consumerMessage = {
  type: 'consumer-message',
  text: 'agent please',
} satisfies z.input<typeof schemas.ConsumerMessage>;

const transferFailed = {
  type: 'transfer-failed',
  transferId: 'transfer-1',
} satisfies z.input<typeof schemas.TransferFailed>;

const agentJoined = { type: 'agent-joined', agentId: 'agent-12' } satisfies z.input<typeof schemas.AgentJoined>;

export const examples: Examples = {
  AcceptedSkill: only('A skill of the platform.', acceptedSkill),
  AdvanceClock: {
    delay: { summary: 'As long as an interaction delay.', value: { advanceMs: 2000 } },
    silence: { summary: 'To a millisecond before the limit of silence.', value: { advanceMs: 179_999 } },
  },
  AgentConnector: {
    skill: { summary: 'With a fallback skill.', value: agentConnector },
    time: {
      summary: 'With a shorter time, too.',
      value: { fallbackSkillId: '3402109731', fallbackEscalationTime: 60_000 },
    },
    nothing: { summary: 'Nothing is set.', value: {} },
  },
  AgentJoined: only('An agent with an id.', agentJoined),
  AgentTransferInteraction: only('To an agent, with a dialog that runs next.', byAgentTransfer),
  Bot: only('Four dialogs, of which one is the fallback.', bot),
  BotTransferContext: {
    intent: { summary: 'The intent alone.', value: { intentId: 'wants-an-agent' } },
    both: { summary: 'Both.', value: { intentId: 'wants-an-agent', userMessage: 'agent please' } },
  },
  Capability: only('Transfers may name an agent.', 'agent-id'),
  Channel: only('Messaging.', 'messaging'),
  Clock: only('Time moves by the clock call alone.', 'virtual'),
  ConsumerMessage: only('The consumer asks for an agent.', consumerMessage),
  CustomDataField: only('The name of the skill, out of the answer.', customDataField),
  Declaration: {
    least: {
      summary: 'The least: one channel, its own clock, no capability.',
      value: {
        protocol: protocolName,
        implementation,
        channels: ['messaging'],
        clock: 'real',
        capabilities: [],
        fallbackMessage: 'Sorry, I did not get that.',
      },
    },
    most: {
      summary: 'All that can be declared.',
      value: {
        protocol: protocolName,
        implementation,
        channels: ['messaging', 'chat'],
        clock: 'virtual',
        capabilities: ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'],
        fallbackMessage: 'Sorry, I did not get that.',
      },
    },
  },
  Dialog: {
    dialog: { summary: 'It starts with its pattern, or its intent.', value: escalation },
    fallback: { summary: 'It answers what no other catches.', value: fallback },
  },
  HandedOver: {
    intent: { summary: 'With the intent.', value: handedOver },
    message: { summary: 'With the words of the consumer.', value: { userMessage: 'agent please' } },
  },
  ImplementationName: only('A bot in its first version.', implementation),
  Integration: {
    plain: { summary: 'A message of two lines.', value: toBilling },
    resultData: {
      summary: 'It keeps something of the answer.',
      value: { ...toBilling, responseDataVariableName: 'X', customDataFields: [customDataField] },
    },
    silent: { summary: 'The consumer reads nothing.', value: { ...toBilling, messageToUser: 'BLANK_MESSAGE' } },
  },
  IntegrationInteraction: only('With a delay, and a rule for failure.', byIntegration),
  Interaction: {
    text: { summary: 'A text.', value: { type: 'text', text: 'Hello {$botContext.firstName}.' } },
    setVariable: { summary: 'A variable is set.', value: setSkill },
    integration: { summary: 'An integration runs.', value: byIntegration },
    agentTransfer: { summary: 'An escalation without an integration.', value: byAgentTransfer },
  },
  Message: only('One text.', { text: 'Hello Ada.' }),
  Outage: {
    silent: { summary: 'It stops answering.', value: { silent: true } },
    back: { summary: 'It answers again.', value: { silent: false } },
  },
  PlatformEvent: {
    consumerMessage: { summary: 'The consumer writes.', value: consumerMessage },
    transferFailed: { summary: 'An accepted transfer fails.', value: transferFailed },
    agentJoined: { summary: 'A live agent joins.', value: agentJoined },
  },
  PlatformUrls: only('Both on the platform of the suite.', platform),
  Problem: {
    refusedConfiguration: {
      summary: 'A configuration that lacks something.',
      value: {
        type: 'about:blank',
        title: 'The configuration is refused',
        status: 422,
        detail: 'Integration "to-billing": messageToUser is required.',
      },
    },
    malformed: {
      summary: 'A body that lacks a field.',
      value: { type: 'about:blank', title: 'Not what this call takes', status: 400, detail: 'text is missing.' },
    },
    noCredential: {
      summary: 'A call without what opens the door.',
      value: { type: 'about:blank', title: 'Not authorised', status: 401, detail: 'There is no Authorization header.' },
    },
    unknown: {
      summary: 'An id that names nothing.',
      value: {
        type: 'about:blank',
        title: 'No such conversation',
        status: 404,
        detail: 'There is no conversation "conversation-1".',
      },
    },
    taken: {
      summary: 'An id that is in use.',
      value: {
        type: 'about:blank',
        title: 'The conversation exists',
        status: 409,
        detail: 'There is a conversation "conversation-1" already.',
      },
    },
    tooLarge: {
      summary: 'A body of more than 1 MiB.',
      value: { type: 'about:blank', title: 'Too large', status: 413, detail: 'A body holds at most 1048576 bytes.' },
    },
  },
  Result: only('The call failed.', 'failure'),
  ResultRule: only('After a failure.', refusedRule),
  SetVariableInteraction: only('A skill id for what comes next.', setSkill),
  StartConversation: {
    integration: { summary: 'A bot that escalates by an integration.', value: started },
    agentTransfer: {
      summary: 'A bot that escalates without an integration, on chat.',
      value: {
        ...started,
        channel: 'chat',
        bot: { ...bot, dialogs: [{ ...escalation, interactions: [setSkill, byAgentTransfer] }, refused] },
        integrations: [],
        agentConnector: {},
      },
    },
    handedOver: { summary: 'Another bot handed the conversation over.', value: { ...started, handedOver } },
  },
  TextInteraction: only('With a variable.', { type: 'text', text: 'Hello {$botContext.firstName}.' }),
  TransferAccepted: only('Accepted.', { transferId: 'transfer-1', status: 'ACCEPTED', skill: acceptedSkill }),
  TransferFailed: only('The transfer of before.', transferFailed),
  TransferRequest: {
    skill: { summary: 'To a skill.', value: transfer },
    agent: { summary: 'To an agent of that skill.', value: { ...transfer, agentId: '12345.67890' } },
    bot: {
      summary: 'To a bot that holds the skill, with the intent.',
      value: { ...transfer, botTransferContext: { intentId: 'wants-an-agent' } },
    },
    silence: {
      summary: 'By the connector, because the bot is silent.',
      value: {
        conversationId: 'conversation-1',
        chatBotId: 'bot-7',
        message: 'BLANK_MESSAGE',
        agentSkillId: '3402109731',
      },
    },
  },
};
