/**
 * The written protocol, version 1: every message between the suite, the implementation under test and the
 * platform double. Types, validation and the published OpenAPI document all come from here.
 */
import { z } from 'zod';

export const protocolName = 'escalation-conformance/1';

export const channels = ['messaging', 'chat'] as const;
export const clocks = ['virtual', 'configurable', 'real'] as const;
export const capabilities = ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'] as const;

/** Longest delay, in milliseconds, that a configuration may ask for: thirty days. */
const longestMs = 30 * 24 * 3600 * 1000;
const milliseconds = z.int().min(0).max(longestMs);
const name = z.string().min(1).max(200);
const text = z.string().max(20_000);

export const Channel = z.enum(channels).describe('How the consumer reached the bot.');
export const Clock = z
  .enum(clocks)
  .describe(
    'virtual: time moves only through the clock call. configurable: real time, and fallbackEscalationTime is honoured. real: real time, default waits.',
  );
export const Capability = z
  .enum(capabilities)
  .describe(
    'bot-outage: the outage call works. agent-id: transfers may name an agent. bot-to-bot: transfers to bots, with context. receiver: a conversation may start with handed-over context. result-data: response data, transform scripts and custom data fields.',
  );

export const Declaration = z
  .object({
    protocol: z.literal(protocolName),
    implementation: z.object({ name, version: name }),
    channels: z.array(Channel).min(1),
    clock: Clock,
    capabilities: z.array(Capability),
    fallbackMessage: text
      .min(1)
      .describe('What the bot answers when it has no better answer and no Fallback dialog is defined.'),
  })
  .describe('What the implementation is and what it can do.');

export const Result = z.enum(['success', 'failure']).describe('How the transfer call went.');

const escalationFlow = {
  interactionDelay: milliseconds.optional().describe('Milliseconds to wait before the transfer is requested.'),
  rules: z
    .array(z.object({ result: Result, dialog: name.describe('Name of the dialog to run.') }))
    .optional()
    .describe('The first rule whose result matches decides what runs next.'),
  nextDialog: name.optional().describe('Runs when no rule matches.'),
};

export const TextInteraction = z.object({
  type: z.literal('text'),
  text: text.min(1).describe('Said to the consumer, after variables are replaced.'),
});

export const SetVariableInteraction = z.object({
  type: z.literal('set-variable'),
  variable: name,
  value: text.describe('Stored as it stands, without replacing anything in it.'),
});

export const IntegrationInteraction = z.object({
  type: z.literal('integration'),
  integration: name.describe('integrationName of one of the integrations.'),
  ...escalationFlow,
});

export const AgentTransferInteraction = z.object({
  type: z.literal('agent-transfer'),
  agentSkillId: text.optional().describe('A number, or a variable such as {$botContext.skillId}.'),
  agentId: text.optional(),
  transferBotContext: z.boolean().optional(),
  messageToUser: text.optional().describe('Left out: the documented default text.'),
  ...escalationFlow,
});

export const Interaction = z.discriminatedUnion('type', [
  TextInteraction,
  SetVariableInteraction,
  IntegrationInteraction,
  AgentTransferInteraction,
]);

export const Dialog = z.object({
  name,
  type: z.enum(['dialog', 'fallback']).describe('fallback: answers whatever no other dialog catches.'),
  patterns: z
    .array(text.min(1))
    .describe('The dialog starts when a message equals one of these, character by character.'),
  intentId: name.optional().describe('The intent of a message that starts this dialog.'),
  interactions: z.array(Interaction),
});

export const Bot = z.object({
  chatBotId: name,
  defaultUserFriendlyResponse: text.min(1).optional().describe('Bot Settings: the text for errors and exceptions.'),
  contextVariables: z.record(name, text).describe('Values of {$botContext.<name>} when the conversation starts.'),
  dialogs: z.array(Dialog),
});

export const Integration = z.object({
  integrationName: name,
  integrationType: z.literal('LivePerson Agent Escalation'),
  responseDataVariableName: name.optional(),
  agentSkillName: text.optional().describe('A label for people.'),
  agentSkillId: text.optional().describe('A number, or a variable such as {$botContext.skillId}.'),
  agentId: text.optional(),
  transferBotContext: z.boolean().optional(),
  messageToUser: text.optional().describe('Required by the documents; left out only to see that it is.'),
  transformResultScript: text.optional(),
  customDataFields: z.array(z.object({ key: name, value: text })).optional(),
});

export const AgentConnector = z.object({
  fallbackSkillId: text.optional(),
  fallbackEscalationTime: milliseconds
    .optional()
    .describe('Milliseconds of silence before the bot is bypassed; 180000 when left out.'),
});

export const HandedOver = z
  .object({ intentId: name.optional(), userMessage: text.optional() })
  .describe('Context passed by the bot that transferred the conversation to this one.');

export const StartConversation = z.object({
  conversationId: name,
  channel: Channel,
  platform: z.object({
    messagesUrl: z.url().describe('The bot says a text to the consumer by a POST here.'),
    transfersUrl: z.url().describe('The Transfer API of this conversation.'),
  }),
  bot: Bot,
  integrations: z.array(Integration),
  agentConnector: AgentConnector,
  handedOver: HandedOver.optional(),
});

export const PlatformEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('consumer-message'), text: text.min(1) }).describe('The consumer wrote a text.'),
    z
      .object({ type: z.literal('transfer-failed'), transferId: name })
      .describe('A transfer that was accepted earlier could not be completed.'),
    z
      .object({ type: z.literal('agent-joined'), agentId: name.optional() })
      .describe('A live agent took the conversation.'),
  ])
  .describe('Something arrives from the platform.');

export const AdvanceClock = z.object({ advanceMs: milliseconds });
export const Outage = z.object({ silent: z.boolean().describe('true: the bot engine stops answering.') });

export const Problem = z
  .looseObject({
    type: z.string().optional(),
    title: z.string().min(1),
    status: z.int().optional(),
    detail: z.string().optional(),
  })
  .describe('Problem details, RFC 9457.');

export const Message = z.object({ text: text.min(1) }).describe('The bot says a text to the consumer.');

export const BotTransferContext = z.object({ intentId: name.optional(), userMessage: text.optional() });

export const TransferRequest = z
  .looseObject({
    conversationId: name,
    chatBotId: name,
    userPlatformId: text.optional(),
    message: text.min(1).describe('Read by the consumer before the hand-over, unless it is BLANK_MESSAGE.'),
    agentSkillId: text.min(1),
    agentSkillName: text.optional(),
    agentId: text.optional(),
    botTransferContext: BotTransferContext.optional(),
  })
  .describe('Body of a call to the Transfer API.');

export const TransferAccepted = z.object({
  transferId: name.describe('Names this transfer when it fails later.'),
  status: z.literal('ACCEPTED'),
  skill: z.object({ id: z.string(), name: z.string() }),
});
