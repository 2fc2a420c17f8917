/** What a run prints can be waived: the name of each place at which something was found. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeFolder } from '../../run/judge-folder';
import { waiverName } from '../../judge/verdict/waiver';
import { folderOfFile } from '../testing/folder-of-file';
import { expect, test } from '../testing/test';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker } from './reference-of-worker';
import { run } from '../../run/run';
import { withWaiver } from '../../cli/waive';
import { readWaivers } from '../../run/waivers';

const broken = 'cap.text-on-fourth-failure';

const folder = folderOfFile();

async function played(name: string, ...args: string[]) {
  const out = path.join(folder.path, name);
  const target = `--target=${new URL('mutants/words-the-cap-differently/', (await referenceOfWorker()).url).href}`;
  const options = parseOptions(
    [target, `--only=${broken}`, '--seed=417', '--runs=10', '--budget=600', '--no-report', `--out=${out}`, ...args],
    '0',
    {},
  );
  await run(options, { name: 'suite', version: '0' }, new AbortController().signal, { write: () => undefined });
  return judgeFolder(out).run;
}

test('each failure of a run is excused by the name that it prints, wherever it was found', async () => {
  const before = await played('before');
  const failures = before.results.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'fail'));
  const places = [...new Set(failures.map(({ scenario }) => scenario))];
  const file = path.join(folder.path, 'waivers.yaml');
  const text = places.reduce((written, place) => withWaiver(written, `${broken}@${place}`, new Date()), '');
  writeFileSync(file, text);

  const after = await played('after', `--waivers=${file}`);

  expect(new Set(places.map((place) => place.split('/')[0]))).toEqual(new Set(['cap', 'contracts', 'generated']));
  expect(readWaivers(file, '2000-01-01').map(waiverName)).toEqual(places.map((place) => `${broken}@${place}`));
  expect(before.exitCode).toBe(1);
  expect(after).toMatchObject({ exitCode: 0, counts: { waived: 1 }, faults: [] });
});
