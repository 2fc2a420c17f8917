import { expect, test } from '../quality/testing/test';
import { tellDoubts, tellSearch } from './tell-search';

test('the smallest case that shows again leaves no doubt', () => {
  expect(tellDoubts({ steps: 2, afterCases: 3 })).toEqual([]);
  expect(tellSearch({ steps: 2, afterCases: 3 })).toBe('Smallest situation found, of 2 steps, after 3 cases.');
});

test('a case that could not be played again is not called unstable', () => {
  const [doubt, ...more] = tellDoubts({ steps: 2, afterCases: 3, notPlayedAgain: 'The run was interrupted.' });

  expect(doubt).toBe('It could not be played again: The run was interrupted.');
  expect(more).toEqual([]);
});

test('a case that did not show again is called unstable', () => {
  const [doubt] = tellDoubts({ steps: 2, afterCases: 3, playedAgain: 'generated/x-again' });

  expect(doubt).toContain('the implementation is unstable here');
});

test('a case that was not made as small as it goes is not called the smallest', () => {
  const search = { steps: 9, afterCases: 1, shrinkingStopped: 'its time was up' };

  expect(tellDoubts(search)).toEqual([
    'Making the case smaller stopped early: its time was up. A smaller one may show it, too.',
  ]);
  expect(tellSearch(search)).toBe(
    'Found after the first case, of 9 steps so far: making it smaller stopped early, its time was up.',
  );
});
