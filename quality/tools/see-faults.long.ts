/** Two hundred faults of two values, and as many of three, each seen or not by the combinations of one run. */
import { expect, test } from '../testing/test';
import { drawFaults } from '../proof/interaction-faults';
import { seeFaults } from './see-faults';

for (const [values, least] of [
  [2, 196],
  [3, 180],
] as const) {
  test(`of 200 faults that show only where ${values} values stand together at least ${least} are seen`, async () => {
    const { seen, lived } = await seeFaults(drawFaults(200, values, 1));

    expect(seen.length, JSON.stringify(lived)).toBeGreaterThanOrEqual(least);
  });
}
