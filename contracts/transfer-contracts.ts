/**
 * The implementation asks the Transfer API for a transfer. The implementation is the consumer: Pact's mock server takes
 * the request and answers it.
 *
 * Every field that a rule can demand is held to its exact value, so that a rounded, misspelt or superfluous one is seen.
 * What the documents leave to the implementation is listed as `free`, and kept out of the comparison.
 */
import type { Channel, TransferRequest } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import { says, silencePasses } from '../play/scenarios/parts';
import { blankMessage, defaultTransferMessage } from '../trace/trace';
import type { HttpInteraction, Occasion, Pact, Parts, State } from './contract';
import { examples } from './examples';
import { fits, mediaType, someText } from './matchers';
import { ask, dialog, escalating, intentId, text } from './situations';

export interface TransferContract extends Occasion {
  readonly interaction: HttpInteraction;
  /** Requirements that fail when no such request arrives at all. */
  readonly arrives: readonly RequirementId[];
  /** Requirements by the part of the request that they speak of; `-$.x` where it is missing or empty. */
  readonly parts: Parts;
  /** What the consumer reads when the implementation has taken the answer in, and the requirements about that. */
  readonly reads?: { readonly text: string; readonly requirements: readonly RequirementId[] };
  /** What the consumer must not read then, and the requirements that it breaks; without it nothing is shown of them. */
  readonly never?: { readonly text: string; readonly requirements: readonly RequirementId[] };
  /** Fields that may be there or not, as the implementation likes. */
  readonly free: readonly string[];
  /** Of the contracts with the same words here one has to be kept: the documents let the implementation choose. */
  readonly oneOf?: string;
}

interface Told extends Occasion {
  readonly description: string;
  readonly arrives: readonly RequirementId[];
  readonly parts?: Parts;
  readonly message: unknown;
  readonly skillId?: string;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly free?: readonly string[];
  /** Status of the answer; accepted when left out. */
  readonly refused?: number;
  readonly reads?: TransferContract['reads'];
  readonly oneOf?: string;
  readonly never?: TransferContract['never'];
}

const message = 'One moment please';
const failed = 'I could not reach our agents.';
const succeeded = 'You are in good hands.';

/** Fields that every request may carry, each as a text. */
const alwaysFree = ['userPlatformId', 'agentSkillName'];

/** What speaks of these parts where a contract names nothing nearer. */
export const everywhere: Parts = {
  '$.message': ['message.in-transfer-request'],
  '$.agentSkillId': ['skill.literal-number'],
  '$.agentId': ['agent.none-goes-to-skill'],
  '$.botTransferContext': ['context.off-passes-nothing'],
};

function contract(told: Told): TransferContract {
  const { description, arrives, parts = {}, skillId = examples.skillId, refused, reads, never, free = [], more } = told;
  const { setup, steps, needs, channels, clocks, oneOf } = told;
  const requirements = [...arrives, ...Object.values(parts).flat(), ...(reads?.requirements ?? [])];
  return {
    setup,
    steps,
    ...(needs ? { needs } : {}),
    ...(channels ? { channels } : {}),
    ...(clocks ? { clocks } : {}),
    arrives,
    parts,
    ...(reads ? { reads } : {}),
    ...(oneOf === undefined ? {} : { oneOf }),
    ...(never ? { never } : {}),
    free: [...alwaysFree, ...free],
    interaction: {
      kind: 'http',
      description,
      state: stateOf(skillId, refused),
      requirements: [...new Set(requirements)],
      request: {
        method: 'POST',
        path: '/transfers',
        body: {
          conversationId: examples.conversationId,
          chatBotId: examples.chatBotId,
          message: told.message,
          agentSkillId: skillId,
          ...more,
        },
      },
      response: refused === undefined ? accepted(skillId) : refusal(refused),
    },
  };
}

function stateOf(skillId: string, refused: number | undefined): State {
  const params = { conversationId: examples.conversationId, skillId };
  return refused === undefined
    ? { name: 'the Transfer API accepts a transfer', params }
    : { name: 'the Transfer API refuses a transfer', params: { ...params, status: refused } };
}

function accepted(skillId: string): HttpInteraction['response'] {
  const skill = { id: skillId, name: someText('Billing') };
  return { status: 200, body: { transferId: someText(examples.transferId), status: 'ACCEPTED', skill } };
}

function refusal(status: number): HttpInteraction['response'] {
  return {
    status,
    mediaType: 'application/problem+json',
    body: { title: someText('The platform refuses this call'), status },
  };
}

