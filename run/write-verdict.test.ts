/** What a run leaves behind goes when the next one begins, and what it leaves is what the README says. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeRun } from '../judge/verdict/evidence';
import { withoutForm } from '../quality/testing/without-form';
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { reportFormats } from '../reporters/report-formats';
import { lockTurnName } from '../results/file-names';
import { emptyFolder, isEmptied } from '../results/results-folder';
import { sourceEntries } from './sources/source-entries';
import { writeVerdict } from './write-verdict';

const files = reportFormats.map(({ file }) => file);

test('the verdict is written in every format, and in nothing else', async ({}, testInfo) => {
  const out = testInfo.outputPath('results');
  mkdirSync(out, { recursive: true });

  await writeVerdict(out, judgeRun(...sampleRun({})));

  expect(readdirSync(out).sort()).toEqual([...files].sort());
});

test('a folder is cleared of every format, half written or whole', async ({}, testInfo) => {
  const out = testInfo.outputPath('results');
  mkdirSync(out, { recursive: true });
  for (const file of files) {
    writeFileSync(path.join(out, file), 'of the run before');
    writeFileSync(path.join(out, `${file}.unfinished`), 'of a run that was killed');
  }
  writeFileSync(path.join(out, lockTurnName), '');
  writeFileSync(path.join(out, 'notes.txt'), 'of somebody else');

  await emptyFolder(out, sourceEntries);

  expect(readdirSync(out)).toEqual(['notes.txt']);
});

test('every file that the README names goes when a new run begins', () => {
  const readme = readFileSync(path.join(__dirname, '..', 'README.md'), 'utf8');
  const [, part = ''] = /^## Where the results are\n([\s\S]*?)^## /m.exec(readme) ?? [];
  const named = [...part.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`/]+)[^`]*`/g)].map(([, entry = '']) => entry),
  );

  expect(named.length).toBeGreaterThan(files.length);
  expect(named.filter((entry) => !isEmptied(entry, sourceEntries))).toEqual([]);
});

for (const file of files) {
  test(`${file} that cannot be made is told as missing, and the other forms say the verdict`, async ({}, testInfo) => {
    const out = testInfo.outputPath('results');
    mkdirSync(out, { recursive: true });
    writeFileSync(path.join(out, file), 'of a moment before');

    const missing = await withoutForm(file, () => writeVerdict(out, judgeRun(...sampleRun({}))));

    expect(missing).toEqual([`No ${file}: on purpose. The verdict stands: it comes from the traces.`]);
    expect(readdirSync(out).sort()).toEqual(files.filter((each) => each !== file).sort());
  });
}
