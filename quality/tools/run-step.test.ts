/** A step may take as long as it shows progress; however it ends, nothing that it has started goes on. */
import { randomUUID } from 'node:crypto';
import { markVariable, processesMarked } from '../testing/marked-processes';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runStep, type StepOptions } from './run-step';

const step = (script: string, options: Partial<StepOptions> = {}) =>
  runStep(['-e', script], { cwd: __dirname, silenceMs: patienceMs, ...options });

/** A process that goes on for ever, as one of its own children does, and says so. */
const forEver = `
  const { spawn } = require('node:child_process');
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("both are there")'], { stdio: 'inherit' });
  setInterval(() => {}, 1000);`;

test('exit code and both streams come back', async () => {
  const { code, output } = await step("console.log('said'); console.error('complained'); process.exitCode = 3;");

  expect(code).toBe(3);
  expect(output).toContain('said');
  expect(output).toContain('complained');
});

test('a step that says nothing is stopped, with what it has started', async () => {
  const mark = randomUUID();

  const { code, output } = await step(forEver, { silenceMs: 3_000, graceMs: 100, env: { [markVariable]: mark } });

  expect(code).toBeUndefined();
  expect(output).toContain('Stopped: it has said nothing for 3 s.');
  expect(processesMarked(mark)).toEqual([]);
});

test('a step that goes on saying something may take longer than one may be silent', async () => {
  const startedAt = performance.now();
  await step('');
  // Several times what it takes to start one, as busy as the machine is.
  const silenceMs = 1_500 + 5 * (performance.now() - startedAt);
  const script = `
    const begin = Date.now();
    const timer = setInterval(() => {
      console.log('going on');
      if (Date.now() - begin > ${silenceMs * 1.5}) clearInterval(timer);
    }, 50);`;

  expect((await step(script, { silenceMs })).code).toBe(0);
});

for (const [heeding, before] of [
  ['heeds', ''],
  ['does not heed', "process.on('SIGINT', () => {});"],
] as const) {
  test(`one signal stops a step that ${heeding} it, with what it has started`, async () => {
    const mark = randomUUID();
    const stop = new AbortController();

    const ended = step(before + forEver, { graceMs: 200, env: { [markVariable]: mark }, signal: stop.signal });
    await expect.poll(() => processesMarked(mark).length, { timeout: patienceMs }).toBeGreaterThan(1);
    stop.abort();

    expect((await ended).code).toBeUndefined();
    expect(processesMarked(mark)).toEqual([]);
  });
}

test('what a step leaves running ends with it', async () => {
  const mark = randomUUID();
  const script = `
    const { spawn } = require('node:child_process');
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }).unref();`;

  expect((await step(script, { env: { [markVariable]: mark } })).code).toBe(0);

  await expect.poll(() => processesMarked(mark), { timeout: patienceMs }).toEqual([]);
});

test('nothing is started once the check was stopped', async () => {
  const { code, output } = await step('', { signal: AbortSignal.abort() });

  expect(code).toBeUndefined();
  expect(output).toContain('Not started: the check was stopped.');
});
