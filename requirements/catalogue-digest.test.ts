/** The name of a set stays while its obligations do, and changes with each of them. */
import { expect, test } from '../quality/testing/test';
import { rows, type Row } from './catalogue';
import { catalogueDigest } from './catalogue-digest';

/** The catalogue with its first row changed. */
function withFirst(change: Partial<Row>): Row[] {
  return rows.map((row, index) => (index === 0 ? { ...row, ...change } : row));
}

for (const [what, change] of [
  ['its id', { id: 'another' as Row['id'] }],
  ['its level', { level: 'may' }],
  ['its basis', { basis: 'inferred' }],
  ['its statement', { statement: 'Another obligation.' }],
] as const) {
  test(`a row that changes ${what} makes another set`, () => {
    expect(rows[0]).not.toMatchObject(change);
    expect(catalogueDigest(withFirst(change))).not.toBe(catalogueDigest());
  });
}

test('a row that is added or withdrawn makes another set', () => {
  expect(catalogueDigest(rows.slice(1))).not.toBe(catalogueDigest());
});

test('the order of the rows, their sections, sources and conditions leave the set as it is', () => {
  const elsewhere = rows.map((row): Row => ({
    ...row,
    section: 'Configuration',
    source: { page: 'interactions', heading: 'Elsewhere' },
    origin: 'linked',
    needs: ['bot-outage'],
  }));

  expect(catalogueDigest([...elsewhere].reverse())).toBe(catalogueDigest());
});
