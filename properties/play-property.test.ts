/** What becomes of a search when the target under it misbehaves. */
import { setTimeout as passRealTime } from 'node:timers/promises';
import * as fc from 'fast-check';
import type { Adapter } from '../play/adapters/adapter';
import { Fault } from '../play/adapters/fault';
import type { Inbox } from '../play/adapters/inbox';
import type { Session } from '../play/player/play';
import type { Bot } from '../protocol/types';
import { inSession } from '../quality/testing/in-process-session';
import { expect, test } from '../quality/testing/test';
import { ask, escalating, says, setupFrom } from './pieces';
import { playAgain } from './play-again';
import { playProperty, type PlayingOptions } from './play-property';
import { candidatesFrom, type Property } from './property';
import { readToken } from './replay-token';

const targetFacts = { channels: ['messaging'], capabilities: [], clock: 'virtual' } as const;

/** The consumer asks for an agent some times; the skill id is no number, so the fallback is to come each time. */
const asksRepeatedly: Property = {
  name: 'asks-repeatedly',
  promise: 'a skill id that is no number gives the fallback',
  exercises: ['skill.non-numeric-sends-fallback'],
  candidates: () =>
    candidatesFrom(fc.array(fc.constant(ask), { minLength: 1, maxLength: 6, size: 'max' }), (texts) => ({
      channel: 'messaging',
      situation: {
        conversations: {
          main: setupFrom({
            escalations: [escalating({ route: 'integration', skillId: 'sales', message: 'One moment' })],
          }),
        },
        steps: texts.flatMap((text) => says(text)),
      },
      marks: [`${texts.length} times`],
    })),
};

const options: PlayingOptions = {
  runs: 20,
  seed: 1,
  targetFacts,
  untilMs: Infinity,
  shrinkMs: 10_000,
  casesAtOnce: 1,
};

test('a case that does not hold is made as small as it goes', async () => {
  const { found } = await inSession(
    (_, text) => text < 2,
    (session) => playProperty(asksRepeatedly, session, options),
  );

  expect(found?.problem.requirement).toBe('skill.non-numeric-sends-fallback');
  expect(found?.generated.situation.steps.filter(({ kind }) => kind === 'consumer-says')).toHaveLength(2);
  expect(found?.playedAgain).toBeUndefined();
});

test('the token of a case leads to the same situation', async () => {
  await inSession(
    (_, text) => text < 3,
    async (session) => {
      const { found } = await playProperty(asksRepeatedly, session, options);
      const token = readToken(found?.token ?? '');
      expect(token?.kind).toBe('case');
      if (token?.kind !== 'case') return;

      const again = await playAgain(asksRepeatedly, session, token);

      expect(again?.generated.situation).toEqual(found?.generated.situation);
      expect(again?.verdict.problems[0]?.requirement).toBe('skill.non-numeric-sends-fallback');
    },
  );
});

test('a case that does not show again is reported with both plays', async () => {
  const { found } = await inSession(
    (conversation) => conversation > 1,
    (session) => playProperty(asksRepeatedly, session, options),
  );

  expect(found?.play.trace.events.some(({ kind }) => kind === 'consumer-read')).toBe(false);
  expect(found?.playedAgain?.trace.events.some(({ kind }) => kind === 'consumer-read')).toBe(true);
});

test('a counterexample that decides no verdict does not end its property', async () => {
  const played = (gates: boolean) =>
    inSession(
      () => false,
      (session) => playProperty(asksRepeatedly, session, { ...options, gates: () => gates }),
    );
  const [free, gating] = [await played(false), await played(true)];

  expect(free.found?.problem.requirement).toBe('skill.non-numeric-sends-fallback');
  expect(free.cases).toBe(options.runs);
  expect(gating.cases).toBeLessThan(options.runs);
});

const waiting: PlayingOptions = {
  ...options,
  runs: 10,
  casesAtOnce: 2,
  targetFacts: { ...targetFacts, clock: 'configurable' },
};

