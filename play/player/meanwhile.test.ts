/** Minutes of real waiting are not wasted: what else there is to do is done while they pass. */
import type { Adapter } from '../adapters/adapter';
import { Fault } from '../adapters/fault';
import type { Inbox } from '../adapters/inbox';
import type { Clock } from '../../protocol/types';
import type { PlannedPlay } from '../scenarios/planned-play';
import type { Scenario, Step } from '../scenarios/scenario';
import { quietBot, sessionsForTests } from '../../quality/testing/small-bot';
import { expect, test } from '../../quality/testing/test';
import { setupOf } from '../../quality/testing/trace-builder';
import { playAll } from './play-all';
import type { Session } from './play';

const { sessionFor, double } = sessionsForTests();

let stop: AbortController;

test.beforeEach(() => {
  stop = new AbortController();
});

function sessionWith(clock: Clock, heard: string[]): Session {
  return sessionFor(
    quietBot((text) => void heard.push(text)),
    { clock, signal: stop.signal },
  );
}

function cast(id: string, ...more: Step[]): PlannedPlay {
  const steps: Step[] = [{ kind: 'consumer-says', text: id }, ...more];
  const scenario: Scenario = {
    id,
    title: id,
    exercises: [],
    build: () => ({ conversations: { main: setupOf({}) }, steps }),
  };
  return { scenario, channel: 'messaging' };
}

const minutes: Step = { kind: 'wait', ms: 240_000 };

test('what would harm others is played when nobody waits any more, and the rest is done', async () => {
  const ended: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const deliver: Inbox['deliver'] = async (_, event) => {
    if (event.type !== 'consumer-message' || event.text !== 'patient') return;
    await held;
    // So that nobody waits for its minutes.
    throw new Fault('protocol', 'The test has seen enough.');
  };
  const session = {
    ...sessionWith('real', []),
    double: double().deliveringTo({ deliver }),
    playsAlone: ({ scenario }: PlannedPlay) => scenario.id === 'breaks the line',
  };

  await playAll(
    [cast('breaks the line'), cast('patient', minutes), cast('quick')],
    session,
    10,
    ({ scenario }) => void ended.push(scenario),
    async () => {
      ended.push('the rest');
      release();
    },
  );

  expect(ended).toEqual(['quick', 'the rest', 'patient', 'breaks the line']);
});

/** A run of a play that waits until `release` is called, a quick one, and one that would harm others; with what happened, in order. */
async function playedApart(keepPlaceApart: () => boolean): Promise<string[]> {
  const happened: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const deliver: Inbox['deliver'] = async (_, event) => {
    if (event.type !== 'consumer-message' || event.text !== 'patient') return;
    await held;
    throw new Fault('protocol', 'The test has seen enough.');
  };
  const session = sessionWith('real', []);
  const start: Adapter['start'] = async () => {
    happened.push('a conversation');
    return { accepted: true };
  };
  await playAll(
    [cast('breaks the line'), cast('patient', minutes), cast('quick')],
    {
      ...{ ...session, adapter: { ...session.adapter, start }, double: double().deliveringTo({ deliver }) },
      playsAlone: ({ scenario }: PlannedPlay) => scenario.id === 'breaks the line',
      keepPlaceApart: () => {
        happened.push('asked for a place');
        return keepPlaceApart();
      },
    },
    10,
    ({ scenario }) => void happened.push(scenario),
    async () => release(),
  );
  return happened;
}

test('what would harm others is played while they wait, in a place that was kept before anybody began', async () => {
  expect(await playedApart(() => true)).toEqual([
    ...['asked for a place', 'a conversation', 'a conversation', 'quick'],
    ...['asked for a place', 'a conversation', 'breaks the line', 'patient'],
  ]);
});

test('a place that is gone by then is none', async () => {
  let asked = 0;
  const happened = await playedApart(() => (asked += 1) === 1);

  expect(happened.slice(-3)).toEqual(['patient', 'a conversation', 'breaks the line']);
  expect(asked).toBe(2);
});

test('the longest wait begins first, and whatever does not wait once those that do are open', async () => {
  const opened: string[] = [];
  const session = sessionWith('real', []);
  const start: Adapter['start'] = async ({ bot }) => {
    // Others would overtake one that is not waited for.
    await new Promise((resolve) => setImmediate(resolve));
    opened.push(bot.chatBotId);
    if (opened.length === 3) stop.abort(new Fault('interrupted', 'The test has seen enough.'));
    return { accepted: true };
  };
  const named = (name: string, ms: number): PlannedPlay => {
    const { scenario, channel } = cast(name, { kind: 'wait', ms });
    const setup = setupOf({});
    const conversations = { main: { ...setup, bot: { ...setup.bot, chatBotId: name } } };
    return {
      scenario: { ...scenario, build: (vary) => ({ ...scenario.build(vary), conversations }) },
      channel,
    };
  };

  await playAll(
    [named('quick', 0), named('patient', 61_000), named('most patient', 62_000)],
    { ...session, adapter: { ...session.adapter, start } },
    10,
    () => undefined,
  );

  expect(opened.map((name) => name.replace(/-[0-9a-f]{8}$/, ''))).toEqual(['most patient', 'patient', 'quick']);
});

for (const clock of ['real', 'configurable'] as const) {
  test(`on a ${clock} clock the rest is done while a play waits for minutes`, async () => {
    const heard: string[] = [];
    const planned = [cast('quick'), cast('patient', minutes), cast('quick, too')];

    const plays = await playAll(
      planned,
      sessionWith(clock, heard),
      10,
      (play) => play,
      async () => {
        heard.push('the rest');
        stop.abort(new Fault('interrupted', 'The test has seen enough.'));
      },
    );

    expect(heard).toEqual(['patient', 'quick', 'quick, too', 'the rest']);
    expect(plays.map(({ scenario, fault }) => [scenario, fault?.kind])).toEqual([
      ['quick', undefined],
      ['quick, too', undefined],
      ['patient', 'interrupted'],
    ]);
  });
}

test('on a virtual clock the rest comes after every play', async () => {
  const heard: string[] = [];

  await playAll(
    [cast('patient', minutes), cast('quick')],
    sessionWith('virtual', heard),
    1,
    () => undefined,
    async () => {
      heard.push('the rest');
    },
  );

  expect(heard).toEqual(['patient', 'quick', 'the rest']);
});

test('what the rest throws is thrown when the plays under way have ended', async () => {
  const ended: string[] = [];
  const shortly: Step = { kind: 'wait', ms: 61_000 };
  const playing = playAll(
    [cast('patient', shortly)],
    sessionWith('real', []),
    1,
    ({ scenario }) => void ended.push(scenario),
    async () => {
      setImmediate(() => stop.abort(new Fault('interrupted', 'The test has seen enough.')));
      throw new Error('no space left on the disk');
    },
  );

  await expect(playing).rejects.toThrow('no space left');
  expect(ended).toEqual(['patient']);
});

test('a run that was stopped does not begin with the rest', async () => {
  let begun = false;
  stop.abort();

  await playAll(
    [cast('never')],
    sessionWith('real', []),
    1,
    () => undefined,
    async () => {
      begun = true;
    },
  );

  expect(begun).toBe(false);
});