function plain(route: 'integration' | 'agent-transfer', description: string): TransferContract {
  return contract({
    description,
    setup: escalating(route, { message }),
    steps: says(ask),
    message,
    arrives: [route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers'],
    parts: {
      '$.agentSkillId': ['skill.literal-number'],
      '$.message': ['message.in-transfer-request'],
      '$.agentId': ['agent.none-goes-to-skill'],
    },
  });
}

/** The same request with a message that is written so and arrives so. */
function worded(
  description: string,
  written: string,
  arriving: string,
  requirement: RequirementId,
  variables: Readonly<Record<string, string>> = {},
): TransferContract {
  return contract({
    description,
    setup: escalating('integration', { message: written }, { variables }),
    steps: says(ask),
    message: arriving,
    arrives: ['message.in-transfer-request'],
    parts: { '$.message': [requirement] },
  });
}

function toAgent(description: string, channel: Channel, agentId: string, onTheWire: string): TransferContract {
  return contract({
    description,
    setup: escalating(
      'integration',
      { message, agentId },
      { platform: { agents: [{ id: agentId, skillIds: [examples.skillId], available: true }] } },
    ),
    steps: says(ask),
    needs: ['agent-id'],
    channels: [channel],
    message,
    more: { agentId: fits(onTheWire, agentId) },
    arrives: ['agent.gets-it-when-skilled-and-available'],
    parts: { '$.agentId': ['agent.gets-it-when-skilled-and-available'] },
  });
}

/** The page has the intent and/or the message passed: any one of these contracts will do. */
function withContext(description: string, botTransferContext: Required<TransferRequest>['botTransferContext']) {
  return contract({
    description,
    setup: escalating('integration', { message, transferBotContext: true }, { platform: heldByBot() }),
    steps: says(ask),
    needs: ['bot-to-bot'],
    message,
    more: { botTransferContext },
    arrives: ['route.to-agent-or-bot'],
    parts: {
      '-$.botTransferContext': ['context.passes-intent', 'context.passes-message'],
      '$.botTransferContext.intentId': ['context.passes-intent'],
      '$.botTransferContext.userMessage': ['context.passes-message'],
    },
    oneOf: 'what Transfer Bot Context passes',
  });
}

const documentedErrors = [400, 401, 403, 404, 409, 429, 500, 502, 503];
const longSkillId = '340210973012345678';
const fallbackSkillId = '2110845577';

export const transferContracts: readonly TransferContract[] = [
  plain('integration', 'a transfer to a skill by an Integration interaction'),
  plain('agent-transfer', 'a transfer to a skill by an Agent Transfer interaction'),
  contract({
    description: 'a transfer to a skill named by a variable of this turn',
    setup: escalating(
      'integration',
      { message, skillId: '{$botContext.skillId}' },
      { variables: { skillId: '1000000001' } },
      [{ type: 'set-variable', variable: 'skillId', value: examples.skillId }],
    ),
    steps: says(ask),
    message,
    arrives: ['skill.variable-at-attempt'],
    parts: { '$.agentSkillId': ['skill.variable-at-attempt'] },
  }),
  contract({
    description: 'a transfer to a skill whose id has 18 digits',
    setup: escalating('agent-transfer', { message, skillId: longSkillId }, { skillIds: [longSkillId] }),
    steps: says(ask),
    message,
    skillId: longSkillId,
    arrives: ['skill.id-not-truncated'],
    parts: { '$.agentSkillId': ['skill.id-not-truncated'] },
  }),
  contract({
    description: 'a transfer by an integration with a misleading skill name',
    setup: misnamed(),
    steps: says(ask),
    message,
    arrives: ['config.skill-name-is-a-label'],
    parts: { '$.agentSkillId': ['config.skill-name-is-a-label'] },
  }),
  worded(
    'a transfer with a message in many scripts, with quotes and markup',
    'Ça va? “Yes” & <b>no</b> — 少々お待ちください 🙂 שלום',
    'Ça va? “Yes” & <b>no</b> — 少々お待ちください 🙂 שלום',
    'message.static-text',
  ),
  worded('a transfer with a message that is a variable', '{$botContext.moment}', 'Just a moment', 'message.variable', {
    moment: 'Just a moment',
  }),
  worded(
    'a transfer with a message of text and variables',
    'Dear {$botContext.name}, {$botContext.moment}.',
    'Dear Ada, just a moment.',
    'message.mixed',
    { name: 'Ada', moment: 'just a moment' },
  ),
  worded(
    'a transfer with an escaped new line in its message',
    'First line\\\\nSecond line',
    'First line\nSecond line',
    'message.newline-escape',
  ),
  contract({
    description: 'a transfer without a message for the consumer',
    setup: escalating('integration', { message: blankMessage }),
    steps: says(ask),
    message: blankMessage,
    arrives: ['message.blank-still-transfers', 'config.blank-satisfies-required'],
    parts: { '$.message': ['message.blank-sends-nothing'], '-$.message': ['message.blank-keeps-value'] },
  }),
  contract({
    description: 'a transfer by an Agent Transfer interaction that has no message',
    setup: escalating('agent-transfer', {}),
    steps: says(ask),
    message: defaultTransferMessage,
    arrives: ['config.default-interaction-message'],
    parts: { '$.message': ['config.default-interaction-message'] },
  }),
  // The account may stand before the id on the wire or not, whatever the channel.
  toAgent(
    'a transfer to an agent',
    'messaging',
    `${examples.accountId}.${examples.agentId}`,
    `^(${examples.accountId}\\.)?${examples.agentId}$`,
  ),
  toAgent('a transfer to an agent on chat', 'chat', examples.agentId, `^([^.]+\\.)?${examples.agentId}$`),
  withContext('a transfer to a bot, with the bot context', { intentId, userMessage: ask }),
  withContext('a transfer to a bot, with the intent alone', { intentId }),
  withContext('a transfer to a bot, with the message alone', { userMessage: ask }),
  contract({
    description: 'a transfer to a bot, with Transfer Bot Context off',
    setup: escalating('integration', { message, transferBotContext: false }, { platform: heldByBot() }),
    steps: says(ask),
    needs: ['bot-to-bot'],
    message,
    arrives: ['route.to-agent-or-bot'],
    parts: { '$.botTransferContext': ['context.off-passes-nothing'] },
  }),
  contract({
    description: 'a transfer to people, with Transfer Bot Context on',
    setup: escalating('agent-transfer', { message, transferBotContext: true }),
    steps: says(ask),
    needs: ['bot-to-bot'],
    message,
    // The implementation cannot know who holds the skill; the platform keeps the context from people.
    free: ['botTransferContext'],
    arrives: ['context.not-for-people'],
    parts: { '$.message': ['context.not-for-people'], '$.agentSkillId': ['context.not-for-people'] },
  }),
  contract({
    description: 'a transfer whose success leads on',
    setup: escalating(
      'integration',
      { message, onSuccess: 'succeeded', onFailure: 'failed' },
      { dialogs: [dialog('succeeded', 'never said: succeeded', text(succeeded)), failedDialog()] },
    ),
    steps: says(ask),
    message,
    arrives: ['route.integration-transfers'],
    // What the rule for success leads to may reach nobody after the hand-over.
    never: { text: failed, requirements: ['immediate.success-reaches-rule'] },
  }),
  ...documentedErrors.map((status) =>
    contract({
      description: `a transfer that is answered with status ${status}`,
      setup: escalating('agent-transfer', { message, onFailure: 'failed' }, { dialogs: [failedDialog()] }),
      steps: says(ask),
      message,
      refused: status,
      arrives: ['route.agent-transfer-transfers'],
      reads: { text: failed, requirements: ['immediate.failure-reaches-rule'] },
    }),
  ),
  contract({
    description: 'a transfer by the connector, around a silent bot',
    setup: escalating(
      'integration',
      { message },
      { connector: { fallbackSkillId }, skillIds: [examples.skillId, fallbackSkillId] },
    ),
    steps: [{ kind: 'outage', silent: true }, ...says(ask), ...silencePasses()],
    needs: ['bot-outage'],
    channels: ['messaging'],
    clocks: ['virtual'],
    message: someText(blankMessage),
    skillId: fallbackSkillId,
    arrives: ['silence.fallback-skill-after-three-minutes'],
    parts: { '$.agentSkillId': ['silence.fallback-skill-after-three-minutes'] },
  }),
];

function failedDialog() {
  return dialog('failed', 'never said: failed', text(failed));
}

function heldByBot() {
  return { skills: [{ id: examples.skillId, name: 'the next bot', heldBy: 'bot' as const }] };
}

function misnamed() {
  const setup = escalating('integration', { message });
  return { ...setup, integrations: setup.integrations.map((each) => ({ ...each, agentSkillName: 'Sales' })) };
}

export const transferContentType = mediaType('application/json');

export const transferPact: Pact = {
  name: 'implementation-transfer-api',
  consumer: 'escalation-implementation',
  provider: 'transfer-api',
  interactions: transferContracts.map((each) => each.interaction),
};
