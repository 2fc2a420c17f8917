/** Pacts go to a broker and come back from it. The other client is Pact's own command. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { startPactBrokerStub, type PactBrokerStub } from '../testing/pact-broker-stub';
import { publishPacts, selectedPacts } from './pact-broker';

const root = path.join(__dirname, '..');
const file = path.join(__dirname, 'pacts', 'suite-endpoint.json');
const text = readFileSync(file, 'utf8');
const token = 'a token of this test';

let broker: PactBrokerStub;

test.beforeEach(async () => {
  broker = await startPactBrokerStub(token);
});

test.afterEach(async () => {
  await broker.stop();
});

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; said: string }> {
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      [...args],
      { cwd: root, timeout: patienceMs, env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? -1) : 0, said: `${stdout}${stderr}` }),
    ),
  );
}

const publisher = ['-r', 'ts-node/register/transpile-only', 'cli/publish-pacts.ts', '--from=contracts/pacts'];

test('what was published is what is selected', async () => {
  await publishPacts(broker.url, token, { version: '1', branch: 'main', pacts: [text] });

  const [selected] = await selectedPacts(broker.url, token, ['escalation-endpoint']);

  expect(JSON.parse(JSON.stringify(selected))).toEqual(JSON.parse(text));
});

test("what Pact's own command published is selected, too", async () => {
  const manifest = require.resolve('@pact-foundation/pact-cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Readonly<Record<string, string>> };
  const command = path.join(path.dirname(manifest), bin['pact'] ?? '');
  const where = ['--broker-base-url', broker.url.href, '--broker-token', token];

  const { code, said } = await run([command, 'broker', 'publish', file, '--consumer-app-version', '1', ...where], {
    PACT_DO_NOT_TRACK: 'true',
  });

  expect([code, said.includes('panicked')]).toEqual([0, false]);
  const [selected] = await selectedPacts(broker.url, token, ['escalation-endpoint']);
  expect(selected?.interactions).toHaveLength((JSON.parse(text) as { interactions: unknown[] }).interactions.length);
});

test('publishing sends nothing unless it is really meant', async () => {
  const { code, said } = await run([...publisher, `--broker=${broker.url.href}`, '--consumer-version=1'], {
    PACT_BROKER_TOKEN: token,
  });

  expect(code).toBe(0);
  expect(said).toContain('Nothing was sent. Add --really to publish.');
  expect(broker.kept).toEqual([]);
});

test('publishing in earnest brings every pact of the folder to the broker, and tells no token', async () => {
  const { code, said } = await run([...publisher, `--broker=${broker.url.href}`, '--consumer-version=1', '--really'], {
    PACT_BROKER_TOKEN: token,
  });

  expect(code).toBe(0);
  expect(said).not.toContain(token);
  expect(broker.kept).toHaveLength(4);
});

test('a missing token is named', async () => {
  await expect(selectedPacts(broker.url, undefined, ['escalation-endpoint'])).rejects.toMatchObject({
    kind: 'usage',
    message: expect.stringContaining('Set PACT_BROKER_TOKEN'),
  });
});

test('a broker without a pact for us is no silent success', async () => {
  await expect(selectedPacts(broker.url, token, ['escalation-endpoint'])).rejects.toMatchObject({
    kind: 'usage',
    message: expect.stringContaining('has no pact for escalation-endpoint'),
  });
});
