/** The time of a play: in which stretches it passes, what fails in it, and when what happened meanwhile may have happened. */
import type { Clock, PlatformEvent } from '../../protocol/types';
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
import { isKind, shortenedSilenceMs, type Outcome, type Trace } from '../../trace/trace';
import { playSituation, type Session } from './play';

const { sessionFor } = sessionsForTests();

const playOf = async (bot: SmallBot, what: Situation, overrides: Partial<Session> = {}) =>
  playSituation(smallScenario, what, 'messaging', sessionFor(bot, overrides));

const kinds = (trace: Trace) => trace.events.map(({ kind }) => kind);

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
