/** What is said of properties that were not played as they were meant to be. */
import * as fc from 'fast-check';
import { inSession } from '../quality/testing/in-process-session';
import { expect, test } from '../quality/testing/test';
import { ask, escalating, says, setupFrom } from './pieces';
import { candidatesFrom, type Generated, type Property } from './property';
import { runProperties, type RunPropertiesOptions } from './run-properties';

/** A skill id that is no number: the fallback is to come. */
const asksOnce: Generated = {
  channel: 'messaging',
  situation: {
    conversations: {
      main: setupFrom({ escalations: [escalating({ route: 'integration', skillId: 'sales', message: 'One moment' })] }),
    },
    steps: says(ask),
  },
  marks: [],
};

const fallsBack: Property = {
  name: 'falls-back',
  promise: 'a skill id that is no number gives the fallback',
  exercises: ['skill.non-numeric-sends-fallback'],
  candidates: () => candidatesFrom(fc.nat(), () => asksOnce),
};

async function outcomeOf(property: Property, options: Partial<RunPropertiesOptions> = {}) {
  const run = await inSession(
    () => true,
    (session) =>
      runProperties(session, {
        runs: 10,
        seed: 1,
        budgetMs: 60_000,
        channels: ['messaging'],
        properties: [property],
        ...options,
      }),
  );
  return run.outcomes[0];
}

test('a property that throws is a fault', async () => {
  const candidates = () =>
    candidatesFrom(fc.nat(), () => {
      throw new Error('No such skill.');
    });
  const outcome = await outcomeOf({ ...fallsBack, candidates });

  expect(outcome?.result.status).toBe('fault');
  expect(outcome?.result.why).toContain('No such skill.');
  expect(outcome?.fault?.kind).toBe('suite');
});

test('a property whose situations are all thrown away is not exercised', async () => {
  const outcome = await outcomeOf({ ...fallsBack, candidates: () => candidatesFrom(fc.nat(), () => undefined) });

  expect(outcome?.result.status).toBe('not exercised');
  expect(outcome?.result.why).toMatch(/^Of 10 cases only 0 came about; \d+ situations were thrown away\.$/);
  expect(outcome?.neverExercised).toEqual(['skill.non-numeric-sends-fallback']);
});

test('a property that gives up leaves open also what some of its cases judged', async () => {
  let made = 0;
  const candidates = () =>
    candidatesFrom(fc.nat(), () => {
      made += 1;
      return made <= 5 ? asksOnce : undefined;
    });
  const outcome = await outcomeOf({ ...fallsBack, candidates });

  expect(outcome?.result.status).toBe('not exercised');
  expect(outcome?.result.cases).toBe(5);
  expect(outcome?.neverExercised).toEqual(['skill.non-numeric-sends-fallback']);
});

test('what is never judged in a hundred cases is red', async () => {
  const never: Property = { ...fallsBack, exercises: ['message.once'] };
  const outcome = await outcomeOf(never, { runs: 100 });

  expect(outcome?.result.status).toBe('not exercised');
  expect(outcome?.result.exercised['message.once']).toBe(0);
  expect(outcome?.neverExercised).toEqual(['message.once']);
});

test('what is never judged in fewer cases is said to be open', async () => {
  const never: Property = { ...fallsBack, exercises: ['message.once'] };
  const outcome = await outcomeOf(never);

  expect(outcome?.result.status).toBe('held');
  expect(outcome?.neverExercised).toEqual([]);
  expect(outcome?.result.why).toBe(
    'Only 10 cases were played, in which nothing was judged of message.once; from 100 cases on that is red.',
  );
});

test('what only records is chosen by the requirements at whose edge it lies', async () => {
  const records: Property = {
    ...fallsBack,
    exercises: [],
    recordsOnly: true,
    records: ['skill.non-numeric-no-transfer'],
  };

  expect(await outcomeOf(records, { only: ['skill.non-numeric-no-transfer'] })).toBeDefined();
  expect(await outcomeOf(records, { only: ['message.once'] })).toBeUndefined();
});

for (const [where, options, wanted] of [
  ['a whole run', {}, 22],
  ['the first of two shards', { shard: { index: 1, of: 2 } }, 12],
  ['the second of two shards', { shard: { index: 2, of: 2 } }, 10],
  ['the rest of an earlier run', { resume: { kind: 'resume', seed: 1, from: { 'falls-back': 3 } } }, 7],
  ['a rest to which it does not belong', { resume: { kind: 'resume', seed: 1, from: { other: 0 } } }, undefined],
] as const) {
  test(`cases that were not reached are counted in ${where}`, async () => {
    const outcome = await outcomeOf(fallsBack, { runs: 22, budgetMs: 0, ...options });

    expect(outcome?.result.cases).toBe(0);
    expect(outcome?.result.unreached).toBe(wanted);
  });
}

test('where every case was played none is said to be unreached', async () => {
  expect((await outcomeOf(fallsBack))?.result).not.toHaveProperty('unreached');
});

test('a list of which some cases can judge what was chosen is held to that alone', async () => {
  const outcome = await outcomeOf(
    {
      ...fallsBack,
      exercises: ['skill.non-numeric-sends-fallback', 'cap.per-conversation'],
      listed: () => 100,
      canJudge: (_, place) => place < 2,
    },
    { only: ['cap.per-conversation'] },
  );

  expect(outcome?.result).toMatchObject({ status: 'not exercised', cases: 2, wanted: 2, ofList: 100 });
  expect(outcome?.neverExercised).toEqual(['cap.per-conversation']);
});
