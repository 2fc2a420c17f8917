/** The command gives the same result behind a proxy, dead or answering, and no call to loopback reaches that. */
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { startPactBrokerStub } from '../testing/pact-broker-stub';
import { patienceMs } from '../testing/patience';
import { startRecordingProxy, type RecordingProxy } from '../testing/recording-proxy';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild, type Ended } from '../testing/child';
import { serve } from '../testing/serve';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');
const starter = path.join(root, 'examples', 'typescript');
const loader = require.resolve('ts-node/register/transpile-only');

let proxy: RecordingProxy;
let folder: TemporaryFolder;
let goesByProxies: string;

test.beforeEach(async () => {
  proxy = await startRecordingProxy();
  folder = await temporaryFolder();
  goesByProxies = path.join(folder.path, 'goes-by-proxies.js');
  writeFileSync(
    goesByProxies,
    `const undici = require(${JSON.stringify(require.resolve('undici'))});
     // As newer versions of Node do it by themselves when they are told to.
     undici.setGlobalDispatcher(new undici.EnvHttpProxyAgent({ proxyTunnel: false }));
     globalThis.fetch = undici.fetch;`,
  );
});

test.afterEach(async () => {
  await proxy.stop();
  await folder.remove();
});

/** Every variable that leads to a proxy, at this one. */
const variablesAt = (url: string): NodeJS.ProcessEnv => ({
  HTTP_PROXY: url,
  http_proxy: url,
  HTTPS_PROXY: url,
  https_proxy: url,
  ALL_PROXY: url,
  all_proxy: url,
  NODE_USE_ENV_PROXY: '1',
  NO_PROXY: 'localhost',
  no_proxy: undefined,
});

function command(words: readonly string[], url: string): Promise<Ended> {
  return runChild(process.execPath, [bin, ...words], { cwd: root, deadlineMs: patienceMs, env: variablesAt(url) });
}

const judging = (...words: string[]) => {
  const only = '--only=skill.non-numeric-sends-fallback,skill.literal-number,config.message-required';
  return ['--no-report', '--runs=2', '--seed=4', only, `--out=${path.join(folder.path, 'results')}`, ...words];
};

test('behind a dead proxy the reference conforms', async () => {
  const { code, output } = await command(judging(), 'http://127.0.0.1:9');

  expect(code, output).toBe(0);
});

test('behind an answering proxy the reference conforms, with a report, and nothing reaches that', async () => {
  const words = judging().filter((word) => word !== '--no-report');
  const { code, output } = await command(words, proxy.url);

  expect(code, output).toBe(0);
  expect(proxy.asked).toEqual([]);
});

const stdio = () =>
  `stdio:'${process.execPath}' -r '${goesByProxies}' -r '${loader}' '${path.join(starter, 'stdio.ts')}'`;

const inModule = () => {
  const file = path.join(folder.path, 'adapter.js');
  const exported = JSON.stringify(path.join(starter, 'in-process.ts'));
  writeFileSync(file, `require(${JSON.stringify(goesByProxies)}); module.exports = require(${exported});`);
  return file;
};

for (const [what, where] of [
  ['a child on stdio', stdio],
  ['a module', inModule],
] as const) {
  test(`${what} that goes by the proxies of its environment conforms, and calls loopback directly`, async () => {
    const { code, output } = await command(judging(`--adapter=${where()}`), proxy.url);

    expect(code, output).toBe(0);
    expect(proxy.asked).toEqual([]);
  });
}

test('a child on stdio still has the proxies for other hosts', async () => {
  const asks = `fetch('http://elsewhere.example/').then((answer) => answer.text(), String);`;
  const file = path.join(folder.path, 'asks.js');
  writeFileSync(
    file,
    `${asks}\nrequire(${JSON.stringify(loader)}); require(${JSON.stringify(path.join(starter, 'stdio.ts'))});`,
  );
  const where = `stdio:'${process.execPath}' -r '${goesByProxies}' '${file}'`;
  const { code, output } = await command(['doctor', `--adapter=${where}`], proxy.url);

  expect(code, output).toBe(0);
  expect(proxy.asked).toEqual(['GET http://elsewhere.example/']);
});

test('pacts are published to a broker on loopback directly', async () => {
  const broker = await startPactBrokerStub();
  const words = [`--broker=${broker.url.href}`, '--consumer-version=1', '--from=contracts/pacts', '--really'];
  const { code, output } = await command(['publish-pacts', ...words], proxy.url);
  await broker.stop();

  expect(code, output).toBe(0);
  expect(broker.kept).toHaveLength(4);
  expect(proxy.asked).toEqual([]);
});

test('a target elsewhere is judged by the proxy that is given, contracts as well, and conforms', async () => {
  const reference = await referenceOfWorker();
  const hosts = new Set<string>();
  const forwarding = await serve((incoming, response) => {
    const url = new URL(incoming.url ?? '');
    hosts.add(`${url.host} for ${incoming.headers['proxy-authorization'] ?? 'nobody'}`);
    const { method, headers } = incoming;
    const passed = request(new URL(url.pathname, reference.url), { method: method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(passed.on('error', () => response.destroy()));
  });
  const by = `--proxy=${forwarding.url.replace('//', '//me:secret-word@')}`;
  try {
    const { code, said } = await calledWith(judging('--target=http://bot.example/', by));

    expect(code, said).toBe(0);
    expect(said).toContain('Contracts');
    expect([...hosts]).toEqual([`bot.example for Basic ${Buffer.from('me:secret-word').toString('base64')}`]);
    const kept = readFileSync(path.join(folder.path, 'results', 'run.json'), 'utf8');
    expect(kept).toContain(`--proxy=${forwarding.url}`);
    expect(said + kept).not.toContain('secret-word');
  } finally {
    await forwarding.stop();
  }
});

test('a target on this machine is not called by the proxy that is given, and that is said', async () => {
  const { url } = await referenceOfWorker();
  const { code, said } = await calledWith(judging(`--target=${url.href}`, `--proxy=${proxy.url}`));

  expect(code, said).toBe(0);
  expect(said).toContain('called directly: --proxy leads to nothing here');
  expect(proxy.asked).toEqual([]);
});

test('a target elsewhere that cannot be reached, where a variable names a proxy, is told with the option to give', async () => {
  const { code, output } = await command(['doctor', '--target=http://bot.invalid/'], proxy.url);

  expect(code, output).toBe(3);
  expect(output).toContain('not by the proxy that HTTP_PROXY names: if it is behind that, give --proxy=<url>');
  expect(proxy.asked).toEqual([]);
});
