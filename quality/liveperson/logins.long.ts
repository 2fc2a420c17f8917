/** However a bot on the vendor's SDK logs in, over TLS that it checks, a whole run of it shows the same. */
import path from 'node:path';
import { expect, test } from '../testing/test';
import { rowsThat, runOnWire } from './run-on-wire';

const bot = (habit: string, sdk = 'node-agent-sdk') =>
  `${process.execPath} ${path.join(__dirname, 'agent-with-habits.js')} ${habit} ${sdk}`;

test('a bot that is given a bearer, and never logs in, conforms', async () => {
  const ran = await runOnWire(bot('by-token'), '--seed=3');

  expect(rowsThat('failed', ran), ran.output).toEqual([]);
  expect(rowsThat('passed', ran).length, ran.output).toBeGreaterThan(50);
  // What a busy machine shows too late is told as that.
  expect([0, 6], ran.output).toContain(ran.code);
  expect(ran.said).not.toContain('logged in');
});

test('a bot that refreshes its session all the time conforms', async () => {
  const ran = await runOnWire(bot('refreshes'), '--seed=3');

  expect(rowsThat('failed', ran), ran.output).toEqual([]);
  // What a busy machine shows too late is told as that.
  expect([0, 6], ran.output).toContain(ran.code);
  expect(ran.said).toContain('logged in as bot');
  expect(ran.said.match(/^refreshed: \{"success":true\}$/gm)?.length ?? 0, ran.said).toBeGreaterThan(20);
  expect(ran.said).not.toContain('refused');
});

test('a bot that does not trust the certificate never connects, and the run says what it has to do', async () => {
  const command = `env -u NODE_EXTRA_CA_CERTS ${bot('none')}`;
  const ran = await runOnWire(command, '--seed=3', '--only=message.mixed', '--wait=6');

  expect(ran.code, ran.output).toBe(3);
  expect(ran.output).toContain(
    'No bot has connected. Start one with the account, the host of csds and the certificate',
  );
  expect(ran.said).toMatch(/self[- ]signed certificate/);
});
