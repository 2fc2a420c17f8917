/** The list of report formats is what a reader is told of, and each of them says the verdict of the run. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { judgeRun } from '../judge/verdict/evidence';
import { expect, test } from '../quality/testing/test';
import { sampleRun } from '../quality/testing/sample-run';
import { reportFormats } from './report-formats';

test('the README lists every format in the order of the list, each with its readers', () => {
  const readme = readFileSync(path.join(__dirname, '..', 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([\w.]+)` +\| (.*?) +\|$/gm)].map(([, file = '', readers]) => ({
    file,
    readers,
  }));

  expect(rows).toEqual(reportFormats.map(({ file, readers }) => ({ file, readers })));
});

for (const { file, render } of reportFormats) {
  test(`${file} is a text of another conclusion when the run has another one`, () => {
    const judged = judgeRun(...sampleRun({}));
    const other = judgeRun(...sampleRun({}, [{ kind: 'protocol', message: 'It answered with half a body.' }]));

    expect(judged.run.conclusion).not.toBe(other.run.conclusion);
    expect(render(judged)).not.toBe(render(other));
  });
}
