import { expect, test } from '../quality/testing/test';
import { waitsTold } from './waits-told';

test('a run that waits for minutes tells for how many, and when it is stopped', () => {
  expect(waitsTold([800_000, 1_260_000, 0], 7_722_000)).toBe(
    'It waits in real time, about 21 min; it is stopped after 129 min (--deadline)\n',
  );
});

test('a run that hardly waits says nothing of it', () => {
  expect(waitsTold([], 900_000)).toBe('');
  expect(waitsTold([59_999, 0], 900_000)).toBe('');
});
