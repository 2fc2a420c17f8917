/** A child process is heard to its end, and no child outlives its deadline. */
import { patienceMs } from './patience';
import { expect, test } from './test';
import { runChild } from './child';

const node = (script: string, deadlineMs = patienceMs) =>
  runChild(process.execPath, ['-e', script], { cwd: __dirname, deadlineMs });

test('exit code and both streams come back', async () => {
  const { code, output } = await node("console.log('said'); console.error('complained'); process.exitCode = 3;");

  expect(code).toBe(3);
  expect(output).toContain('said');
  expect(output).toContain('complained');
});

test('a child that does not end is stopped at its deadline', async () => {
  const { code, output } = await node('setInterval(() => {}, 1000);', 300);

  expect(code).toBeUndefined();
  expect(output).toContain('not done after 0.3 s');
});

test('a command that does not exist is told as such', async () => {
  const { code, output } = await runChild('no-such-command-here', [], { cwd: __dirname, deadlineMs: 5_000 });

  expect(code).toBeUndefined();
  expect(output).toContain('no-such-command-here could not be started');
});
