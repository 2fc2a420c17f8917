/** A location says what its name says, and the name is that of the location again. */
import { expect, test } from '../quality/testing/test';
import { areaOf, locationOf, locationText, matches, parseLocation, tellLocation, type Location } from './location';

const named: readonly (readonly [string, Location])[] = [
  ['cap/four-failures', { kind: 'scenario', scenario: 'cap/four-failures' }],
  ['generated/skill-ids', { kind: 'property', property: 'skill-ids' }],
  ['generated/skill-ids-0a1b2c3d', { kind: 'case', property: 'skill-ids', hash: '0a1b2c3d', again: false }],
  ['generated/skill-ids-0a1b2c3d-again', { kind: 'case', property: 'skill-ids', hash: '0a1b2c3d', again: true }],
  ['generated/skill-ids-again', { kind: 'property', property: 'skill-ids-again' }],
  ['generated/a-11111111-22222222', { kind: 'case', property: 'a-11111111', hash: '22222222', again: false }],
  ['contracts/transfer-api/a-transfer', { kind: 'interaction', pact: 'transfer-api', interaction: 'a-transfer' }],
  ['contracts/a/b → c/an-answer', { kind: 'interaction', pact: 'a/b → c', interaction: 'an-answer' }],
  ['contracts/transfer-api', { kind: 'scenario', scenario: 'contracts/transfer-api' }],
  ['contracts/cap-0a1b2c3d', { kind: 'scenario', scenario: 'contracts/cap-0a1b2c3d' }],
  ['', { kind: 'scenario', scenario: '' }],
];

for (const [text, location] of named) {
  test(`"${text}" is a location of kind ${location.kind} that has this name`, () => {
    expect(parseLocation(text)).toEqual(location);
    expect(locationText(location)).toBe(text);
    expect(areaOf(location)).toBe(text.includes('/') ? text.split('/')[0] : '');
  });
}

const within = (found: string, place: string) => matches(parseLocation(found), parseLocation(place));

test('a location is found within itself', () => {
  expect(named.filter(([text]) => !within(text, text))).toEqual([]);
});

test('a case is found within its property', () => {
  expect(within('generated/skill-ids-0a1b2c3d', 'generated/skill-ids')).toBe(true);
  expect(within('generated/skill-ids-0a1b2c3d-again', 'generated/skill-ids')).toBe(true);
  expect(within('generated/skill-ids-0a1b2c3d-again', 'generated/skill-ids-0a1b2c3d')).toBe(true);
});

for (const [found, place] of [
  ['generated/skill-ids', 'generated/skill-ids-0a1b2c3d'],
  ['generated/skill-ids-0a1b2c3d', 'generated/skill-ids-0a1b2c3d-again'],
  ['generated/skill-ids-0a1b2c3d', 'generated/skill-ids-ffffffff'],
  ['generated/skill-ids-0a1b2c3d', 'generated/skill'],
  ['generated/skill-ids-0a1b2c3d', 'skill-ids'],
  ['cap/four-failures', 'cap/four'],
  ['contracts/one/a-transfer', 'contracts/other/a-transfer'],
] as const) {
  test(`"${found}" is not found within "${place}"`, () => {
    expect(within(found, place)).toBe(false);
  });
}

test('a location with a channel matches what was found on that channel alone', () => {
  const found = locationOf({ scenario: 'cap/four-failures', channel: 'chat' });

  expect(matches(found, parseLocation('cap/four-failures'))).toBe(true);
  expect(matches(found, { ...parseLocation('cap/four-failures'), channel: 'chat' })).toBe(true);
  expect(matches(found, { ...parseLocation('cap/four-failures'), channel: 'messaging' })).toBe(false);
  expect(tellLocation({ scenario: 'cap/four-failures', channel: 'chat' })).toBe('cap/four-failures on chat');
});
