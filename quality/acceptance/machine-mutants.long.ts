/** Machine-made mutants of a small sample are found, or were judged by hand. `npm run test:long` */
import path from 'node:path';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

test.describe.configure({ timeout: 3_600_000 });

const root = path.join(__dirname, '..', '..');

for (const { part, sample } of [
  { part: 'reference', sample: 12 },
  { part: 'rules', sample: 60 },
]) {
  test(`whoever lives of ${sample} changes in ${part} was judged`, async () => {
    const folder = test.info().outputPath('machine-mutants');
    const command = ['-r', './bin/typescript.js', path.join('quality', 'tools', 'machine-mutants.ts')];
    const asked = [`--part=${part}`, `--sample=${sample}`, `--folder=${folder}`];

    const { code, output } = await runChild(process.execPath, [...command, ...asked], {
      cwd: root,
      deadlineMs: 3_500_000,
    });

    expect(code, output).toBe(0);
    expect(output).toContain(`, ${sample} to be proven`);
  });
}
