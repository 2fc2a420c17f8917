/** Checks by hand that what arrives has the shape that the protocol writes down, and says what is wrong if not. */
import type { AdvanceClock, Outage, PlatformEvent, StartConversation } from '../protocol/types';

/** What arrived is not what the protocol writes down. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

type Check = (value: unknown, where: string) => void;

const longestMs = 30 * 24 * 3600 * 1000;

export function startConversation(value: unknown): StartConversation {
  conversation(value, 'the body');
  return value as StartConversation;
}

export function platformEvent(value: unknown): PlatformEvent {
  event(value, 'the body');
  return value as PlatformEvent;
}

export function advanceClock(value: unknown): AdvanceClock {
  fields({ advanceMs: milliseconds })(value, 'the body');
  return value as AdvanceClock;
}

export function outage(value: unknown): Outage {
  fields({ silent: flag })(value, 'the body');
  return value as Outage;
}

const text: Check = (value, where) => ensure(typeof value === 'string', where, 'a string');
const someText: Check = (value, where) =>
  ensure(typeof value === 'string' && value !== '', where, 'a string that is not empty');
const flag: Check = (value, where) => ensure(typeof value === 'boolean', where, 'true or false');
const milliseconds: Check = (value, where) =>
  ensure(
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= longestMs,
    where,
    `a whole number from 0 to ${longestMs}`,
  );
const httpUrl: Check = (value, where) =>
  ensure(typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value), where, 'an http URL');

const flow = {
  interactionDelay: optional(milliseconds),
  rules: optional(each(fields({ result: oneOf('success', 'failure'), dialog: someText }))),
  nextDialog: optional(someText),
};

const interaction = byType({
  text: { text: someText },
  'set-variable': { variable: someText, value: text },
  integration: { integration: someText, ...flow },
  'agent-transfer': {
    agentSkillId: optional(text),
    agentId: optional(text),
    transferBotContext: optional(flag),
    messageToUser: optional(text),
    ...flow,
  },
});

const dialog = fields({
  name: someText,
  type: oneOf('dialog', 'fallback'),
  patterns: each(someText),
  intentId: optional(someText),
  interactions: each(interaction),
});

const integration = fields({
  integrationName: someText,
  integrationType: oneOf('LivePerson Agent Escalation'),
  responseDataVariableName: optional(someText),
  agentSkillName: optional(text),
  agentSkillId: optional(text),
  agentId: optional(text),
  transferBotContext: optional(flag),
  messageToUser: optional(text),
  transformResultScript: optional(text),
  customDataFields: optional(each(fields({ key: someText, value: text }))),
});

const conversation = fields({
  conversationId: someText,
  channel: oneOf('messaging', 'chat'),
  platform: fields({ messagesUrl: httpUrl, transfersUrl: httpUrl }),
  bot: fields({
    chatBotId: someText,
    defaultUserFriendlyResponse: optional(someText),
    contextVariables: record(text),
    dialogs: each(dialog),
  }),
  integrations: each(integration),
  agentConnector: fields({ fallbackSkillId: optional(text), fallbackEscalationTime: optional(milliseconds) }),
  handedOver: optional(fields({ intentId: optional(someText), userMessage: optional(text) })),
});

const event = byType({
  'consumer-message': { text: someText },
  'transfer-failed': { transferId: someText },
  'agent-joined': { agentId: optional(someText) },
});

function ensure(holds: boolean, where: string, expected: string): void {
  if (!holds) throw new Malformed(`${where} is not ${expected}.`);
}

function object(value: unknown, where: string): Record<string, unknown> {
  ensure(typeof value === 'object' && value !== null && !Array.isArray(value), where, 'an object');
  return value as Record<string, unknown>;
}

/** Unknown fields are let through: a later version may know more. */
function fields(checks: Readonly<Record<string, Check>>): Check {
  return (value, where) => {
    const known = object(value, where);
    for (const [name, check] of Object.entries(checks))
      check(Object.hasOwn(known, name) ? known[name] : undefined, `${where}.${name}`);
  };
}

function byType(kinds: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check {
  const checks = new Map(Object.entries(kinds).map(([type, each]) => [type, fields(each)]));
  return (value, where) => {
    const { type } = object(value, where);
    const check = checks.get(String(type));
    if (check) check(value, where);
    else oneOf(...checks.keys())(type, `${where}.type`);
  };
}

function optional(check: Check): Check {
  return (value, where) => {
    if (value !== undefined) check(value, where);
  };
}

function each(check: Check): Check {
  return (value, where) => {
    ensure(Array.isArray(value), where, 'a list');
    (value as unknown[]).forEach((item, index) => check(item, `${where}[${index}]`));
  };
}

function record(check: Check): Check {
  return (value, where) =>
    Object.entries(object(value, where)).forEach(([name, item]) => check(item, `${where}.${name}`));
}

function oneOf(...choices: string[]): Check {
  return (value, where) =>
    ensure(typeof value === 'string' && choices.includes(value), where, `one of ${choices.join(', ')}`);
}
