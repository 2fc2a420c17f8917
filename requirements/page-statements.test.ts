/** The page is accounted for from both sides: each statement leads somewhere, each requirement comes from somewhere. */
import { expect, test } from '../quality/testing/test';
import { findRow, rows } from './catalogue';
import { pageSentences } from './page-sentences';
import { pageStatements } from './page-statements';
import { sources } from './sources';

const kept = pageStatements.flatMap((statement) => ('requirements' in statement ? [statement] : []));

test('every statement of the page has requirements or a reason', () => {
  const adrift = pageStatements.filter((statement) =>
    'requirements' in statement ? statement.requirements.length === 0 : statement.excluded.trim() === '',
  );

  expect(adrift).toEqual([]);
});

test('no statement is both kept and left out', () => {
  expect(pageStatements.filter((statement) => 'requirements' in statement && 'excluded' in statement)).toEqual([]);
});

test('every requirement that a statement names is in the catalogue', () => {
  expect(kept.flatMap(({ requirements }) => requirements).filter((id) => !findRow(id))).toEqual([]);
});

test('every requirement of the page belongs to a statement', () => {
  const named = new Set(kept.flatMap(({ requirements }) => requirements));

  const adrift = rows.filter(({ id, origin }) => origin === 'page' && !named.has(id));

  expect(adrift.map(({ id }) => `${id}: name it in requirements/page-statements.ts, at what it keeps`)).toEqual([]);
});

test('a requirement of another page belongs to no statement of this one', () => {
  const strangers = kept.flatMap(({ requirements }) => requirements).filter((id) => findRow(id)?.origin !== 'page');

  expect(strangers).toEqual([]);
});

test('every requirement names a heading of its document', () => {
  const astray = rows.filter(({ source: { page, heading } }) => {
    const headings: readonly string[] = sources[page].headings;
    return !headings.includes(heading);
  });

  expect(astray.map(({ id, source }) => `${id}: ${source.page} has no heading "${source.heading}"`)).toEqual([]);
});

test('a field that the page describes for the integration has a page for the Agent Transfer interaction as well', () => {
  const headings: readonly string[] = sources.interactions.headings;
  const shared = rows.filter(
    ({ id, basis, origin }) => basis === 'documented' && origin === 'page' && /^(skill|message|agent)\./.test(id),
  );

  expect(shared.length).toBeGreaterThan(0);
  expect(shared.filter(({ onAgentTransfer }) => onAgentTransfer?.page !== 'interactions').map(({ id }) => id)).toEqual(
    [],
  );
  for (const { onAgentTransfer } of rows) {
    if (onAgentTransfer) expect(headings).toContain(onAgentTransfer.heading);
  }
});

test('the statements follow the order of the headings', () => {
  const headings: readonly string[] = sources.escalation.headings;
  const places = pageStatements.map(({ heading }) => headings.indexOf(heading));

  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(headings.length);
});

test('no statement is told twice', () => {
  const told = pageStatements.map(({ says }) => says);

  expect(new Set(told).size).toBe(told.length);
});

test('every sentence of the page is said by a statement, in the order of the page', () => {
  const said = new Set<string>(pageStatements.flatMap(({ sentences }) => sentences));
  const ids = pageSentences.map(({ id }): string => id);

  expect(ids.filter((id) => !id.endsWith('/heading') && !said.has(id))).toEqual([]);
  const firsts = pageStatements.map(({ sentences: [first] }) => ids.indexOf(first));
  expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
});

test('every sentence has an id of its own, a digest, a day on which it was read', () => {
  expect(new Set(pageSentences.map(({ id }) => id)).size).toBe(pageSentences.length);
  for (const { digest, read, words } of pageSentences) {
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(read).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(words).toBeGreaterThan(0);
  }
});
