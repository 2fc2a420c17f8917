import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rows } from '../requirements/catalogue';
import { expect, test } from '../quality/testing/test';

const described = readdirSync(__dirname)
  .filter((file) => file.endsWith('.spec.ts'))
  .flatMap((file) =>
    [
      ...readFileSync(path.join(__dirname, file), 'utf8').matchAll(
        /^test\.describe\('([^']+)', \(\) =>\s+test\(\.\.\.satisfies\('\1'\)\)\);$/gm,
      ),
    ].map((match) => ({
      area: file.replace('.spec.ts', ''),
      id: match[1] ?? '',
    })),
  );

test('every requirement is presented by one spec', () => {
  expect(described.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
});

test('a spec stands in the file of its area', () => {
  for (const { area, id } of described) expect(id.split('.')[0]).toBe(area);
});
