/** What is told of a run names its plays in the order of its plan. */
import { factsWith } from '../../quality/testing/run-folder';
import { expect, test } from '../../quality/testing/test';
import { tellLocation } from '../../results/location';
import type { KeptPlay } from '../../results/run-file';
import { evidenceSources } from './evidence-sources';
import { playsInOrder } from './plays-in-order';

const facts = factsWith({ repeat: 2, only: ['cap.text-on-fourth-failure' as const] });
const planned = evidenceSources.flatMap(({ inOrder }) => inOrder(facts));
const generated = ['generated/b-00000001', 'generated/a-00000002'].map((scenario): KeptPlay => {
  return { scenario, channel: 'messaging', trace: null };
});

/** The play of this name. */
function playCalled(name: string): KeptPlay {
  const [, scenario = '', repeat] = /^(\S+) on messaging, play (\d)$/.exec(name) ?? [];
  return { scenario, channel: 'messaging', repeat: Number(repeat), trace: null };
}

test('plays stand in the order of the plan, whichever ended first', () => {
  const plays = planned.map(playCalled);

  expect(planned.length).toBeGreaterThan(3);
  expect(playsInOrder([...plays].reverse(), facts).map(tellLocation)).toEqual(planned);
});

test('plays that no plan knows stand behind the others, as they came', () => {
  const inOrder = playsInOrder([...generated, ...planned.map(playCalled)], facts);

  expect(inOrder.slice(-2)).toEqual(generated);
});
