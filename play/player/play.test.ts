/** A play drives time and steps as the scenario says, and always ends: in a trace, or in a fault with what was seen until then. */
import { setTimeout as passRealTime } from 'node:timers/promises';
import type { Adapter, Started } from '../adapters/adapter';
import { Fault } from '../adapters/fault';
import type { Inbox } from '../adapters/inbox';
import { PlatformDouble } from '../platform/platform-double';
import type { Clock, PlatformEvent, StartConversation } from '../../protocol/types';
import type { Situation, Step } from '../scenarios/scenario';
import { expect, test } from '../../quality/testing/test';
import {
  askForAgent,
  setupOf,
  someMessage,
  someSkillId,
  type SetupOverrides,
} from '../../quality/testing/trace-builder';
import { isKind, shortenedSilenceMs, type Outcome, type Trace } from '../../trace/trace';
import { play, playSituation, type Play, type Session } from './play';

/** A bot of a few lines: asks for a transfer when asked to, and says so when a transfer failed. */
class SmallBot implements Adapter, Inbox {
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

const declaration = {
  protocol: 'escalation-conformance/1' as const,
  implementation: { name: 'small bot', version: '1' },
  channels: ['messaging' as const],
  clock: 'virtual' as const,
  capabilities: ['bot-outage' as const],
  fallbackMessage: 'Pardon?',
};

const scenario = { id: 'tests/play', title: 'A play.', exercises: [] };

let double: PlatformDouble;

test.beforeEach(async () => {
  double = await PlatformDouble.start();
});

test.afterEach(async () => {
  await double.stop();
});

async function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function stageFor(bot: Adapter & Inbox, overrides: Partial<Session> = {}): Session {
  const signal = new AbortController().signal;
  const platform = double.deliveringTo(bot);
  return {
    ...{ adapter: bot, double: platform, declaration, clock: 'virtual', seed: 1, caseDeadlineMs: 10_000, signal },
    ...overrides,
  };
}

function situation(steps: readonly Step[], overrides: SetupOverrides = {}): Situation {
  return { conversations: { main: setupOf(overrides) }, steps };
}

async function playOf(bot: Adapter & Inbox, what: Situation, overrides: Partial<Session> = {}): Promise<Play> {
  return playSituation(scenario, what, 'messaging', stageFor(bot, overrides));
}

const says = (text: string, conversation = 'main'): Step => ({ kind: 'consumer-says', text, conversation });
const wait = (ms: number): Step => ({ kind: 'wait', ms });
const kinds = (trace: Trace) => trace.events.map(({ kind }) => kind);
const failing = (...afterMs: number[]): SetupOverrides => ({
  platform: { outcomes: afterMs.map((ms): Outcome => ({ kind: 'accept-then-fail', afterMs: ms })) },
});

test('everything that happens in a play is in its trace, in order', async () => {
  const bot = new SmallBot();

  const { trace, fault } = await playOf(bot, situation([says(askForAgent), wait(2_000)]));

  expect(fault).toBeUndefined();
  expect(kinds(trace)).toEqual([
    'configuration-offered',
    'consumer-said',
    'transfer-requested',
    'consumer-read',
    'handed-over',
    'transfer-answered',
    'time-passed',
    'conversation-ended',
  ]);
  expect(trace.events.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(trace.events.map(({ byMs }) => byMs)).toEqual([0, 0, 0, 0, 0, 0, 2_000, 2_000]);
  expect(trace).toMatchObject({ scenario: 'tests/play', clock: 'virtual', seed: 1, implementation: { version: '1' } });
  expect(bot.calls).toEqual(['start', 'hears consumer-message', 'advance 2000', 'end']);
});

test('virtual time stops where an accepted transfer fails', async () => {
  const bot = new SmallBot();

  const { trace } = await playOf(bot, situation([says(askForAgent), wait(2_000)], failing(700)));

  const advances = bot.calls.filter((call) => call.startsWith('advance'));
  // No further failure is scripted, so that the rest is one stretch.
  expect(advances).toEqual(['advance 700', 'advance 1300']);
  expect(bot.calls.indexOf('hears transfer-failed')).toBe(bot.calls.indexOf('advance 700') + 1);
  const failed = trace.events.filter(isKind('transfer-failed'));
  expect(failed).toMatchObject([{ attempt: 1, afterMs: 700, byMs: 700 }]);
});

test('the bot is told the id under which its transfer was accepted', async () => {
  const told: PlatformEvent[] = [];
  class Listening extends SmallBot {
    override async deliver(id: string, event: PlatformEvent): Promise<void> {
      told.push(event);
      await super.deliver(id, event);
    }
  }

  const { trace } = await playOf(new Listening(), situation([says(askForAgent), wait(100)], failing(50)));

  const { raw } = trace.events.find(isKind('transfer-answered')) ?? {};
  expect(told.at(-1)).toEqual({ type: 'transfer-failed', transferId: (raw as { transferId: string }).transferId });
});

test('a failure due at the very end of a wait still comes', async () => {
  const { trace } = await playOf(new SmallBot(), situation([says(askForAgent), wait(700)], failing(700)));

  expect(kinds(trace).slice(-4)).toEqual(['transfer-failed', 'consumer-read', 'time-passed', 'conversation-ended']);
});

test('all failures due at one instant come, however many', async () => {
  class Hasty extends SmallBot {
    override async deliver(id: string, event: PlatformEvent): Promise<void> {
      await super.deliver(id, event);
      if (event.type === 'consumer-message') await super.deliver(id, event);
    }
  }

  const { trace } = await playOf(new Hasty(), situation([says(askForAgent), wait(500)], failing(500, 500)));

  expect(trace.events.filter(isKind('transfer-failed')).map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test('a failure that was due before the wait began comes at once', async () => {
  const { trace } = await playOf(new SmallBot(), situation([says(askForAgent), wait(0)], failing(0)));

  expect(trace.events.find(isKind('transfer-failed'))).toMatchObject({ byMs: 0 });
});

test('a failure beyond the last wait never comes', async () => {
  const { trace } = await playOf(new SmallBot(), situation([says(askForAgent), wait(500)], failing(501)));

  expect(kinds(trace)).not.toContain('transfer-failed');
});

test('failures of two conversations come in the order of their moments', async () => {
  const what: Situation = {
    conversations: { main: setupOf(failing(300)), other: setupOf(failing(200)) },
    steps: [says(askForAgent), says(askForAgent, 'other'), wait(1_000)],
  };

  const { trace } = await playOf(new SmallBot(), what);

  expect(trace.events.filter(isKind('transfer-failed'))).toMatchObject([
    { conversation: 'other', byMs: 200 },
    { conversation: 'main', byMs: 300 },
  ]);
});

test('what arrives while virtual time passes is placed in the span that passes', async () => {
  class Late extends SmallBot {
    override async advance(id: string, ms: number): Promise<void> {
      await super.advance(id, ms);
      await post(this.find(id).platform.messagesUrl, { text: 'at last' });
    }
  }

  const { trace } = await playOf(new Late(), situation([wait(400), wait(600)]));

  expect(trace.events.filter(isKind('consumer-read'))).toMatchObject([
    { afterMs: 0, byMs: 400 },
    { afterMs: 400, byMs: 1_000 },
  ]);
});

test('long virtual waits pass in strides, so that no span is longer', async () => {
  const bot = new SmallBot();

  await playOf(bot, situation([wait(150_000)]));

  expect(bot.calls).toEqual(['start', 'advance 60000', 'advance 60000', 'advance 30000', 'end']);
});

test('where a transfer is to fail later, long waits begin with short strides after each thing that is told', async () => {
  const bot = new SmallBot();

  await playOf(bot, situation([says('hello'), wait(8_000), says('hello'), wait(1_200)], failing(100)));

  expect(bot.calls.filter((call) => call.startsWith('advance')).map((call) => Number(call.slice(8)))).toEqual([
    ...[500, 500, 1_000, 2_000, 4_000],
    ...[500, 500, 200],
  ]);
});

test('nobody is watched closely for a transfer that an agent who has the conversation could not be asked for', async () => {
  const bot = new SmallBot();
  const outcomes: Outcome[] = [{ kind: 'accept' }, { kind: 'accept-then-fail', afterMs: 100 }];

  await playOf(bot, situation([says(askForAgent), wait(8_000)], { platform: { outcomes } }));

  expect(bot.calls.filter((call) => call.startsWith('advance'))).toEqual(['advance 8000']);
});

test('the time of a conversation passes in one call beside one that is watched closely', async () => {
  const bot = new SmallBot();
  const what: Situation = {
    conversations: { main: setupOf(failing(100)), other: setupOf({}) },
    steps: [says('hello'), wait(2_000)],
  };

  const { trace } = await playOf(bot, what);

  expect(bot.calls.filter((call) => call.startsWith('advance'))).toEqual([
    ...['advance 500', 'advance 500', 'advance 1000'],
    'advance 2000',
  ]);
  expect(trace.events.filter(isKind('time-passed')).map(({ byMs }) => byMs)).toEqual([2_000, 2_000]);
});

test('what a bot does in another conversation than the one whose time passes may have happened until then', async () => {
  class Mixing extends SmallBot {
    override async advance(id: string, ms: number): Promise<void> {
      await super.advance(id, ms);
      const [first, second] = this.started;
      if (id === first?.conversationId && second) await post(second.platform.messagesUrl, { text: 'astray' });
    }
  }
  const what: Situation = {
    conversations: { main: setupOf(failing(100)), other: setupOf({}) },
    steps: [says('hello'), wait(1_000)],
  };

  const { trace } = await playOf(new Mixing(), what);

  expect(trace.events.filter(isKind('consumer-read'))).toMatchObject([
    { conversation: 'other', afterMs: 0, byMs: 500 },
    { conversation: 'other', afterMs: 0, byMs: 1_000 },
  ]);
});

test('a transfer that is asked for while time passes fails soon after, not after the whole wait', async () => {
  class Thoughtful extends SmallBot {
    private nowMs = 0;
    private asksAtMs = Infinity;

    override async deliver(id: string, event: PlatformEvent): Promise<void> {
      if (event.type === 'consumer-message') this.asksAtMs = this.nowMs + 1_400;
      else await super.deliver(id, event);
    }

    override async advance(id: string, ms: number): Promise<void> {
      this.nowMs += ms;
      if (this.nowMs < this.asksAtMs) return;
      this.asksAtMs = Infinity;
      await super.deliver(id, { type: 'consumer-message', text: askForAgent });
    }
  }

  const { trace } = await playOf(new Thoughtful(), situation([says(askForAgent), wait(4_000)], failing(900)));

  expect(trace.events.find(isKind('transfer-requested'))).toMatchObject({ afterMs: 1_000, byMs: 2_000 });
  expect(trace.events.find(isKind('transfer-failed'))).toMatchObject({ byMs: 2_000 });
});

test('the silence limit counts from the last words, whatever time has passed since', async () => {
  const bot = new SmallBot();
  const steps: Step[] = [
    wait(1_000),
    says('hello'),
    wait(2_000),
    { kind: 'wait-for-silence-limit', offsetMs: -1 },
    { kind: 'wait-for-silence-limit', offsetMs: 500 },
    { kind: 'wait-for-silence-limit', offsetMs: 0 },
  ];

  const { trace } = await playOf(bot, situation(steps, { agentConnector: { fallbackEscalationTime: 10_000 } }));

  expect(trace.events.filter(isKind('time-passed')).map(({ byMs }) => byMs)).toEqual([1_000, 3_000, 10_999, 11_500]);
});

test('the silence limit is three minutes where nothing is configured', async () => {
  const { trace } = await playOf(
    new SmallBot(),
    situation([says('hello'), { kind: 'wait-for-silence-limit', offsetMs: 0 }]),
  );

  expect(trace.events.find(isKind('time-passed'))).toMatchObject({ ms: 180_000, byMs: 180_000 });
});

test('real time passes by itself, and accepted transfers fail in it', async () => {
  const bot = new SmallBot();
  const what = situation([says(askForAgent), wait(200)], failing(20));

  const { trace, fault } = await playOf(bot, what, { clock: 'real' });

  expect(fault).toBeUndefined();
  expect(bot.calls).toEqual(['start', 'hears consumer-message', 'hears transfer-failed', 'end']);
  expect(trace.events.every(({ afterMs, byMs }) => afterMs === byMs)).toBe(true);
  const { byMs } = trace.events.find(isKind('time-passed')) ?? { byMs: 0 };
  expect(byMs).toBeGreaterThanOrEqual(199);
});

test('real waits do not count towards the deadline of a play', async () => {
  const { fault } = await playOf(new SmallBot(), situation([wait(150)]), { clock: 'real', caseDeadlineMs: 100 });

  expect(fault).toBeUndefined();
});

for (const [clock, own, expected] of [
  ['configurable', undefined, shortenedSilenceMs],
  ['configurable', 9_000, 9_000],
  ['real', undefined, undefined],
  ['virtual', undefined, undefined],
] as const) {
  test(`with a ${clock} clock and ${own ?? 'no'} ms configured the wait for a silent bot is ${expected ?? 'left alone'}`, async () => {
    const bot = new SmallBot();
    const what = situation([], { agentConnector: own === undefined ? {} : { fallbackEscalationTime: own } });

    const { trace } = await playOf(bot, what, { clock: clock satisfies Clock });

    expect(bot.started[0]?.agentConnector.fallbackEscalationTime).toBe(expected);
    expect(trace.conversations['main']?.agentConnector.fallbackEscalationTime).toBe(expected);
  });
}

test('what the consumer says after the hand-over is for others than the bot', async () => {
  const bot = new SmallBot();

  const { trace } = await playOf(bot, situation([says(askForAgent), says('thank you')]));

  expect(trace.events.filter(isKind('consumer-said'))).toMatchObject([{ heardBy: 'bot' }, { heardBy: 'agent' }]);
  expect(bot.calls).toEqual(['start', 'hears consumer-message', 'end']);
});

test('outages and agents who join are told, and written down before their effect', async () => {
  const bot = new SmallBot();
  const steps: Step[] = [
    { kind: 'outage', silent: true },
    { kind: 'outage', silent: false },
    { kind: 'agent-joins', agentId: 'agent-1' },
  ];

  const { trace } = await playOf(bot, situation(steps));

  expect(bot.calls).toEqual(['start', 'outage true', 'outage false', 'hears agent-joined', 'end']);
  expect(kinds(trace).slice(1, -1)).toEqual(['outage-began', 'outage-ended', 'agent-joined']);
});

test('a refused configuration ends the matter: nothing more is asked, and the refusal is in the trace', async () => {
  class Picky extends SmallBot {
    override async start(): Promise<Started> {
      this.calls.push('start');
      return { accepted: false, detail: 'no message' };
    }
  }
  const bot = new Picky();

  const { trace, fault } = await playOf(bot, situation([says(askForAgent), wait(1_000)]));

  expect(fault).toBeUndefined();
  expect(bot.calls).toEqual(['start']);
  expect(kinds(trace)).toEqual(['configuration-offered', 'configuration-refused', 'time-passed']);
});

test('one who refuses a configuration and transfers all the same is not told about failures', async () => {
  class Sly extends SmallBot {
    override async start(conversation: StartConversation): Promise<Started> {
      await super.start(conversation);
      await super.deliver(conversation.conversationId, { type: 'consumer-message', text: askForAgent });
      return { accepted: false, detail: 'no' };
    }
  }
  const bot = new Sly();

  const { trace, fault } = await playOf(bot, situation([wait(1_000)], failing(100)));

  expect(fault).toBeUndefined();
  expect(bot.calls).toEqual(['start', 'hears consumer-message']);
  expect(kinds(trace)).toContain('transfer-failed');
});

test('a step for a conversation that nobody set up is a fault of the suite', async () => {
  const bot = new SmallBot();

  const { fault } = await playOf(bot, situation([says('hello', 'elsewhere')]));

  expect(fault?.kind).toBe('suite');
  expect(fault?.message).toBe('tests/play has a step for the conversation "elsewhere", which it does not set up.');
  expect(bot.calls).toEqual(['start', 'end']);
});

test('a scenario that cannot be built is a fault of the suite, told as a play', async () => {
  const broken = {
    ...scenario,
    build: () => {
      throw new Error('no words left');
    },
  };

  const played = await play(broken, 'messaging', stageFor(new SmallBot()));

  expect(played).toMatchObject({ scenario: 'tests/play', trace: { events: [] }, fault: { kind: 'suite' } });
  expect(played.fault?.message).toContain('no words left');
});

test('the same seed builds the same situation, another one does not', async () => {
  const built: string[] = [];
  const curious = {
    ...scenario,
    build: (vary: { name(label: string): string }) => {
      built.push(vary.name('bot'));
      return situation([]);
    },
  };
  for (const seed of [1, 1, 2]) await play(curious, 'messaging', stageFor(new SmallBot(), { seed }));
  await play(curious, 'chat', stageFor(new SmallBot()));

  expect(built[1]).toBe(built[0]);
  expect(built[2]).not.toBe(built[0]);
  expect(built[3]).not.toBe(built[0]);
});

for (const failsAt of ['deliver', 'advance', 'outage'] as const) {
  test(`a conversation is ended also when the call "${failsAt}" fails, and the first fault counts`, async () => {
    const bot = new SmallBot();
    bot[failsAt] = async () => Promise.reject(new Fault('protocol', `no ${failsAt}`));
    bot.end = async () => {
      bot.calls.push('end');
      throw new Fault('protocol', 'no end either');
    };

    const { fault, trace } = await playOf(
      bot,
      situation([{ kind: 'outage', silent: true }, says(askForAgent), wait(1)]),
    );

    expect(fault).toMatchObject({ kind: 'protocol', message: `no ${failsAt}` });
    expect(bot.calls).toContain('end');
    expect(trace.events[0]?.kind).toBe('configuration-offered');
  });
}

test('a conversation that cannot be ended is a fault of the play', async () => {
  const bot = new SmallBot();
  bot.end = async () => Promise.reject(new Fault('protocol', 'no end'));

  expect((await playOf(bot, situation([]))).fault).toMatchObject({ kind: 'protocol', message: 'no end' });
});

test('every conversation is ended, also when the first one cannot be', async () => {
  const bot = new SmallBot();
  const ended: string[] = [];
  bot.end = async (id) => {
    ended.push(id);
    return Promise.reject(new Fault('protocol', 'no end'));
  };

  await playOf(bot, { conversations: { main: setupOf({}), other: setupOf({}) }, steps: [] });

  expect(ended).toEqual(bot.started.map(({ conversationId }) => conversationId));
});

test('a start without an answer is ended in case it was one', async () => {
  const bot = new SmallBot();
  bot.start = async () => Promise.reject(new Fault('unreachable', 'no answer'));
  bot.end = async () => {
    bot.calls.push('end');
    throw new Fault('protocol', 'there is no such conversation');
  };

  const { fault } = await playOf(bot, situation([]));

  expect(fault).toMatchObject({ kind: 'unreachable', message: 'no answer' });
  expect(bot.calls).toEqual(['end']);
});

test('an implementation that hangs does not hold up the end of its play', async () => {
  const bot = new SmallBot();
  bot.deliver = async () => Promise.reject(new Fault('unreachable', 'no answer'));
  bot.end = async () => new Promise<void>(() => undefined);

  expect((await playOf(bot, situation([says('hello')]))).fault?.message).toBe('no answer');
});

test('what throws something else than a fault is a fault of the suite', async () => {
  const bot = new SmallBot();
  bot.deliver = async () => Promise.reject(new TypeError('undefined is not a function'));

  const { fault } = await playOf(bot, situation([says('hello')]));

  expect(fault?.kind).toBe('suite');
  expect(fault?.message).toContain('undefined is not a function');
});

test('a play that was stopped before it began asks for nothing', async () => {
  const bot = new SmallBot();
  const stopped = AbortSignal.abort(new Fault('interrupted', 'The run was interrupted.'));

  const { fault } = await playOf(bot, situation([says('hello')]), { signal: stopped });

  expect(fault).toMatchObject({ kind: 'interrupted', message: 'The run was interrupted.' });
  expect(bot.calls).toEqual([]);
});

test('an interruption ends a real wait at once, and the conversation with it', async () => {
  const bot = new SmallBot();
  const stop = new AbortController();
  bot.deliver = async () => stop.abort(new Fault('interrupted', 'The run was interrupted.'));

  const { fault, trace } = await playOf(bot, situation([says('hello'), wait(600_000)]), {
    clock: 'real',
    signal: stop.signal,
  });

  expect(fault?.kind).toBe('interrupted');
  expect(kinds(trace)).toEqual(['configuration-offered', 'consumer-said', 'conversation-ended']);
});

test('an interruption without a reason of ours is nobody’s fault', async () => {
  const { fault } = await playOf(new SmallBot(), situation([]), { signal: AbortSignal.abort() });

  expect(fault?.kind).toBe('interrupted');
});

test('a play that was interrupted while it ended does not blame the implementation', async () => {
  const bot = new SmallBot();
  const stop = new AbortController();
  bot.end = async () => {
    stop.abort(new Fault('interrupted', 'The run was interrupted.'));
    throw new Fault('unreachable', 'closed');
  };

  expect((await playOf(bot, situation([]), { signal: stop.signal })).fault?.kind).toBe('interrupted');
});

test('an implementation that takes too long over a play is unreachable', async () => {
  const bot = new SmallBot();
  bot.deliver = async () => passRealTime(40);
  const steps = Array.from({ length: 50 }, () => says('hello'));

  const { fault } = await playOf(bot, situation(steps), { caseDeadlineMs: 100 });

  expect(fault?.kind).toBe('unreachable');
  expect(fault?.message).toContain('The play of tests/play took longer than 0.1 s');
  expect(bot.calls).toEqual(['start', 'end']);
});

test('what arrives after the end of a play does not change its trace', async () => {
  const bot = new SmallBot();
  const { trace } = await playOf(bot, situation([]));
  const before = trace.events.length;

  const response = await post(bot.started[0]?.platform.messagesUrl ?? '', { text: 'one more thing' });

  expect(response.status).toBe(410);
  expect(double.strayCalls).toBe(1);
  expect(trace.events).toHaveLength(before);
});

test('a play with more events than a trace may hold breaks the protocol', async () => {
  const steps = Array.from({ length: 20_001 }, () => wait(0));

  const { fault, trace } = await playOf(new SmallBot(), situation(steps));

  expect(fault).toMatchObject({ kind: 'protocol', message: expect.stringContaining('20000 events') });
  expect(trace.events).toHaveLength(20_000);
});

test('conversations of one play have ids, URLs and events of their own', async () => {
  const bot = new SmallBot();
  const what = {
    conversations: { main: setupOf({}), other: setupOf({}) },
    steps: [says(askForAgent, 'other'), wait(100)],
  };

  const { trace } = await playOf(bot, what);

  const [main, other] = bot.started;
  expect(main?.conversationId).not.toBe(other?.conversationId);
  expect(main?.platform.messagesUrl).not.toBe(other?.platform.messagesUrl);
  expect(trace.events.find(isKind('transfer-requested'))?.conversation).toBe('other');
  expect(bot.calls.filter((call) => call.startsWith('advance'))).toHaveLength(2);
});

/** One conversation ends before the other begins, and a transfer of the first was still to fail. */
const oneAfterTheOther: Situation = {
  conversations: { first: setupOf(failing(5_000)), second: setupOf({}) },
  steps: [
    says(askForAgent, 'first'),
    wait(1_000),
    { kind: 'ends', conversation: 'first' },
    { kind: 'starts', conversation: 'second' },
    says(askForAgent, 'second'),
    wait(9_000),
  ],
};

test('a conversation can begin when another one has ended', async () => {
  const bot = new SmallBot();

  const { fault } = await playOf(bot, oneAfterTheOther);

  expect(fault).toBeUndefined();
  const one = ['start', 'hears consumer-message', 'end'];
  expect(bot.calls.filter((call) => !call.startsWith('advance'))).toEqual([...one, ...one]);
});

test('nothing happens any more in a conversation that has ended', async () => {
  const { trace } = await playOf(new SmallBot(), oneAfterTheOther);

  const ofTheFirst = trace.events.filter(({ conversation }) => conversation === 'first');
  expect(ofTheFirst.map(({ kind }) => kind).slice(-2)).toEqual(['time-passed', 'conversation-ended']);
  expect(trace.events.find(({ conversation }) => conversation === 'second')).toMatchObject({ byMs: 1_000 });
});
