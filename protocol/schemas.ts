/**
 * The written protocol, version 1: every message between the suite, the implementation under test and the
 * platform double. Types, validation and the published OpenAPI document all come from here.
 */
import { z } from 'zod';
import { capabilities, channels, clocks } from './declared-values';
import { longestName, longestText } from './lengths';

export const protocolName = 'escalation-conformance/1';

export { capabilities, channels, clocks };

/** Longest delay, in milliseconds, that a configuration may ask for: thirty days. */
const longestMs = 30 * 24 * 3600 * 1000;
const milliseconds = z.int().min(0).max(longestMs);
const name = z.string().min(1).max(longestName);
const text = z.string().max(longestText);

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

export const ImplementationName = z
  .object({ name, version: name })
  .describe('Name and version, as they are to stand in the report.');

export const Declaration = z
  .object({
    protocol: z.literal(protocolName),
    implementation: ImplementationName,
    channels: z.array(Channel).min(1),
    clock: Clock,
    capabilities: z.array(Capability),
    fallbackMessage: text
      .min(1)
      .describe('What the bot answers when it has no better answer and no Fallback dialog is defined.'),
    bot: z
      .literal('fixed')
      .optional()
      .describe(
        'fixed: the bot takes no definition, and its owner says elsewhere what it does. Left out: it takes one.',
      ),
  })
  .describe('What the implementation is and what it can do.');

export const Result = z.enum(['success', 'failure']).describe('How the transfer call went.');

export const ResultRule = z
  .object({ result: Result, dialog: name.describe('Name of the dialog to run.') })
  .describe('Which dialog runs after an escalation with this result.');

const escalationFlow = {
  interactionDelay: milliseconds.optional().describe('Milliseconds to wait before the transfer is requested.'),
  rules: z.array(ResultRule).optional().describe('The first rule whose result matches decides what runs next.'),
  nextDialog: name.optional().describe('Runs when no rule matches.'),
};

const skillId = text.optional().describe('A number, or a variable such as {$botContext.skillId}.');
const agentId = text
  .optional()
  .describe('The agent who is to get the conversation, if possible: <account>.<agent> on messaging, <agent> on chat.');
const transferBotContext = z
  .boolean()
  .optional()
  .describe('true: pass intent, message or both to a receiving bot. Left out: false.');

export const TextInteraction = z
  .object({
    type: z.literal('text'),
    text: text.min(1).describe('Said to the consumer, after variables are replaced.'),
  })
  .describe('Say a text to the consumer.');

export const SetVariableInteraction = z
  .object({
    type: z.literal('set-variable'),
    variable: name.describe('The name alone: skillId, not botContext.skillId.'),
    value: text.describe('Stored as it stands, without replacing anything in it.'),
  })
  .describe('Store a value in a bot context variable.');

export const IntegrationInteraction = z
  .object({
    type: z.literal('integration'),
    integration: name.describe('integrationName of one of the integrations.'),
    ...escalationFlow,
  })
  .describe('Escalate as an integration is configured.');

export const AgentTransferInteraction = z
  .object({
    type: z.literal('agent-transfer'),
    agentSkillId: skillId,
    agentId,
    transferBotContext,
    messageToUser: text.optional().describe('Left out: the documented default text.'),
    ...escalationFlow,
  })
  .describe('Escalate with what stands here, without an integration.');

export const Interaction = z
  .discriminatedUnion('type', [
    TextInteraction,
    SetVariableInteraction,
    IntegrationInteraction,
    AgentTransferInteraction,
  ])
  .describe('One step of a dialog; type says which.');

export const Dialog = z
  .object({
    name: name.describe('By which rules and nextDialog refer to it.'),
    type: z.enum(['dialog', 'fallback']).describe('fallback: answers whatever no other dialog catches.'),
    patterns: z
      .array(text.min(1))
      .describe('The dialog starts when a message equals one of these, character by character.'),
    intentId: name.optional().describe('The intent of a message that starts this dialog.'),
    interactions: z.array(Interaction).describe('They run in order.'),
  })
  .describe('What the bot does with a message.');

export const Bot = z
  .object({
    chatBotId: name.describe('Goes into every transfer request.'),
    defaultUserFriendlyResponse: text.min(1).optional().describe('Bot Settings: the text for errors and exceptions.'),
    contextVariables: z.record(name, text).describe('Values of {$botContext.<name>} when the conversation starts.'),
    dialogs: z.array(Dialog).describe('In order: the first that fits a message wins.'),
  })
  .describe('The definition of the bot.');

export const CustomDataField = z
  .object({ key: name.describe('Texts show the value as {integrationName.key}.'), value: text })
  .describe('A value that is taken from the result of the transfer call, such as {$.api_X.skill.name}.');

