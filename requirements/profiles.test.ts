/** A set is what it was on the day it was frozen, and new rows wait for the next one. */
import { createHash } from 'node:crypto';
import { expect, test } from '../quality/testing/test';
import { rows } from './catalogue';
import { gates, notYetIn, profileCalled, profiles, type Profile } from './profiles';

/** Of the ids in alphabetical order, one a line. A published set has the digest it had on its day. */
const digests: Readonly<Record<Profile, string>> = {
  'page@1': 'a92de53d31e95a36',
  'full@1': '6013617bbaf9979e',
};

for (const [name, { gates: ids }] of Object.entries(profiles)) {
  test(`the set ${name} is as it was frozen`, () => {
    const digest = createHash('sha256')
      .update([...ids].sort().join('\n'))
      .digest('hex')
      .slice(0, 16);

    expect(digest).toBe(digests[name as Profile]);
  });

  test(`the set ${name} holds each requirement once`, () => {
    expect([...new Set<string>(ids)]).toEqual([...ids]);
  });

  test(`the set ${name} holds documented musts of the catalogue alone`, () => {
    const others = ids.filter((id) => {
      const row = rows.find((each) => each.id === id);
      return row?.level !== 'must' || row.basis !== 'documented';
    });

    expect(others).toEqual([]);
  });
}

test('a name without a number means the newest set', () => {
  expect(profileCalled('page')).toBe('page@1');
  expect(profileCalled('full@1')).toBe('full@1');
});

test('a linked must gates in the full profile alone', () => {
  expect(gates('config.skill-id-mandatory', 'full@1')).toBe(true);
  expect(gates('config.skill-id-mandatory', 'page@1')).toBe(false);
});

test('a must that came after the set is not scored yet', () => {
  const newRow = { id: 'skill.grey-numbers' as never, level: 'must', basis: 'documented', origin: 'page' };

  expect(notYetIn('page@1', [...rows, newRow])).toContain('skill.grey-numbers');
});
