/** A set is what it was on the day it was frozen, and new rows wait for the next one. */
import { createHash } from 'node:crypto';
import { expect, test } from '../quality/testing/test';
import { rows } from './catalogue';
import { errata, errataTo } from './errata';
import { frozenSets } from './frozen-sets';
import { gates, gatingIn, notYetIn, profileCalled, profileNames, type Profile } from './profiles';

/** Of the ids in alphabetical order, one a line. A published set has the digest it had on its day. */
const digests: Readonly<Record<Profile, string>> = {
  'page@1': 'a92de53d31e95a36',
  'full@1': '6013617bbaf9979e',
  'page@2': '8519445eb4a34c84',
  'full@2': '31f2485fb625972f',
  'sound@1': '2305d6191c652832',
};

for (const [name, { gates: ids }] of Object.entries(frozenSets)) {
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

  const rests = name.startsWith('sound@') ? 'musts' : 'documented musts';
  test(`the set ${name} holds ${rests} of the catalogue alone, but for its errata`, () => {
    const others = gatingIn(name as Profile).filter((id) => {
      const row = rows.find((each) => each.id === id);
      return row?.level !== 'must' || (rests === 'documented musts' && row.basis !== 'documented');
    });

    expect(others).toEqual([]);
  });
}

test('a name without a number means the newest set', () => {
  expect(profileCalled('page')).toBe('page@2');
  expect(profileCalled('full@1')).toBe('full@1');
});

test('a linked must gates in the full profile alone', () => {
  expect(gates('config.skill-id-mandatory', 'full@1')).toBe(true);
  expect(gates('config.skill-id-mandatory', 'page@1')).toBe(false);
});

test('an inferred must gates in the sound profile alone', () => {
  expect(gates('message.once', 'sound')).toBe(true);
  expect(gates('message.once', 'full')).toBe(false);
  expect(gates('message.once', 'page')).toBe(false);
});

test('the sound profile holds all that the full one holds', () => {
  const sound: readonly string[] = frozenSets['sound@1'].gates;

  expect(frozenSets['full@1'].gates.filter((id) => !sound.includes(id))).toEqual([]);
});

test('an inferred must waits for the next sound set, in no other profile', () => {
  const newRow = { id: 'skill.grey-numbers' as never, level: 'must', basis: 'inferred', origin: 'linked' };

  expect(notYetIn('sound@1', [newRow])).toEqual(['skill.grey-numbers']);
  expect(notYetIn('full@1', [newRow])).toEqual([]);
});

test('a must that came after the set is not scored yet', () => {
  const newRow = { id: 'skill.grey-numbers' as never, level: 'must', basis: 'documented', origin: 'page' };

  expect(notYetIn('page@1', [...rows, newRow])).toContain('skill.grey-numbers');
});

test('an erratum withdraws a row from the sets that it names, from no other', () => {
  for (const { requirement, sets } of errata) {
    for (const name of Object.keys(frozenSets) as Profile[]) {
      if (sets.includes(name)) expect(gates(requirement, name)).toBe(false);
    }
  }
  expect(gates('skill.literal-number', 'page@1')).toBe(true);
});

test('a claim from before an erratum rests on the set as it was', () => {
  expect(gates('config.skill-name-is-a-label', 'page@1', [])).toBe(true);
  expect(gates('config.skill-name-is-a-label', 'page@1', errataTo('page@1'))).toBe(false);
});

test('every erratum has an id of its own, a day, a reason, and withdraws a row from sets that hold it', () => {
  expect(new Set(errata.map(({ id }) => id)).size).toBe(errata.length);
  for (const { dated, reason, requirement, sets } of errata) {
    expect(dated).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(reason).toMatch(/\.$/);
    expect(sets.length).toBeGreaterThan(0);
    for (const set of sets) {
      expect(profileNames as readonly string[]).toContain(set);
      expect(frozenSets[set as Profile].gates as readonly string[]).toContain(requirement);
      // Before the set was there, nothing could be withdrawn from it.
      expect(dated >= frozenSets[set as Profile].dated).toBe(true);
    }
  }
});

test('the newest sets need no erratum', () => {
  expect(errataTo(profileCalled('page'))).toEqual([]);
  expect(errataTo(profileCalled('full'))).toEqual([]);
});

test('the newest full set holds all that the newest page set holds', () => {
  const full: readonly string[] = gatingIn(profileCalled('full'));
  expect(gatingIn(profileCalled('page')).filter((id) => !full.includes(id))).toEqual([]);
});
