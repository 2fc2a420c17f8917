/** What may differ between two runs of one seed is left out of a comparison, and nothing else is. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { comparableResults, differingLines } from './comparable-results';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import { expect, test } from '../testing/test';

let run: RunFolder;

test.beforeEach(async () => {
  run = await runFolder(factsWith({}), [wellDone]);
});

test.afterEach(() => run.remove());

/** What is left of a file of this text. */
function leftOf(name: string, text: string): string | undefined {
  writeFileSync(path.join(run.folder, name), text);
  return comparableResults(run.folder)[name];
}

for (const [what, name, one, other] of [
  ['instants', 'a.md', 'at 2026-01-02T03:04:05.678Z', 'at 2027-01-02T03:04:05Z'],
  ['ids by chance', 'a.md', 'id 0a1b2c3d-0000-4000-8000-0123456789ab', 'id 0a1b2c3e-0000-4000-8000-0123456789ac'],
  ['measured times in JSON', 'a.json', '{"tookMs":1,"a":2}', '{"tookMs":7,"a":2}'],
  ['measured times in XML', 'a.xml', '<a time="0.1"/>', '<a time="0.2"/>'],
] as const) {
  test(`${what} make no difference`, () => {
    expect(leftOf(name, one)).toBe(leftOf(name, other));
  });
}

for (const [what, one, other] of [
  ['order', '{"rows":[1,2]}', '{"rows":[2,1]}'],
  ['order of keys', '{"a":1,"b":2}', '{"b":2,"a":1}'],
  ['text', '{"because":"It came."}', '{"because":"It came late."}'],
  ['count', '{"cases":3}', '{"cases":4}'],
] as const) {
  test(`another ${what} is told, with its line`, () => {
    const [left = '', right = ''] = [leftOf('a.json', one), leftOf('a.json', other)];

    expect(differingLines({ a: left }, { a: right })[0]).toMatch(/^a, line \d+: .* \| /);
  });
}

test('a file that only one of them has is told', () => {
  expect(differingLines({ a: 'text' }, {})).toEqual(['a, line 1: text | no such file']);
});
