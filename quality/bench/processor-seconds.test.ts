/** The times are those of what the shell waited for, and not its own. */
import { expect, test } from '../testing/test';
import { processorSecondsOf, secondsOfChildren } from './processor-seconds';

test('user and system time of the children are added', () => {
  expect(secondsOfChildren('0m9.00s 0m9.00s\n1m2.50s 0m0.25s\n')).toBe(62.75);
});

test('a comma before the fraction is read as a point', () => {
  expect(secondsOfChildren('0m0,01s 0m0,00s\n0m1,50s 0m0,50s\n')).toBe(2);
});

test('what are no times is told', () => {
  expect(() => secondsOfChildren('sh: times: not found\n')).toThrow('tells no times');
});

test('what a command does counts, and what it waits for does not', async () => {
  const works =
    'const end = process.cpuUsage().user + 300_000; let n = 0; while (process.cpuUsage().user < end) for (let i = 0; i < 1e6; i++) n += i;';
  const busy = await processorSecondsOf(['-e', works]);
  const idle = await processorSecondsOf(['-e', 'setTimeout(() => undefined, 300)']);

  expect(busy).toBeGreaterThan(0.25);
  expect(idle).toBeLessThan(busy);
});

test('a command that does not end as it should is told', async () => {
  await expect(processorSecondsOf(['-e', 'process.exit(3)'])).rejects.toThrow('ended with 3');
});
