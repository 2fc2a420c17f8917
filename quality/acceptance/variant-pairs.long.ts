/**
 * Whoever is right in two unusual ways at once is let pass: every pair of variants that go together, in parts. What was seen is
 * kept as long as no source changes, so that a part that was stopped goes on where it was. `npm run test:long`
 */
import path from 'node:path';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

test.describe.configure({ timeout: 900_000 });

const root = path.join(__dirname, '..', '..');
const parts = 8;

for (let part = 1; part <= parts; part += 1) {
  test(`nothing speaks against any pair of variants, part ${part} of ${parts}`, async () => {
    const command = ['-r', './bin/typescript.js', path.join('quality', 'tools', 'variant-pairs.ts')];

    const { code, output } = await runChild(process.execPath, [...command, `--part=${part}/${parts}`], {
      cwd: root,
      deadlineMs: 880_000,
    });

    expect(code, output).toBe(0);
    expect(output).toMatch(/(\d+) of \1 pairs pass, 0 fail, 0 were not judged/);
  });
}
