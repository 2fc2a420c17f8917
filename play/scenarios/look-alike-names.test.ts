import { expect, test } from '../../quality/testing/test';
import { lookAlikeNames } from './look-alike-names';

test('a name has look-alikes in another case, with other marks, shorter, and longer', () => {
  expect(lookAlikeNames('cedar-12')).toEqual(['CEDAR-12', 'cedar_12', 'cedar-1', 'cedar-12-1', 'cedar-12_']);
});

test('no look-alike is the name itself, or no name at all', () => {
  for (const name of ['a', '7', '-', 'UP', 'plain']) {
    expect(lookAlikeNames(name)).not.toContain(name);
    for (const each of lookAlikeNames(name)) expect(each).toMatch(/^[A-Za-z0-9_-]+$/);
  }
});