export const Integration = z
  .object({
    integrationName: name.describe('By which interactions refer to it.'),
    integrationType: z.literal('LivePerson Agent Escalation'),
    responseDataVariableName: name.optional().describe('X: the raw result is held in the variable api_X.'),
    agentSkillName: text.optional().describe('A label for people.'),
    agentSkillId: skillId,
    agentId,
    transferBotContext,
    messageToUser: text.optional().describe('Required by the documents; left out only to see that it is.'),
    transformResultScript: text.optional().describe('JavaScript that runs after the call and may replace the result.'),
    customDataFields: z.array(CustomDataField).optional().describe('What is kept of the result.'),
  })
  .describe('A configured agent escalation.');

export const AgentConnector = z
  .object({
    fallbackSkillId: text.optional().describe('Where a consumer is taken whose bot is silent.'),
    fallbackEscalationTime: milliseconds
      .optional()
      .describe('Milliseconds of silence before the bot is bypassed; 180000 when left out.'),
  })
  .describe('Settings of the agent connector.');

export const HandedOver = z
  .object({ intentId: name.optional(), userMessage: text.optional() })
  .describe('Context passed by the bot that transferred the conversation to this one.');

export const PlatformUrls = z
  .object({
    messagesUrl: z.url().describe('The bot says a text to the consumer by a POST here.'),
    transfersUrl: z.url().describe('The Transfer API of this conversation.'),
  })
  .describe('Where the platform takes calls for this conversation. Use both as they stand.');

export const StartConversation = z
  .object({
    conversationId: name.describe('Names the conversation in every later call. May hold any character.'),
    channel: Channel,
    platform: PlatformUrls,
    bot: Bot,
    integrations: z.array(Integration).describe('Those that interactions refer to by their integrationName.'),
    agentConnector: AgentConnector,
    handedOver: HandedOver.optional(),
  })
  .describe('A conversation, and all that is configured for it.');

export const ConsumerMessage = z
  .object({ type: z.literal('consumer-message'), text: text.min(1) })
  .describe('The consumer wrote a text.');

export const TransferFailed = z
  .object({
    type: z.literal('transfer-failed'),
    transferId: name.describe('That of the answer with which the transfer was accepted.'),
  })
  .describe('A transfer that was accepted earlier could not be completed.');

export const AgentJoined = z
  .object({ type: z.literal('agent-joined'), agentId: name.optional() })
  .describe('A live agent took the conversation.');

export const PlatformEvent = z
  .discriminatedUnion('type', [ConsumerMessage, TransferFailed, AgentJoined])
  .describe('Something arrives from the platform.');

export const AdvanceClock = z
  .object({ advanceMs: milliseconds.describe('Milliseconds that pass.') })
  .describe('Virtual time passes.');

export const Outage = z
  .object({ silent: z.boolean().describe('true: the bot engine stops answering.') })
  .describe('Whether the bot engine is silent from now on.');

export const Problem = z
  .looseObject({
    type: z.string().optional().describe('A URI that names the kind of problem; about:blank when left out.'),
    title: z.string().min(1).describe('The problem in a few words.'),
    status: z.int().optional().describe('The status of the answer, once more.'),
    detail: z.string().optional().describe('What people read in the report: name the field here.'),
  })
  .describe('Problem details, RFC 9457.');

export const Message = z.object({ text: text.min(1) }).describe('The bot says a text to the consumer.');

export const BotTransferContext = z
  .object({ intentId: name.optional(), userMessage: text.optional() })
  .describe('What is passed to a receiving bot: the intent, the words of the consumer, or both.');

export const TransferRequest = z
  .looseObject({
    conversationId: name.describe('That of the conversation which is handed over.'),
    chatBotId: name.describe('That of the bot which hands over.'),
    userPlatformId: text.optional().describe('Your id of the consumer.'),
    message: text.min(1).describe('Read by the consumer before the hand-over, unless it is BLANK_MESSAGE.'),
    agentSkillId: text.min(1).describe('The skill, as text, digit for digit.'),
    agentSkillName: text.optional().describe('The label.'),
    agentId: text.optional().describe('The agent, with or without the account before the dot.'),
    botTransferContext: BotTransferContext.optional(),
  })
  .describe('Body of a call to the Transfer API.');

export const AcceptedSkill = z
  .object({ id: z.string(), name: z.string() })
  .describe('The skill whose queue the conversation joins.');

export const TransferAccepted = z
  .object({
    transferId: name.describe('Names this transfer when it fails later.'),
    status: z.literal('ACCEPTED'),
    skill: AcceptedSkill,
  })
  .describe('The transfer is accepted; it may still fail later.');
