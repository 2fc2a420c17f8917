/** What counts does not hang on the order in which cases end: each is told in every order, and the sums are equal. */
import * as fc from 'fast-check';
import { Fault } from '../play/adapters/fault';
import type { Play } from '../play/player/play';
import type { RequirementId } from '../requirements/catalogue';
import { expect, test } from '../quality/testing/test';
import { CasesInOrder, type Ends } from './cases-in-order';
import type { Generated } from './property';

const ids = [
  'message.once',
  'message.before-transfer',
  'skill.literal-number',
  'cap.per-conversation',
  'route.integration-transfers',
  'delay.postpones-transfer',
  'message.static-text',
] as const satisfies readonly RequirementId[];

/** What came of the case at a place: what it breaks, or that it came to nothing. */
type Came = readonly RequirementId[] | 'thrown away' | 'fault' | 'gave up';

function told(came: readonly Came[], order: readonly number[], ends: Ends) {
  const cases = new CasesInOrder(ends);
  for (const place of order) tell(cases, place, came[place] ?? []);
  const { fault, found, judged, ...rest } = cases.counted();
  return {
    ...rest,
    fault: fault?.message,
    judged: [...judged],
    found: found.map(({ place, problem, afterCases }) => [place, problem.requirement, afterCases]),
    foundAllAt: cases.foundAllAt,
  };
}

/** A case is played only where it is still wanted when its turn comes. */
function tell(cases: CasesInOrder, place: number, came: Came): void {
  if (!cases.wants(place)) return;
  if (came === 'thrown away') return cases.addThrownAway(place);
  if (came === 'gave up') return cases.addGaveUp(place);
  if (came === 'fault') return cases.addFault(place, new Fault('unreachable', `Gone at ${place}.`));
  const counts = { exercised: [...came], lengths: ['1'], outcomes: [], marks: [String(place)], boundaries: [] };
  const problems = came.map((requirement) => ({
    ...{ requirement, by: 'rule' as const, because: '', expected: undefined, evidence: [] },
  }));
  cases.add(place, {
    generated: {} as Generated,
    play: {} as Play,
    problems,
    judged: came,
    counts: { ...counts, observed: [] },
  });
}

const all: Ends = { gates: () => true, byFirst: true };

test('what comes behind the first case that decides the verdict is not counted, though it ended before', () => {
  const came: Came[] = [[], 'thrown away', ['message.once'], ['cap.per-conversation'], 'thrown away', 'fault'];

  expect(told(came, [5, 4, 3, 0, 1, 2], all)).toMatchObject({
    cases: 2,
    thrownAway: 1,
    marks: new Map([
      ['0', 1],
      ['2', 1],
    ]),
    found: [[2, 'message.once', 2]],
    fault: undefined,
    foundAllAt: 2,
  });
});

test('a requirement is told at the first case that breaks it, and another one at a later one', () => {
  const free: Ends = { gates: () => false, byFirst: true };
  const came: Came[] = [[], ['message.once'], ['message.once', 'cap.per-conversation'], ['message.once']];

  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
  ]) {
    expect(told(came, order, free)).toMatchObject({
      cases: 4,
      found: [
        [1, 'message.once', 2],
        [2, 'cap.per-conversation', 3],
      ],
      foundAllAt: undefined,
    });
  }
});

test('nothing behind a fault counts, and what comes before it is still wanted', () => {
  const cases = new CasesInOrder(all);
  tell(cases, 7, 'fault');

  expect([cases.wants(6), cases.wants(8), cases.foundAllAt]).toEqual([true, false, undefined]);

  tell(cases, 3, ['message.once']);

  expect([cases.wants(2), cases.wants(4), cases.foundAllAt]).toEqual([true, false, 3]);
  expect(cases.counted().fault).toBeUndefined();
});

test('whatever the order in which cases end, the same counts', () => {
  const one: fc.Arbitrary<Came> = fc.oneof(
    { weight: 6, arbitrary: fc.subarray([...ids], { maxLength: 2 }) },
    { weight: 2, arbitrary: fc.constantFrom<Came>([], 'thrown away') },
    { weight: 1, arbitrary: fc.constantFrom<Came>('fault', 'gave up') },
  );
  const runs = fc.array(one, { minLength: 1, maxLength: 14 }).chain((came) => {
    const places = came.map((_, place) => place);
    return fc.record({
      came: fc.constant(came),
      order: fc.shuffledSubarray(places, { minLength: places.length }),
      gating: fc.subarray([...ids]),
      byFirst: fc.boolean(),
    });
  });
  fc.assert(
    fc.property(runs, ({ came, order, gating, byFirst }) => {
      const ends: Ends = { gates: (id) => (gating as readonly RequirementId[]).includes(id), byFirst };
      const inOrder = came.map((_, place) => place);

      expect(told(came, order, ends)).toEqual(told(came, inOrder, ends));
    }),
    { seed: 1, numRuns: 300 },
  );
});
