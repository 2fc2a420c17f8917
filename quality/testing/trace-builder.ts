/**
 * Writes a trace by hand in a few lines: what the bot is set up with, then what happened, numbered and timed in order.
 * Tests of rules and reporters start here, so that a line of a test says only what matters to it.
 */
import type { AgentConnector, Bot, Dialog, HandedOver, Integration } from '../../protocol/types';
import type { EventKind, EventBody, PlatformSetup, Setup, Trace } from '../../trace/trace';

/** The skill that the default bot escalates to: the published sample, which does not fit into 32 bits. */
export const someSkillId = '3402109730';
/** The default bot's Message to User. */
export const someMessage = 'One moment please';
/** What the consumer says to make the default bot escalate. */
export const askForAgent = 'agent please';

export interface SetupOverrides {
  /** Replaces the default bot's only dialog. */
  readonly dialogs?: readonly Dialog[];
  readonly bot?: Partial<Bot>;
  readonly integrations?: readonly Integration[];
  /** Fields of the default bot's only integration. */
  readonly integration?: Partial<Integration>;
  readonly agentConnector?: AgentConnector;
  readonly handedOver?: HandedOver;
  readonly platform?: Partial<PlatformSetup>;
}

export interface TraceOverrides extends SetupOverrides, Partial<Omit<Trace, 'conversations' | 'implementation'>> {
  readonly implementation?: Partial<Trace['implementation']>;
  /** Conversations other than one called `main`. */
  readonly conversations?: Readonly<Record<string, SetupOverrides>>;
}

/** `raw` is made up when left out: few tests look at it. */
type Loosely<H> = H extends { readonly raw: unknown } ? Omit<H, 'raw'> & { readonly raw?: unknown } : H;

/** What happens in an event, and when. Without an instant it comes at the moment of the one before; time that passes moves it on. */
export type Happened = Loosely<Extract<EventBody, { kind: EventKind }>> & {
  readonly conversation?: string;
  /** One instant, or the span `afterMs` to `byMs` in which a virtual clock places it. */
  readonly atMs?: number;
  readonly afterMs?: number;
  readonly byMs?: number;
};

/** A bot that escalates by an integration when the consumer asks for an agent, and what happened with it. */
export function traceOf(overrides: TraceOverrides, eventBodies: readonly Happened[]): Trace {
  const { dialogs, bot, integrations, integration, agentConnector, handedOver, platform, ...rest } = overrides;
  const { conversations, implementation, ...facts } = rest;
  const own = { dialogs, bot, integrations, integration, agentConnector, handedOver, platform } as SetupOverrides;
  const setups = conversations ?? { main: {} };
  return {
    format: 1,
    scenario: 'tests/by-hand',
    title: 'A trace written by hand.',
    channel: 'messaging',
    clock: 'virtual',
    seed: 1,
    exercises: [],
    events: eventsFrom(eventBodies, Object.keys(setups)[0] ?? 'main'),
    ...facts,
    implementation: { name: 'by hand', version: '1', capabilities: [], fallbackMessage: 'Pardon?', ...implementation },
    conversations: Object.fromEntries(
      Object.entries(setups).map(([name, each]) => [name, setupOf({ ...own, ...each })]),
    ),
  };
}

/** The default setup with some parts replaced. */
export function setupOf(overrides: SetupOverrides): Setup {
  const integration: Integration = {
    integrationName: 'escalation',
    integrationType: 'LivePerson Agent Escalation',
    agentSkillName: 'Service',
    agentSkillId: someSkillId,
    messageToUser: someMessage,
    ...overrides.integration,
  };
  const dialog: Dialog = {
    name: 'escalate',
    type: 'dialog',
    patterns: [askForAgent],
    interactions: [{ type: 'integration', integration: 'escalation' }],
  };
  return {
    bot: { chatBotId: 'bot-1', contextVariables: {}, dialogs: [...(overrides.dialogs ?? [dialog])], ...overrides.bot },
    integrations: [...(overrides.integrations ?? [integration])],
    agentConnector: overrides.agentConnector ?? {},
    ...(overrides.handedOver ? { handedOver: overrides.handedOver } : {}),
    platform: {
      skills: [{ id: someSkillId, name: 'Service', heldBy: 'agents' }],
      agents: [],
      outcomes: [],
      ...overrides.platform,
    },
  };
}

function eventsFrom(eventBodies: readonly Happened[], firstConversation: string): Trace['events'] {
  let now = 0;
  return eventBodies.map((happened, index) => {
    const { conversation, atMs, afterMs, byMs, ...eventBody } = happened;
    const passed = eventBody.kind === 'time-passed' ? eventBody.ms : 0;
    const by = byMs ?? atMs ?? Math.max(afterMs ?? 0, now + passed);
    const after = afterMs ?? by;
    now = by;
    const whole = eventBody.kind === 'transfer-requested' ? { raw: {}, ...eventBody } : eventBody;
    const placed = {
      n: index + 1,
      conversation: conversation ?? firstConversation,
      afterMs: after,
      byMs: by,
      wallMs: by,
    };
    return { ...placed, ...whole };
  });
}
