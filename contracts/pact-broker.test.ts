/** Pacts go to a broker and come back from it. The other client is Pact's own command. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { asFault, Fault } from '../play/adapters/fault';
import { patienceMs } from '../quality/testing/patience';
import { expect, test } from '../quality/testing/test';
import { serve } from '../quality/testing/serve';
import { startPactBrokerStub, type PactBrokerStub } from '../quality/testing/pact-broker-stub';
import { publishPacts, publishResults, selectedPacts } from './pact-broker';

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

const publisher = ['bin/escalation-conformance.js', 'publish-pacts', '--from=contracts/pacts'];

const index = (href: string) => JSON.stringify({ _links: { 'pb:provider-pacts-for-verification': { href } } });
const odd: readonly (readonly [string, RequestListener, string])[] = [
  ['a link that is no URL', (_, response) => response.end(index('http://[')), 'gives a link that is no URL'],
  ['nothing but null', (_, response) => response.end('null'), 'is no Pact broker'],
  ['no JSON', (_, response) => response.end('<html>'), 'is no Pact broker'],
  [
    'half a body',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => response.destroy());
    },
    'could not be reached',
  ],
  [
    'a body without end',
    (_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(1024 * 1024)));
      };
      response.on('drain', pour);
      pour();
    },
    'more than 16777216 bytes',
  ],
];

for (const [what, listener, said] of odd) {
  test(`a broker that answers with ${what} is named`, async () => {
    const serving = await serve(listener);
    const fault = await selectedPacts(new URL(serving.url), undefined, ['any']).catch(asFault);
    await serving.stop();

    expect(fault).toMatchObject({ kind: 'usage' });
    expect((fault as Error).message).toContain(said);
    expect((fault as Error).message).toContain(new URL(serving.url).host);
  });
}

test('a broker that never answers is left when the run is stopped', async () => {
  const serving = await serve(() => undefined);
  const stop = new AbortController();
  const asked = selectedPacts(new URL(serving.url), undefined, ['any'], stop.signal);
  stop.abort(new Fault('interrupted', 'The run was interrupted.'));

  await expect(asked).rejects.toMatchObject({ kind: 'interrupted' });
  await serving.stop();
});

test('a broker that never takes results is left when the command is stopped', async () => {
  const serving = await serve(() => undefined);
  const stop = new AbortController();
  const by = { version: '2', branch: undefined, suite: { name: 'a suite', version: '1' } };
  const results = [{ at: `${serving.url}results`, messages: [] }];
  const asked = publishResults(new URL(serving.url), undefined, 'any', results, by, { signal: stop.signal });
  stop.abort(new Fault('interrupted', 'It was stopped.'));

  await expect(asked).rejects.toMatchObject({ kind: 'interrupted' });
  await serving.stop();
});

test('what was published is what is selected', async () => {
  await publishPacts(broker.url, token, { version: '1', branch: 'main', pacts: [text] });

  const [selected] = await selectedPacts(broker.url, token, ['escalation-endpoint']);

  const { resultsAt, ...pact } = JSON.parse(JSON.stringify(selected)) as { readonly resultsAt: string };
  expect(pact).toEqual(JSON.parse(text));
  expect(resultsAt).toContain(`${broker.url.origin}/results/`);
});

test('results go only to what the broker gave them a place for', async () => {
  await publishPacts(broker.url, token, { version: '1', branch: 'main', pacts: [text] });
  const [selected] = await selectedPacts(broker.url, token, ['escalation-endpoint']);
  const suite = { name: 'a suite', version: '1' };
  const messages = [{ description: 'a message', passed: false, mismatches: ['status'] }];
  const tell = (at: string) =>
    publishResults(broker.url, token, 'escalation-endpoint', [{ at, messages }], {
      version: '2',
      branch: undefined,
      suite,
    });

  await tell(selected?.resultsAt ?? '');

  expect(broker.results.map(({ body }) => body.success)).toEqual([false]);
  await expect(tell(`${selected?.resultsAt ?? ''}0`)).rejects.toThrow('does not know it');
  await expect(tell('http://127.0.0.2:9/results')).rejects.toThrow('leads to another host');
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

test("the pacts of LivePerson's wires are published from their folder, each under its consumer", async () => {
  const words = ['bin/escalation-conformance.js', 'publish-pacts', '--from=contracts/wire-pacts'];
  const { code, said } = await run([...words, `--broker=${broker.url.href}`, '--consumer-version=1', '--really'], {
    PACT_BROKER_TOKEN: token,
  });

  expect(code, said).toBe(0);
  expect(broker.kept.map(({ consumer, provider }) => `${consumer} → ${provider}`).sort()).toEqual([
    'liveperson-agent → liveperson-login',
    'liveperson-agent → liveperson-platform',
    'liveperson-platform → liveperson-agent',
    'third-party-bots-connector → custom-endpoint',
  ]);
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
