/** Many plays at once: the right ones, no more than allowed, and none after the implementation is gone. */
import { Fault } from '../adapters/fault';
import { planFor, type PlannedPlay } from '../scenarios/planned-play';
import type { Scenario } from '../scenarios/scenario';
import { quietBot, sessionsForTests } from '../../quality/testing/small-bot';
import { expect, test } from '../../quality/testing/test';
import { setupOf } from '../../quality/testing/trace-builder';
import { playAll } from './play-all';
import type { Session } from './play';

function scenario(id: string, overrides: Partial<Scenario> = {}): Scenario {
  return {
    id,
    title: id,
    exercises: [],
    build: () => ({ conversations: { main: setupOf({}) }, steps: [{ kind: 'consumer-says', text: id }] }),
    ...overrides,
  };
}

const cast = (...ids: string[]): PlannedPlay[] => ids.map((id) => ({ scenario: scenario(id), channel: 'messaging' }));

const { sessionFor } = sessionsForTests();

/** A session with a bot that takes everything, unless `hear` says otherwise. */
function sessionWith(hear: (text: string) => void | Promise<void>, overrides: Partial<Session> = {}): Session {
  return sessionFor(quietBot(hear), overrides);
}

test('each scenario is cast on every channel that it and the run allow', () => {
  const scenarios = [scenario('both'), scenario('spoken', { channels: ['messaging'] })];

  const planned = planFor(scenarios, ['messaging', 'chat'], [], 'virtual');

  expect(planned.map((plannedPlay) => `${plannedPlay.scenario.id} ${plannedPlay.channel}`)).toEqual([
    'both messaging',
    'both chat',
    'spoken messaging',
  ]);
});

test('a scenario whose channel the run leaves out is not cast', () => {
  expect(planFor([scenario('spoken', { channels: ['messaging'] })], ['chat'], [], 'virtual')).toEqual([]);
});

test('a scenario is cast only where everything that it needs is declared', () => {
  const needing = [scenario('needing', { needs: ['agent-id', 'bot-to-bot'] })];

  expect(planFor(needing, ['messaging'], ['agent-id'], 'virtual')).toEqual([]);
  expect(planFor(needing, ['messaging'], ['bot-to-bot', 'agent-id', 'bot-outage'], 'virtual')).toHaveLength(1);
});

test('a scenario is cast only with a clock with which it makes sense', () => {
  const clocked = [scenario('clocked', { clocks: ['virtual', 'configurable'] })];

  expect(planFor(clocked, ['messaging'], [], 'configurable')).toHaveLength(1);
  expect(planFor(clocked, ['messaging'], [], 'real')).toEqual([]);
});

test('all planned plays are made, told as they end and returned in their order', async () => {
  const told: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const session = sessionWith((text) => (text === 'first' ? held : undefined));

  const plays = await playAll(cast('first', 'second'), session, 2, (play) => {
    told.push(play.scenario);
    release();
    return play;
  });

  expect(told).toEqual(['second', 'first']);
  expect(plays.map((play) => play.scenario)).toEqual(['first', 'second']);
});

test('no more plays are under way at once than allowed', async () => {
  let now = 0;
  let most = 0;
  const session = sessionWith(async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
  });

  await playAll(cast('a', 'b', 'c', 'd', 'e', 'f', 'g'), session, 3, () => undefined);

  expect(most).toBe(3);
});

test('scenarios that have to be alone come after the others, one at a time', async () => {
  const heard: string[] = [];
  let now = 0;
  const session = sessionWith(async (text) => {
    heard.push(`${text} beside ${now}`);
    now += 1;
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
  });
  const alone = ['x', 'y'].map((id) => ({ scenario: scenario(id, { alone: true }), channel: 'messaging' as const }));

  await playAll([...alone, ...cast('a', 'b', 'c')], session, 3, () => undefined);

  expect(heard.slice(-2)).toEqual(['x beside 0', 'y beside 0']);
  expect(heard).toHaveLength(5);
});

test('after an unreachable implementation no new play begins', async () => {
  const heard: string[] = [];
  const session = sessionWith((text) => {
    heard.push(text);
    if (text === 'b') throw new Fault('unreachable', 'gone');
  });

  const plays = await playAll(cast('a', 'b', 'c', 'd'), session, 1, (play) => play);

  expect(heard).toEqual(['a', 'b']);
  expect(plays.map((play) => play.fault?.kind)).toEqual([undefined, 'unreachable']);
});

test('after a breach of the protocol the other plays go on', async () => {
  const session = sessionWith((text) => {
    if (text === 'a') throw new Fault('protocol', 'nonsense');
  });

  const plays = await playAll(cast('a', 'b'), session, 1, (play) => play);

  expect(plays.map((play) => play.fault?.kind)).toEqual(['protocol', undefined]);
});

test('a run that was stopped plays nothing', async () => {
  const plays = await playAll(
    cast('a'),
    sessionWith(() => undefined, { signal: AbortSignal.abort() }),
    1,
    () => undefined,
  );

  expect(plays).toEqual([]);
});

test('what the listener throws is thrown, after the plays under way have ended', async () => {
  const ended: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const session = sessionWith((text) => (text === 'slow' ? held : undefined));

  const all = playAll(cast('slow', 'quick', 'never'), session, 2, async (play) => {
    ended.push(play.scenario);
    if (play.scenario !== 'quick') return;
    release();
    throw new Error('no space left on the disk');
  });

  await expect(all).rejects.toThrow('no space left');
  expect(ended).toEqual(['quick', 'slow']);
});
