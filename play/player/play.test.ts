/** A play drives time and steps as the scenario says, and always ends: in a trace, or in a fault with what was seen until then. */
import { setTimeout as passRealTime } from 'node:timers/promises';
import type { Started } from '../adapters/adapter';
import { Fault } from '../adapters/fault';
import type { PlatformEvent, StartConversation } from '../../protocol/types';
import type { Situation, Step } from '../scenarios/scenario';
import {
  failing,
  post,
  says,
  situation,
  smallScenario,
  SmallBot,
  sessionsForTests,
  wait,
} from '../../quality/testing/small-bot';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, setupOf } from '../../quality/testing/trace-builder';
import { isKind, type Trace } from '../../trace/trace';
import { play, playSituation, type Session } from './play';

const { double, sessionFor } = sessionsForTests();

const playOf = async (bot: SmallBot, what: Situation, overrides: Partial<Session> = {}) =>
  playSituation(smallScenario, what, 'messaging', sessionFor(bot, overrides));

const kinds = (trace: Trace) => trace.events.map(({ kind }) => kind);

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
    ...smallScenario,
    build: () => {
      throw new Error('no words left');
    },
  };

  const played = await play(broken, 'messaging', sessionFor(new SmallBot()));

  expect(played).toMatchObject({ scenario: 'tests/play', trace: { events: [] }, fault: { kind: 'suite' } });
  expect(played.fault?.message).toContain('no words left');
});

test('the same seed builds the same situation, another one does not', async () => {
  const built: string[] = [];
  const curious = {
    ...smallScenario,
    build: (vary: { name(label: string): string }) => {
      built.push(vary.name('bot'));
      return situation([]);
    },
  };
  for (const seed of [1, 1, 2]) await play(curious, 'messaging', sessionFor(new SmallBot(), { seed }));
  await play(curious, 'chat', sessionFor(new SmallBot()));

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
  expect(double().strayCalls).toBe(1);
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
