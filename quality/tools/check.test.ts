/** The check counts truly: what fails is shown and red, whatever else passed. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { markVariable, processesMarked } from '../testing/marked-processes';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { check, checkAsProcess } from './check';
import type { CheckStep } from './check-steps';
import { runStep } from './run-step';

const step = (name: string, passed: number, failed: number, output?: string): CheckStep => ({
  name,
  run: async () => ({ passed, failed, ...(output === undefined ? {} : { output }) }),
});

async function run(...steps: CheckStep[]) {
  const lines: string[] = [];
  const allPassed = await check(
    steps.map((each) => [each]),
    (line) => lines.push(line),
  );
  return { allPassed, lines };
}

test('the last line holds the sums of all steps', async () => {
  const { allPassed, lines } = await run(step('types', 1, 0), step('unit tests', 40, 0));

  expect(lines.at(-1)).toBe('41 passed, 0 failed');
  expect(allPassed).toBe(true);
});

test('one failure makes the check fail and shows what the step printed', async () => {
  const { allPassed, lines } = await run(step('lint', 0, 1, 'a.ts: no'), step('unit tests', 40, 0));

  expect(allPassed).toBe(false);
  expect(lines).toContain('a.ts: no');
  expect(lines.at(-1)).toBe('40 passed, 1 failed');
});

test('a step that throws is a failure, and the steps after it still run', async () => {
  const throws: CheckStep = { name: 'types', run: async () => Promise.reject(new Error('no compiler')) };

  const { allPassed, lines } = await run(throws, step('lint', 1, 0));

  expect(allPassed).toBe(false);
  expect(lines.join('\n')).toContain('no compiler');
  expect(lines.at(-1)).toBe('1 passed, 1 failed');
});

test('the steps of a row run at once, and the next row waits for all of them', async () => {
  const done: string[] = [];
  const taking = (name: string, until: Promise<unknown> = Promise.resolve()): CheckStep => ({
    name,
    run: async () => {
      await until;
      done.push(name);
      return { passed: 1, failed: 0 };
    },
  });
  let finish: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (finish = resolve));
  const ending: CheckStep = { name: 'types', run: async () => (finish(), { passed: 1, failed: 0 }) };

  await check([[taking('lint', late), ending], [taking('unit tests')]], () => undefined);

  expect(done).toEqual(['lint', 'unit tests']);
});

test('what has not begun when the check is stopped has failed', async () => {
  const lines: string[] = [];
  const stop = new AbortController();
  const stopping: CheckStep = { name: 'lint', run: async () => (stop.abort(), { passed: 1, failed: 0 }) };

  const allPassed = await check([[stopping], [step('unit tests', 40, 0)]], (line) => lines.push(line), stop.signal);

  expect(allPassed).toBe(false);
  expect(lines.join('\n')).toContain('unit tests  0.0 s  not begun: the check was stopped');
  expect(lines.at(-1)).toBe('1 passed, 1 failed');
});

test('a check that counted nothing is no success', async () => {
  expect((await run()).allPassed).toBe(false);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`one ${signal} stops every step under way, leaves nothing running, and is red with true counts`, async () => {
    const mark = randomUUID();
    const lines: string[] = [];
    const signals = new EventEmitter();
    const forEver = (name: string): CheckStep => ({
      name,
      run: async (stopped) => {
        const words = ['-e', 'setInterval(() => {}, 1000)'];
        const env = { [markVariable]: mark };
        const { code } = await runStep(words, { cwd: __dirname, silenceMs: patienceMs, env, signal: stopped });
        return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output: 'stopped' };
      },
    });
    const rows = [[step('types', 1, 0)], [forEver('lint'), forEver('tests')], [step('mutants', 1, 0)]];

    const ended = checkAsProcess(rows, (line) => lines.push(line), signals);
    await expect.poll(() => processesMarked(mark).length, { timeout: patienceMs }).toBe(2);
    signals.emit(signal);

    expect(await ended).toBe(1);
    expect(processesMarked(mark)).toEqual([]);
    expect(lines.join('\n')).toContain('not begun: the check was stopped');
    expect(lines.at(-1)).toBe('1 passed, 3 failed');
  });
}

test('a check that passes ends with 0', async () => {
  expect(await checkAsProcess([[step('types', 1, 0)]], () => undefined, new EventEmitter())).toBe(0);
});
