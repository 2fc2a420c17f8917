/** The kill matrix says something only where somebody was proven. */
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

test('a name that nobody has is refused, and is no empty success', async () => {
  const args = ['-r', 'ts-node/register/transpile-only', path.join(__dirname, 'mutants.ts'), '--only=nobody-at-all'];
  const { code, output } = await runChild(process.execPath, args, {
    cwd: path.join(__dirname, '..', '..'),
    deadlineMs: patienceMs,
  });

  expect(code, output).toBe(2);
  expect(output).toContain('--only=nobody-at-all: no mutant, variant or peer has that in its name.');
});
