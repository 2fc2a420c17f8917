/** The whole kill matrix: every mutant in every situation, and every variant on both channels. The check plays it in brief. */
import path from 'node:path';
import { keptProofPath } from '../proof/kept-proof';
import { runChild } from '../testing/child';
import { expect, test } from '../testing/test';

const root = path.join(__dirname, '..', '..');

test('what follows from each mutant is as it is kept, and no variant fails on any channel', async () => {
  test.setTimeout(3_600_000);
  const script = path.join(__dirname, 'mutants.ts');
  const words = ['-r', path.join(root, 'bin', 'typescript.js'), script, '--every-channel'];

  const { code, output } = await runChild(process.execPath, words, { cwd: root, deadlineMs: 3_600_000 });

  expect(code, output).toBe(0);
  expect(output).toContain(`0 differences from ${keptProofPath}`);
  expect(output).not.toContain('of their requirement alone');
  expect(output).toMatch(/^(\d+) of \1 mutants are killed by the rule they were made for$/m);
  expect(output).toMatch(/^0 of [1-9]\d* variants fail anything$/m);
});
