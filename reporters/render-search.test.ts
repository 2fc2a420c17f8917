import { expect, test } from '../quality/testing/test';
import { renderDoubts, renderSearch } from './render-search';

test('the smallest case that shows again leaves no doubt', () => {
  expect(renderDoubts({ steps: 2, afterCases: 3 })).toEqual([]);
  expect(renderSearch({ steps: 2, afterCases: 3 })).toBe('Smallest situation found, of 2 steps, after 3 cases.');
});

test('a case that could not be played again is not called unstable', () => {
  const [doubt, ...more] = renderDoubts({ steps: 2, afterCases: 3, notPlayedAgain: 'The run was interrupted.' });

  expect(doubt).toBe('It could not be played again: The run was interrupted.');
  expect(more).toEqual([]);
});

test('a case that did not show again is called unstable', () => {
  const [doubt] = renderDoubts({ steps: 2, afterCases: 3, playedAgain: 'generated/x-again' });

  expect(doubt).toContain('the implementation is unstable here');
});

test('a case that was not made as small as it goes is not called the smallest', () => {
  const search = { steps: 9, afterCases: 1, shrinkingStopped: 'its time was up' };

  expect(renderDoubts(search)).toEqual([
    'Making the case smaller stopped early: its time was up. A smaller one may show it, too.',
  ]);
  expect(renderSearch(search)).toBe('Found after the first case, of 9 steps so far.');
});