test('cases that wait in real time are under way at once, those of one portion too', async () => {
  let begun = 0;
  let release: () => void = () => undefined;
  const allHaveBegun = new Promise<void>((resolve) => (release = resolve));
  const begins = async () => {
    begun += 1;
    if (begun === waiting.runs) release();
    await allHaveBegun;
  };
  const { cases, nextPortion } = await inSession(
    () => true,
    (session) => playProperty(asksRepeatedly, session, { ...waiting, begins }),
  );

  expect(cases).toBe(waiting.runs);
  expect(nextPortion).toBeUndefined();
});

test('a case whose turn comes when no further one is to begin is not played', async () => {
  let isUp = false;
  const until: PlayingOptions = {
    ...waiting,
    get untilMs() {
      return isUp ? 0 : Infinity;
    },
    begins: () => Promise.resolve(void (isUp = true)),
  };
  await inSession(
    () => true,
    async (session, started) => {
      const { cases, nextPortion } = await playProperty(asksRepeatedly, session, until);

      expect([cases, started(), nextPortion]).toEqual([0, 0, 0]);
    },
  );
});

test('of cases that wait in real time as many are played as where others are thrown away', async () => {
  let made = 0;
  const sparse: Property = {
    ...asksRepeatedly,
    candidates: (...given) =>
      asksRepeatedly.candidates(...given).map((candidate) => {
        made += 1;
        return made % 3 === 0 ? candidate : { ...candidate, build: async () => undefined };
      }),
  };
  const { cases, gaveUp, thrownAway } = await inSession(
    () => true,
    (session) => playProperty(sparse, session, waiting),
  );

  expect(cases).toBe(waiting.runs);
  expect(gaveUp).toBeUndefined();
  expect(thrownAway).toBeGreaterThan(0);
});

test('the token of a case that waits in real time leads to the same situation', async () => {
  await inSession(
    (_, text) => text < 3,
    async (session) => {
      const { found } = await playProperty(asksRepeatedly, session, waiting);
      const token = readToken(found?.token ?? '');
      expect(token?.kind).toBe('case');
      if (token?.kind !== 'case') return;

      const again = await playAgain(asksRepeatedly, session, token);

      expect(again?.generated.situation).toEqual(found?.generated.situation);
    },
  );
});

/** The earlier a case began, the longer it takes: what is under way at once ends in the opposite order. */
function slowestFirst(session: Session, started: () => number): Session {
  const deliver: Inbox['deliver'] = async (id, event) => {
    await passRealTime(Math.max(0, 40 - started()));
    return session.double.deliver(id, event);
  };
  return { ...session, double: session.double.deliveringTo({ deliver }) };
}

test('what is found and what is counted is the same, however many cases are under way and whichever ends first', async () => {
  const told = (casesAtOnce: number, asHurt: (session: Session, started: () => number) => Session) =>
    inSession(
      // Wrong is whoever is asked six times: by this seed the 7th case, and then some of the portions behind it.
      (_, text) => text < 6,
      async (session, started) => {
        const came = await playProperty(asksRepeatedly, asHurt(session, started), {
          ...options,
          runs: 60,
          casesAtOnce,
        });
        const { cases, thrownAway, marks, lengths, outcomes, exercised, nextPortion, found } = came;
        const { token, afterCases, shrinkingPlays, generated } = found ?? {};
        return {
          ...{ cases, thrownAway, nextPortion, token, afterCases, shrinkingPlays, situation: generated?.situation },
          ...{ marks: [...marks], lengths: [...lengths], outcomes: [...outcomes], exercised: [...exercised] },
        };
      },
    );
  const [alone, many, turnedRound] = [
    await told(1, (session) => session),
    await told(12, (session) => session),
    await told(12, slowestFirst),
  ];

  expect([alone?.cases, alone?.afterCases]).toEqual([7, 7]);
  expect(many).toEqual(alone);
  expect(turnedRound).toEqual(alone);
});

/** Seven cases: the first asks once, the second twice, and so on. */
const listed: Property = {
  ...asksRepeatedly,
  listed: () => 7,
  candidates: (_, place) =>
    candidatesFrom(fc.constant(Number(place) + 1), (times) => ({
      channel: 'messaging',
      situation: {
        conversations: {
          main: setupFrom({
            escalations: [escalating({ route: 'integration', skillId: 'sales', message: 'One moment' })],
          }),
        },
        steps: Array.from({ length: times }, () => says(ask)).flat(),
      },
      marks: [`${times} times`],
    })),
};

