/**
 * The platform needs no adapter to reach a bot: on a surface with a wire of its own, where bots connect to the platform and
 * hear of everything there, a play gives the trace that it gives over HTTP.
 */
import type { Adapter } from '../adapters/adapter';
import type { Inbox } from '../adapters/inbox';
import { PlatformDouble } from '../platform/platform-double';
import type { Acceptance, PlatformConversation } from '../platform/conversation/platform-conversation';
import type { Surface } from '../platform/surfaces/surface';
import type { PlatformEvent, StartConversation, TransferRequest } from '../../protocol/types';
import type { Situation } from '../scenarios/scenario';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, setupOf, someMessage, someSkillId } from '../../quality/testing/trace-builder';
import { isKind, type Outcome, type Trace } from '../../trace/trace';
import { normaliseTrace } from './normalise-trace';
import { playSituation } from './play';

const declaration = {
  protocol: 'escalation-conformance/1' as const,
  implementation: { name: 'small bot', version: '1' },
  channels: ['messaging' as const],
  clock: 'virtual' as const,
  capabilities: [],
  fallbackMessage: 'Pardon?',
};

/** What a bot does on any wire. */
interface Wire {
  say(text: string): Promise<void>;
  /** Resolves to whether the platform took the transfer. */
  transfer(): Promise<boolean>;
}

/** Asks for a transfer when asked to, and says so when one failed. */
async function react(event: PlatformEvent, wire: Wire): Promise<void> {
  if (event.type === 'transfer-failed') return wire.say('That did not work');
  if (event.type !== 'consumer-message') return;
  if (event.text !== askForAgent) return wire.say('Pardon?');
  if (!(await wire.transfer())) await wire.say('Nobody is there');
}

const requestOf = ({ conversationId, bot }: StartConversation): TransferRequest => ({
  conversationId,
  chatBotId: bot.chatBotId,
  message: someMessage,
  agentSkillId: someSkillId,
});

/** The platform as bots connect to it; each line has one bot at its other end. */
class SocketSurface implements Surface {
  readonly strayCalls = 0;
  readonly strays = [];
  private readonly served = new Map<string, PlatformConversation>();
  private readonly lines = new Map<string, (event: PlatformEvent) => Promise<void>>();

  /** What a bot does: it connects, and is given the platform's end of the line. */
  connect(conversationId: string, hears: (event: PlatformEvent) => Promise<void>): PlatformConversation {
    const conversation = this.served.get(conversationId);
    if (!conversation) throw new Error(`The platform has no conversation ${conversationId}.`);
    this.lines.set(conversationId, hears);
    return conversation;
  }

  serve(conversation: PlatformConversation) {
    this.served.set(conversation.id, conversation);
    return { messagesUrl: 'socket:', transfersUrl: 'socket:' };
  }

  leave({ id }: PlatformConversation): void {
    this.served.delete(id);
    this.lines.delete(id);
  }

  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    const hears = this.lines.get(conversationId);
    if (!hears) throw new Error(`No bot has connected for ${conversationId}.`);
    await hears(event);
  }

  async stop(): Promise<void> {
    this.lines.clear();
  }
}

/** Starts bots and ends them, and knows nothing of what they hear. */
function adapterThat(starts: (conversation: StartConversation) => void): Adapter {
  return {
    name: 'small bots',
    declare: async () => declaration,
    start: async (conversation) => {
      starts(conversation);
      return { accepted: true };
    },
    advance: async () => undefined,
    outage: async () => undefined,
    end: async () => undefined,
    close: async () => undefined,
  };
}

async function playedBy(adapter: Adapter, double: PlatformDouble, what: Situation): Promise<Trace> {
  const { signal } = new AbortController();
  const session = { adapter, double, declaration, clock: 'virtual' as const, seed: 1, caseDeadlineMs: 10_000, signal };
  const scenario = { id: 'tests/surface', title: 'A play on a surface.', exercises: [] };
  const { fault, trace } = await playSituation(scenario, what, 'messaging', session);
  expect(fault).toBeUndefined();
  return trace;
}

async function playedOnSocket(what: Situation): Promise<Trace> {
  const surface = new SocketSurface();
  const caller = {
    isThere: () => true,
    wordsFor: ({ transferId, skill }: Acceptance) => ({ transferId, status: 'ACCEPTED', skill }),
  };
  const adapter = adapterThat((conversation) => {
    const line = surface.connect(conversation.conversationId, (event) => react(event, wire));
    const wire: Wire = {
      say: async (text) => line.takeText(text, { text }),
      transfer: async () => {
        const request = requestOf(conversation);
        return (await line.takeTransfer(request, request, caller)).kind === 'accepted';
      },
    };
  });
  const double = await PlatformDouble.start({}, async () => surface);
  try {
    return await playedBy(adapter, double, what);
  } finally {
    await double.stop();
  }
}

async function playedOverHttp(what: Situation): Promise<Trace> {
  const started = new Map<string, StartConversation>();
  const post = (url: string, body: object) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const inbox: Inbox = {
    deliver: async (id, event) => {
      const conversation = started.get(id);
      if (!conversation) throw new Error(`Nobody started ${id}.`);
      const { messagesUrl, transfersUrl } = conversation.platform;
      await react(event, {
        say: async (text) => void (await post(messagesUrl, { text })),
        transfer: async () => (await post(transfersUrl, requestOf(conversation))).ok,
      });
    },
  };
  const adapter = adapterThat((conversation) => started.set(conversation.conversationId, conversation));
  const platform = await PlatformDouble.start();
  try {
    return await playedBy(adapter, platform.deliveringTo(inbox), what);
  } finally {
    await platform.stop();
  }
}

/** The bot is asked twice; the platform answers the attempts so. */
const askedTwice = (...outcomes: Outcome[]): Situation => ({
  conversations: { main: setupOf({ platform: { outcomes } }) },
  steps: [
    { kind: 'consumer-says', text: 'hello' },
    { kind: 'consumer-says', text: askForAgent },
    { kind: 'wait', ms: 2_000 },
    { kind: 'consumer-says', text: askForAgent },
    { kind: 'agent-joins', agentId: 'agent-1' },
    { kind: 'consumer-says', text: 'Who are you?' },
  ],
});

for (const [what, situation, reads] of [
  ['a transfer that fails later', askedTwice({ kind: 'accept-then-fail', afterMs: 700 }), 'That did not work'],
  ['a transfer that is refused', askedTwice({ kind: 'error', status: 503 }), 'Nobody is there'],
] as const) {
  test(`${what} gives the same trace on a surface with a wire of its own as over HTTP`, async () => {
    const onSocket = await playedOnSocket(situation);
    const overHttp = await playedOverHttp(situation);

    expect(onSocket.events.filter(isKind('consumer-read')).map(({ text }) => text)).toContain(reads);
    expect(onSocket.events.filter(isKind('transfer-requested'))).toHaveLength(2);
    expect(normaliseTrace(onSocket)).toBe(normaliseTrace(overHttp));
  });
}

test('a bot that never connects cannot be reached, and that is the play’s fault', async () => {
  const double = await PlatformDouble.start({}, async () => new SocketSurface());
  const { signal } = new AbortController();
  const session = { double, declaration, clock: 'virtual' as const, seed: 1, caseDeadlineMs: 10_000, signal };

  const { fault } = await playSituation(
    { id: 'tests/surface', title: 'A bot that is not there.', exercises: [] },
    askedTwice(),
    'messaging',
    { ...session, adapter: adapterThat(() => undefined) },
  );
  await double.stop();

  expect(fault?.message).toContain('No bot has connected');
});
