/**
 * What the tests of a play share: a small bot, reached without a network, and a session in which its calls go to a platform double.
 */
import type { Adapter, Started } from '../../play/adapters/adapter';
import type { Inbox } from '../../play/adapters/inbox';
import { PlatformDouble } from '../../play/platform/platform-double';
import type { Session } from '../../play/player/play';
import type { Situation, Step } from '../../play/scenarios/scenario';
import type { PlatformEvent, StartConversation } from '../../protocol/types';
import type { Outcome } from '../../trace/trace';
import { test } from './test';
import { askForAgent, setupOf, someMessage, someSkillId, type SetupOverrides } from './trace-builder';

/** A bot of a few lines: asks for a transfer when asked to, and says so when a transfer failed. */
export class SmallBot implements Adapter, Inbox {
  readonly name = 'small bot';
  readonly calls: string[] = [];
  readonly started: StartConversation[] = [];

  async declare() {
    return declaration;
  }

  async start(conversation: StartConversation): Promise<Started> {
    this.calls.push('start');
    this.started.push(conversation);
    return { accepted: true };
  }

  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    this.calls.push(`hears ${event.type}`);
    const { platform, bot } = this.find(conversationId);
    if (event.type === 'transfer-failed') await post(platform.messagesUrl, { text: 'That did not work' });
    else if (event.type === 'consumer-message' && event.text === askForAgent) {
      const { chatBotId } = bot;
      const body = { conversationId, chatBotId, message: someMessage, agentSkillId: someSkillId };
      await post(platform.transfersUrl, body);
    }
  }

  async advance(_conversationId: string, ms: number): Promise<void> {
    this.calls.push(`advance ${ms}`);
  }

  async outage(_conversationId: string, silent: boolean): Promise<void> {
    this.calls.push(`outage ${silent}`);
  }

  async end(_conversationId: string): Promise<void> {
    this.calls.push('end');
  }

  async close(): Promise<void> {
    this.calls.push('close');
  }

  find(conversationId: string): StartConversation {
    const found = this.started.find((each) => each.conversationId === conversationId);
    if (!found) throw new Error(`Nobody started ${conversationId}.`);
    return found;
  }
}

/** A bot that takes everything and says nothing; each text of a consumer comes to `hear`. */
export function quietBot(hear: (text: string) => void | Promise<void>): Adapter & Inbox {
  return {
    name: 'quiet bot',
    declare: async () => declaration,
    start: async () => ({ accepted: true }),
    deliver: async (_, event) => hear(event.type === 'consumer-message' ? event.text : ''),
    advance: async () => undefined,
    outage: async () => undefined,
    end: async () => undefined,
    close: async () => undefined,
  };
}

const declaration = {
  protocol: 'escalation-conformance/1' as const,
  implementation: { name: 'small bot', version: '1' },
  channels: ['messaging' as const],
  clock: 'virtual' as const,
  capabilities: ['bot-outage' as const],
  fallbackMessage: 'Pardon?',
};

export const smallScenario = { id: 'tests/play', title: 'A play.', exercises: [] };

export async function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export interface Sessions {
  readonly double: () => PlatformDouble;
  readonly sessionFor: (bot: Adapter & Inbox, overrides?: Partial<Session>) => Session;
}

/** Sessions for a file of tests, each of which has a platform double of its own. */
export function sessionsForTests(): Sessions {
  let double: PlatformDouble;
  test.beforeEach(async () => {
    double = await PlatformDouble.start();
  });
  test.afterEach(async () => {
    await double.stop();
  });
  const sessionFor: Sessions['sessionFor'] = (bot, overrides = {}) => {
    const signal = new AbortController().signal;
    const platform = double.deliveringTo(bot);
    return {
      ...{ adapter: bot, double: platform, declaration, clock: 'virtual', seed: 1, caseDeadlineMs: 10_000, signal },
      ...overrides,
    };
  };
  return { double: () => double, sessionFor };
}

export function situation(steps: readonly Step[], overrides: SetupOverrides = {}): Situation {
  return { conversations: { main: setupOf(overrides) }, steps };
}

export const says = (text: string, conversation = 'main'): Step => ({ kind: 'consumer-says', text, conversation });
export const wait = (ms: number): Step => ({ kind: 'wait', ms });

/** Outcomes by which each transfer is accepted, and fails that long after it. */
export const failing = (...afterMs: number[]): SetupOverrides => ({
  platform: { outcomes: afterMs.map((ms): Outcome => ({ kind: 'accept-then-fail', afterMs: ms })) },
});
