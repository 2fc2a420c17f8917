/** With a clock that can be configured the silence of a bot is seen to its end within seconds. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { temporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { startReference } from '../../run/reference-process';

test.describe.configure({ timeout: 300_000 });

const root = path.resolve(__dirname, '..', '..');

/** Far less than the silence of three minutes would take, and what is watched after it. */
const deadlineMs = 170_000;

test('the command judges a silent bot on a configurable clock, among others', async () => {
  const folder = await temporaryFolder();
  const reference = await startReference(['--clock=configurable']);
  const out = path.join(folder.path, 'results');
  const only = '--only=message.*,route.integration-transfers,silence.fallback-skill-after-three-minutes';
  // What is generated waits for minutes with this clock.
  const options = [
    only,
    '--runs=0',
    '--no-contracts',
    '--no-report',
    '--seed=2',
    `--target=${reference.url.href}`,
    `--out=${out}`,
  ];
  try {
    const began = performance.now();
    const { code, output } = await runChild(process.execPath, ['bin/escalation-conformance.js', ...options], {
      cwd: root,
      deadlineMs,
    });
    const seconds = (performance.now() - began) / 1_000;

    process.stdout.write(`On a configurable clock: ${seconds.toFixed(1)} s\n`);
    expect(code, output).toBe(0);
    const { clock, results } = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    expect(clock).toBe('configurable');
    expect(results.find(({ id }) => id === 'silence.fallback-skill-after-three-minutes')?.status).toBe('passed');
  } finally {
    await reference.stop();
    await folder.remove();
  }
});