test('what is listed is played whole, whatever number is asked for and whatever is found', async () => {
  const { cases, found, marks } = await inSession(
    (_, text) => text < 3,
    (session) => playProperty(listed, session, { ...options, runs: 2, shrinkMs: 0 }),
  );

  expect(cases).toBe(7);
  expect([...marks.keys()]).toEqual(['1 times', '2 times', '3 times', '4 times', '5 times', '6 times', '7 times']);
  expect(found?.afterCases).toBe(3);
});

test('of a list those cases are played on which something that was chosen can be judged, each as it ever is', async () => {
  const narrow: Property = { ...listed, canJudge: (_, place) => place % 3 === 0 };
  const { cases, marks, places } = await inSession(
    () => true,
    (session) => playProperty(narrow, session, { ...options, only: ['skill.non-numeric-sends-fallback'] }),
  );

  expect(cases).toBe(3);
  expect([...marks.keys()]).toEqual(['1 times', '4 times', '7 times']);
  expect([...places.keys()]).toEqual([0, 3, 6]);
});

test('the token of a listed case leads to its place in the list', async () => {
  await inSession(
    (_, text) => text < 3,
    async (session) => {
      const { found } = await playProperty(listed, session, options);
      const token = readToken(found?.token ?? '');
      if (token?.kind !== 'case') throw new Error('There is no token of a case.');

      const again = await playAgain(listed, session, token);

      expect(again?.generated).toEqual(found?.generated);
    },
  );
});

test('calls that fail while a case is made smaller end that, and leave what was known', async () => {
  const { found, fault } = await inSession(
    () => false,
    async (session, started) => {
      const deliver: Inbox['deliver'] = (id, event) =>
        started() > 1 ? Promise.reject(new Fault('unreachable', 'Gone.')) : session.double.deliver(id, event);
      return playProperty(
        { ...asksRepeatedly, candidates: longOnes },
        { ...session, double: session.double.deliveringTo({ deliver }) },
        options,
      );
    },
  );

  expect(found?.shrinkingStopped).toBe('3 calls failed meanwhile');
  expect(found?.playedAgain).toBeUndefined();
  expect(found?.notPlayedAgain?.message).toBe('Gone.');
  expect(fault).toBeUndefined();
});

test('a target that becomes slow leaves a case that is known not to be the smallest', async () => {
  const { found } = await inSession(
    () => false,
    (session, started) => {
      const deliver: Inbox['deliver'] = async (id, event) => {
        if (started() > 1) await passRealTime(30);
        return session.double.deliver(id, event);
      };
      return playProperty(
        { ...asksRepeatedly, candidates: longOnes },
        { ...session, double: session.double.deliveringTo({ deliver }) },
        { ...options, shrinkMs: 20 },
      );
    },
  );

  expect(found?.shrinkingStopped).toBe('its time was up');
  expect(found?.generated.situation.steps.length).toBeGreaterThan(2);
});

test('a generator that throws is a fault of the suite, with the seed', async () => {
  const throwing: Property = {
    ...asksRepeatedly,
    candidates: () =>
      candidatesFrom(fc.boolean(), () => {
        throw new Error('No such skill.');
      }),
  };
  const { fault, cases, found } = await inSession(
    () => true,
    (session) => playProperty(throwing, session, { ...options, seed: 417 }),
  );

  expect(fault?.kind).toBe('suite');
  expect(fault?.message).toContain('"asks-repeatedly" failed by itself, at a case of seed 417');
  expect(fault?.message).toContain('No such skill.');
  expect(cases).toBe(0);
  expect(found).toBeUndefined();
});

test('an arbitrary that throws is a fault of the suite', async () => {
  const throwing: Property = {
    ...asksRepeatedly,
    candidates: () =>
      fc.boolean().map(() => {
        throw new Error('Nothing to choose from.');
      }),
  };
  const { fault } = await inSession(
    () => true,
    (session) => playProperty(throwing, session, options),
  );

  expect(fault?.kind).toBe('suite');
  expect(fault?.message).toContain('Nothing to choose from.');
});

