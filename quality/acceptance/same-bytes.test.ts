/**
 * Two runs of one seed on a virtual clock write the same bytes, but for instants, ids by chance and measured times: whoever
 * compares two builds sees what has changed, and nothing else. Ten whole runs are in same-bytes.long.ts.
 */
import path from 'node:path';
import { comparableResults, differingLines } from './comparable-results';
import { folderOfFile } from '../testing/folder-of-file';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

const folder = folderOfFile();

async function played(name: string, ...args: string[]): Promise<string> {
  const out = path.join(folder.path, name);
  const { url } = await referenceOfWorker();
  const target = `--target=${new URL('mutants/words-the-cap-differently/', url).href}`;
  const rows = '--only=cap.text-on-fourth-failure';
  const words = [target, rows, '--seed=17', '--runs=3', '--budget=600', '--no-report', `--out=${out}`, ...args];
  const { code, said } = await calledWith(words);
  expect(code, said).toBe(1);
  return out;
}

test('two runs of one seed write the same, with contracts and generated cases, however many plays are under way', async () => {
  const [one, other] = [await played('one'), await played('other', '--at-once=3')].map(comparableResults);

  expect(differingLines(one ?? {}, other ?? {})).toEqual([]);
  for (const name of [
    'badge.json',
    'badge.svg',
    'conformance.json',
    'ctrf.json',
    'junit.xml',
    'run.json',
    'summary.md',
  ]) {
    expect(one?.[name], name).toMatch(/\S{10}/);
  }
  expect(one?.['contracts.json']).toContain('failed');
  expect(one?.['properties.json']).toContain('"cases": 3');
  expect(one?.['traces']).toContain('cap/');
});
