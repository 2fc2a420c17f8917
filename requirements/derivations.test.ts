/** What we inferred is derived in writing, from sentences that are there. */
import { expect, test } from '../quality/testing/test';
import { rows } from './catalogue';
import { derivations } from './derivations';
import { pageStatements } from './page-statements';
import { sources } from './sources';

const told = Object.entries(derivations).map(([id, { from, so }]) => ({ id, from, so }));

test('each inferred row has a derivation, and no other', () => {
  const inferred = rows.filter(({ basis }) => basis === 'inferred').map(({ id }) => id);

  expect(told.map(({ id }) => id)).toEqual(inferred);
});

test('a derivation rests on statements of the page as they are told there', () => {
  const astray = told.flatMap(({ id, from }) =>
    from
      .filter(({ page }) => page === 'escalation')
      .filter(({ heading, says }) => !pageStatements.some((each) => each.heading === heading && each.says === says))
      .map(({ says }) => `${id}: no statement of the page says "${says}"`),
  );

  expect(astray).toEqual([]);
});

test('a derivation names headings of its documents', () => {
  const astray = told.flatMap(({ id, from }) =>
    from
      .filter(({ page, heading }) => !(sources[page].headings as readonly string[]).includes(heading))
      .map(({ page, heading }) => `${id}: ${page} has no heading "${heading}"`),
  );

  expect(astray).toEqual([]);
});

test('a derivation says how the row follows', () => {
  expect(told.filter(({ so }) => so.trim() === '')).toEqual([]);
});
