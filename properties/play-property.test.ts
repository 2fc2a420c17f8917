/** What becomes of a search when the target under it misbehaves. */
import * as fc from 'fast-check';
import type { Adapter } from '../adapters/adapter';
import { Fault } from '../adapters/fault';
import { PlatformDouble } from '../doubles/platform-double';
import type { Stage } from '../harness/play';
import { expect, test } from '../testing/test';
import { ask, escalating, says, setupFrom } from './pieces';
import { playAgain, playProperty, type PlayingOptions } from './play-property';
import { candidatesFrom, type Property } from './property';
import { readToken } from './replay-token';

const surroundings = { channels: ['messaging'], capabilities: [], clock: 'virtual' } as const;

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

/** A bot in this process that says its fallback to every text, as long as `answers` says so. */
async function onStage<T>(
  answers: (conversation: number, text: number) => boolean,
  act: (stage: Stage, started: () => number) => Promise<T>,
): Promise<T> {
  const urls = new Map<string, { url: string; conversation: number; texts: number }>();
  let started = 0;
  const adapter: Adapter = {
    name: 'in this process',
    declare: () => Promise.reject(new Error('Nobody asks here.')),
    start: async ({ conversationId, platform }) => {
      started += 1;
      urls.set(conversationId, { url: platform.messagesUrl, conversation: started, texts: 0 });
      return { accepted: true };
    },
    tell: async (id) => {
      const line = urls.get(id);
      if (!line) return;
      line.texts += 1;
      if (!answers(line.conversation, line.texts)) return;
      await (
        await fetch(line.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"text":"Pardon?"}',
        })
      ).arrayBuffer();
    },
    advance: async () => undefined,
    outage: async () => undefined,
    end: async () => undefined,
    close: async () => undefined,
  };
  const double = await PlatformDouble.start();
  try {
    const declaration = {
      protocol: 'escalation-conformance/1' as const,
      implementation: { name: 'in this process', version: '1' },
      channels: ['messaging' as const],
      clock: 'virtual' as const,
      capabilities: [],
      fallbackMessage: 'Pardon?',
    };
    const signal = new AbortController().signal;
    return await act(
      { adapter, double, declaration, clock: 'virtual', seed: 1, caseDeadlineMs: 5_000, signal },
      () => started,
    );
  } finally {
    await double.stop();
  }
}

const options: PlayingOptions = {
  runs: 20,
  seed: 1,
  surroundings,
  untilMs: Infinity,
  shrinkMs: 10_000,
  casesAtOnce: 1,
};

test('a case that does not hold is made as small as it goes', async () => {
  const { found } = await onStage(
    (_, text) => text < 2,
    (stage) => playProperty(asksRepeatedly, stage, options),
  );

  expect(found?.problem.requirement).toBe('skill.non-numeric-sends-fallback');
  expect(found?.generated.situation.steps.filter(({ kind }) => kind === 'consumer-says')).toHaveLength(2);
  expect(found?.playedAgain).toBeUndefined();
});

test('the token of a case leads to the same situation', async () => {
  await onStage(
    (_, text) => text < 3,
    async (stage) => {
      const { found } = await playProperty(asksRepeatedly, stage, options);
      const token = readToken(found?.token ?? '');
      expect(token?.kind).toBe('case');
      if (token?.kind !== 'case') return;

      const again = await playAgain(asksRepeatedly, stage, token);

      expect(again?.generated.situation).toEqual(found?.generated.situation);
      expect(again?.verdict.problems[0]?.requirement).toBe('skill.non-numeric-sends-fallback');
    },
  );
});

test('a case that does not show again is reported with both plays', async () => {
  const { found } = await onStage(
    (conversation) => conversation > 1,
    (stage) => playProperty(asksRepeatedly, stage, options),
  );

  expect(found?.play.trace.events.some(({ kind }) => kind === 'consumer-read')).toBe(false);
  expect(found?.playedAgain?.trace.events.some(({ kind }) => kind === 'consumer-read')).toBe(true);
});

test('calls that fail while a case is made smaller end that, and leave what was known', async () => {
  const { found, fault } = await onStage(
    () => false,
    async (stage, started) => {
      const tell: Adapter['tell'] = (id, event) =>
        started() > 1 ? Promise.reject(new Fault('unreachable', 'Gone.')) : stage.adapter.tell(id, event);
      return playProperty(
        { ...asksRepeatedly, candidates: longOnes },
        { ...stage, adapter: { ...stage.adapter, tell } },
        options,
      );
    },
  );

  expect(found?.shrinkingStopped).toBe('3 calls failed meanwhile');
  expect(found?.playedAgain?.fault?.kind).toBe('unreachable');
  expect(fault).toBeUndefined();
});

test('a target that breaks off ends the search as a fault', async () => {
  const { fault, found, nextPortion } = await onStage(
    () => true,
    (stage) => {
      const start: Adapter['start'] = () => Promise.reject(new Fault('unreachable', 'Gone.'));
      return playProperty(asksRepeatedly, { ...stage, adapter: { ...stage.adapter, start } }, options);
    },
  );

  expect(fault?.kind).toBe('unreachable');
  expect(found).toBeUndefined();
  expect(nextPortion).toBe(0);
});

test('a search whose time is up says where to go on', async () => {
  const { cases, nextPortion } = await onStage(
    () => true,
    (stage) => playProperty(asksRepeatedly, stage, { ...options, untilMs: 0 }),
  );

  expect(cases).toBe(0);
  expect(nextPortion).toBe(0);
});

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
