/** The verdict takes each source of evidence as it comes: one that it has never heard of counts like any other. */
import { factsWith } from '../../quality/testing/run-folder';
import { expect, test } from '../../quality/testing/test';
import { rows } from '../../requirements/catalogue';
import { parseLocation } from '../../results/location';
import type { RunFacts } from '../../results/run-facts';
import type { Waiver } from '../../results/waiver';
import { extentOf } from './extent';
import { ownerOf, type Tried } from './tried';
import { locatedWaiver } from './waiver';
import { wouldHaveShown } from './would-have-shown';

const facts: RunFacts = factsWith({});
const results = rows.map(({ id }) => ({ id, status: 'passed' as const }));
const some = 'message.before-transfer';
const other = 'cap.text-on-fourth-failure';

function tried(areas: readonly string[], more: Partial<Tried> = {}): Tried {
  const all = { leftOut: undefined, inFullFor: () => true, wouldHaveShown: () => true };
  return { areas, what: 'plays', ...all, ...more };
}

function shows(place: string | undefined, sources: readonly Tried[], of: RunFacts = facts): boolean {
  const scenario = place === undefined ? {} : { scenario: place };
  const waiver: Waiver = { requirement: some, ...scenario, reason: '', owner: '', expires: '2999-12-31', at: 'line 1' };
  return wouldHaveShown(of, sources)(locatedWaiver(waiver));
}

const sources = [tried([]), tried(['contracts', 'contract']), tried(['described'])];

for (const [name, owner] of [
  ['cap/four-failures', 0],
  ['described/own-dialog', 2],
  ['contracts/pact/message', 1],
  ['contract/pact/message', 0],
  ['described', 0],
] as const) {
  test(`${name} belongs to source ${owner} of the list`, () => {
    expect(ownerOf(sources, parseLocation(name))).toBe(sources[owner]);
  });
}

test('a run is partial for the reason of each source that was left out', () => {
  const parted = [tried([], { leftOut: 'half of it' }), tried(['described'], { leftOut: 'no description' })];

  expect(extentOf(facts, results, sources)).toMatchObject({ whole: true, inPart: 0, leftOut: [] });
  expect(extentOf(facts, results, parted)).toMatchObject({
    whole: false,
    leftOut: [
      { what: 'plays', why: 'half of it' },
      { what: 'plays', why: 'no description' },
    ],
  });
});

test('a requirement is judged in full when every source was tried in full for it', () => {
  const { of } = extentOf(facts, results, sources);
  const last = tried(['described'], { inFullFor: (id) => id !== other });

  expect(extentOf(facts, results, sources).inFull).toBe(of);
  expect(extentOf(facts, results, [tried([]), last])).toMatchObject({ inFull: of - 1, inPart: 1 });
});

test('a run of which nothing is known has judged nothing in full', () => {
  const extent = extentOf(facts, results, []);

  expect(extent).toMatchObject({ whole: false, inFull: 0 });
  expect(extent.leftOut).toEqual([{ what: 'plays', why: 'it is not known what was played' }]);
});

test('what was to be tried alone is the only reason that is told', () => {
  const alone = [tried([], { leftOut: 'all' }), tried(['described'], { alone: 'one description again' })];

  expect(extentOf(facts, results, alone).leftOut).toEqual([{ what: 'plays', why: 'one description again' }]);
});

test('a waiver of one location asks its source alone', () => {
  const blind = [tried([]), tried(['described'], { wouldHaveShown: () => false })];

  expect([undefined, 'cap/one', 'described/one'].map((place) => shows(place, sources))).toEqual([true, true, true]);
  expect([undefined, 'cap/one', 'described/one'].map((place) => shows(place, blind))).toEqual([false, true, false]);
});

test('without sources, or by another clock than is declared, no run would have shown anything', () => {
  expect(shows(undefined, [])).toBe(false);
  expect(shows('cap/one', [])).toBe(false);
  expect(shows('cap/one', sources, factsWith({ clock: 'real' as const }))).toBe(false);
});
