import { expect, test } from '../testing/test';
import { drawFaults, placesOf } from '../proof/interaction-faults';
import { seeFaults } from './see-faults';

test('the same seed draws the same faults', () => {
  expect(drawFaults(20, 2, 3)).toEqual(drawFaults(20, 2, 3));
  expect(drawFaults(20, 2, 4)).not.toEqual(drawFaults(20, 2, 3));
});

test('each pair that is drawn stands in some row', () => {
  expect(drawFaults(200, 2, 5).filter((fault) => placesOf(fault).length === 0)).toEqual([]);
});

test('faults that show only where two values stand together are seen', async () => {
  const { lived } = await seeFaults(drawFaults(2, 2, 6));

  expect(lived).toEqual([]);
});

test('a fault that distorts nothing where its values stand lives', async () => {
  // It is mute where an id is no number, and here there is a number.
  const fault = {
    values: { stands: 'in the Fallback dialog', skill: 'ten digits' },
    mutant: 'stays-mute-on-non-numeric-skill',
  } as const;

  const { lived } = await seeFaults([fault]);

  expect(placesOf(fault).length).toBeGreaterThan(0);
  expect(lived).toEqual([fault]);
});
