/** No rule looks at a trace so often that it takes long: a rule cannot be stopped while it looks. The largest traces are in quality/acceptance/longest-traces.long.ts. */
import { floodedTraces, looksOfRules } from '../../quality/testing/flooded-traces';
import { expect, test } from '../../quality/testing/test';
import { rules } from '../rules/table';

const [calls, turns] = [30, 20];

/** Of twice as much each is looked at twice as often, and each beside each other one: 4 times. What is more would have no end. */
const mostTimesMore = 5;

/** So few looks are no measure: what is looked at once for all is most of them. */
const fewLooks = 2_000;

test('of a trace with twice as many events no rule makes more than a square', () => {
  const all = Object.values(rules);
  const large = floodedTraces(2 * calls, 2 * turns).map((each) => looksOfRules(all, each));
  floodedTraces(calls, turns).forEach((each, index) => {
    const small = looksOfRules(all, each);
    for (const [rule, looks] of large[index] ?? []) {
      expect(looks, `${rule}, ${each.what}`).toBeLessThan(Math.max(fewLooks, small.get(rule) ?? 0) * mostTimesMore);
    }
  });
});
