/** What is held of findings while traces are looked at decides nothing that all of them together would have decided otherwise. */
import { answered, handedOver, offered, requested, said } from '../../quality/testing/event-bodies';
import { factsWith } from '../../quality/testing/run-folder';
import { expect, test } from '../../quality/testing/test';
import { someSkillId, traceOf } from '../../quality/testing/trace-builder';
import type { RunFacts } from '../../results/run-facts';
import type { Trace } from '../../trace/trace';
import { judgeRun } from './evidence';
import type { Tried } from './tried';

const requirement = 'skill.literal-number';

function play(scenario: string, repeat: number | undefined, skillId = someSkillId): Trace {
  const exercises = scenario === 'skill/made-for-it' ? ([requirement] as const) : [];
  const numbered = repeat === undefined ? {} : { repeat };
  return traceOf({ scenario, exercises, ...numbered }, [
    offered,
    said(),
    requested({ skillId }),
    handedOver({ skillId }),
    answered('accepted'),
  ]);
}

const everything: Tried = {
  ...{ areas: [], what: 'plays', leftOut: undefined },
  ...{ inFullFor: () => true, wouldHaveShown: () => true },
};

function resultOf(traces: readonly Trace[], facts: Partial<RunFacts>) {
  const plays = traces.map(({ scenario, channel, repeat }) => ({
    ...{ scenario, channel, trace: `traces/${scenario}` },
    ...(repeat === undefined ? {} : { repeat }),
  }));
  const { run } = judgeRun(
    { facts: factsWith({ only: [requirement], ...facts }), plays, faults: [] },
    traces,
    [],
    [everything],
  );
  const [result] = run.results;
  if (!result) throw new Error('The run has no result.');
  return { ...result, faults: run.faults };
}

test('what one of two plays that are alike breaks in passing is compared with what the other one kept', () => {
  const traces = [1, 2].flatMap((repeat) => [
    play('skill/made-for-it', repeat),
    play('skill/in-passing', repeat, repeat === 1 ? someSkillId : '9999'),
  ]);

  const { status, unstable } = resultOf(traces, { repeat: 2 });

  expect(status).toBe('inconclusive');
  expect(unstable).toMatchObject({
    statuses: ['passed', 'failed'],
    scenario: 'skill/in-passing',
    seen: [
      { repeat: 1, verdict: 'pass' },
      { repeat: 2, verdict: 'fail' },
    ],
  });
});

test('what both break in passing is a failure', () => {
  const traces = [1, 2].flatMap((repeat) => [
    play('skill/made-for-it', repeat),
    play('skill/in-passing', repeat, '9999'),
  ]);

  const { status, findings } = resultOf(traces, { repeat: 2 });

  expect(status).toBe('failed');
  expect(findings.map(({ scenario, verdict }) => `${scenario} ${verdict}`).sort()).toEqual([
    ...Array<string>(2).fill('skill/in-passing fail'),
    ...Array<string>(2).fill('skill/made-for-it pass'),
  ]);
});

test('what passes in passing is held where a waiver excuses it there: the entry has to go', () => {
  const place = { requirement, scenario: 'skill/in-passing' } as const;
  const waivers = [{ ...place, reason: 'known', owner: 'we', expires: '2999-12-31', at: 'waivers.yaml line 1' }];
  const traces = [play('skill/made-for-it', undefined), play('skill/in-passing', undefined)];

  expect(resultOf(traces, { waivers }).faults.map(({ message }) => message)).toEqual([
    `waivers.yaml line 1: ${requirement}@skill/in-passing passes now. Remove the entry.`,
  ]);
});