test('a rule or a model that throws is a fault of the suite', async () => {
  const { fault, cases } = await inSession(
    () => true,
    (session) => playProperty(unjudgeable, session, options),
  );

  expect(fault?.kind).toBe('suite');
  expect(fault?.message).toContain('"asks-repeatedly" failed by itself');
  expect(cases).toBe(0);
});

test('a case that cannot be judged is a fault of the suite when it is replayed', async () => {
  await inSession(
    () => true,
    async (session) => {
      const token = { seed: 1, path: '0', replayPath: undefined, targetFacts, without: [] };

      await expect(playAgain(unjudgeable, session, token)).rejects.toThrow('failed by itself');
    },
  );
});

test('a generator that makes nothing gives up', async () => {
  const empty: Property = { ...asksRepeatedly, candidates: () => candidatesFrom(fc.boolean(), () => undefined) };
  const { gaveUp, cases, thrownAway, fault } = await inSession(
    () => true,
    (session) => playProperty(empty, session, options),
  );

  expect({ gaveUp, cases, fault }).toEqual({ gaveUp: true, cases: 0, fault: undefined });
  expect(thrownAway).toBeGreaterThan(options.runs);
});

test('a target that breaks off ends the search as a fault', async () => {
  const { fault, found, nextPortion } = await inSession(
    () => true,
    (session) => {
      const start: Adapter['start'] = () => Promise.reject(new Fault('unreachable', 'Gone.'));
      return playProperty(asksRepeatedly, { ...session, adapter: { ...session.adapter, start } }, options);
    },
  );

  expect(fault?.kind).toBe('unreachable');
  expect(found).toBeUndefined();
  expect(nextPortion).toBe(0);
});

test('a search whose time is up says where to go on', async () => {
  const { cases, nextPortion } = await inSession(
    () => true,
    (session) => playProperty(asksRepeatedly, session, { ...options, untilMs: 0 }),
  );

  expect(cases).toBe(0);
  expect(nextPortion).toBe(0);
});

/** Its situations can be played, and neither the rules nor the model can make anything of them: the bot has no dialogs. */
const unjudgeable: Property = {
  ...asksRepeatedly,
  candidates: () =>
    candidatesFrom(fc.constant(ask), (text) => {
      const setup = setupFrom({ escalations: [] });
      const { dialogs: _, ...bot } = setup.bot;
      return {
        channel: 'messaging',
        situation: { conversations: { main: { ...setup, bot: bot as Bot } }, steps: says(text) },
        marks: [],
      };
    }),
};

function longOnes() {
  return candidatesFrom(
    fc.array(fc.constant(ask), { minLength: 1, maxLength: 6, size: 'max' }).filter(({ length }) => length < 7),
    (texts) => ({
      channel: 'messaging' as const,
      situation: {
        conversations: {
          main: setupFrom({
            escalations: [escalating({ route: 'integration', skillId: 'sales', message: 'One moment' })],
          }),
        },
        // However short it is drawn, there is something to take away.
        steps: [...texts, ask, ask].flatMap((text) => says(text)),
      },
      marks: [],
    }),
  );
}

for (const { clock, waitMs } of [
  { clock: 'configurable', waitMs: 180_000 },
  { clock: 'real', waitMs: undefined },
  { clock: 'virtual', waitMs: undefined },
] as const) {
  test(`with a ${clock} clock a case without a wait of its own is offered with ${waitMs ?? 'none'}`, async () => {
    const offered: unknown[] = [];
    const silently: Property = {
      ...asksRepeatedly,
      candidates: () =>
        candidatesFrom(fc.constant(ask), () => ({
          channel: 'messaging',
          situation: { conversations: { main: setupFrom({ escalations: [] }) }, steps: [] },
          marks: [],
        })),
    };

    await inSession(
      () => false,
      ({ adapter, ...session }) => {
        const heard: Adapter = {
          ...adapter,
          start: (conversation) => {
            offered.push(conversation.agentConnector.fallbackEscalationTime);
            return adapter.start(conversation);
          },
        };
        const at = { ...options, runs: 1, targetFacts: { ...targetFacts, clock } };
        return playProperty(silently, { ...session, adapter: heard, clock }, at);
      },
    );

    expect(offered).toEqual([waitMs]);
  });
}
