/** Secrets reach the implementation and nothing else, and a certificate is trusted only when it is named. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { declaring, failing, serve, type Serving } from '../testing/serve';
import { selfSignedCertificate } from '../../play/platform/surfaces/messaging/self-signed-certificate';
import { selectedPacts } from '../../contracts/pact-broker';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { withEnvironment } from '../testing/with-environment';
import { parseOptions } from '../../cli/options';
import { UsageError } from '../../run/usage-error';
import { run } from '../../run/run';

const canary = 'canary-5f2c9e71';
const pair = selfSignedCertificate();

let folder: TemporaryFolder;
let out: string;
let servings: Serving[];

test.beforeEach(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
  servings = [];
});

test.afterEach(async () => {
  for (const serving of servings) await serving.stop();
  await folder.remove();
});

async function served(listener: RequestListener): Promise<string> {
  const serving = await serve(listener);
  servings.push(serving);
  return serving.url;
}

async function servedByTls(listener: RequestListener): Promise<string> {
  const server = createServer({ cert: pair.certificate, key: pair.key }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servings.push({
    url: '',
    stop: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function judge(target: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  let output = '';
  const always = ['--no-report', '--runs=0', '--only=route.integration-transfers', `--out=${out}`];
  const options = parseOptions([...always, `--target=${target}`, ...args], '0', env);
  const suite = { name: 'suite', version: '0' };
  const code = await run(options, suite, new AbortController().signal, { write: (text: string) => (output += text) });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const written = files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).join('\n');
  return { code, output, everything: `${output}\n${written}` };
}

function refusalOf(args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  try {
    parseOptions([`--out=${out}`, '--target=http://127.0.0.1:1', ...args], '0', env);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error(`Not refused: ${args.join(' ')}`);
}

for (const [source, value] of [
  ['the environment', 'Bearer ${BOT_TOKEN}'],
  ['a file', '@key'],
] as const) {
  test(`a secret from ${source} comes with every call, even when it is said back it stands nowhere`, async () => {
    const seen = new Set<unknown>();
    writeFileSync(path.join(folder.path, 'key'), `Bearer ${canary}\n`);
    const header = `--header=Authorization: ${value.replace('@key', `@${path.join(folder.path, 'key')}`)}`;
    const target = await served((incoming, response) => {
      seen.add(incoming.headers.authorization);
      const saysItBack: RequestListener = (asked, answer) => {
        asked.resume();
        answer.writeHead(401, { 'content-type': 'text/plain' }).end(`wrong token ${canary}`);
      };
      declaring({}, saysItBack)(incoming, response);
    });

    const { code, output, everything } = await judge(target, [header], { BOT_TOKEN: canary });

    expect(code, output).toBe(4);
    expect([...seen]).toEqual([`Bearer ${canary}`]);
    expect(output).toContain('wrong token [secret]');
    expect(everything).not.toContain(canary);
  });
}

for (const [what, header, env, says] of [
  ['a value on the command line', `X-Key: ${canary}`, {}, 'has to come from the environment or a file'],
  ['a variable that is not set', 'X-Key: ${NOT_SET}', {}, 'NOT_SET, which is not set'],
  ['no name', '${BOT_TOKEN}', { BOT_TOKEN: canary }, 'needs a name and a colon'],
  ['a file that is not there', 'X-Key: @no-such-file', {}, 'cannot be read (ENOENT)'],
  ['a value that would begin another header', 'X-Key: ${K}', { K: `${canary}\r\nX: 1` }, 'no header can'],
  ['a header of the suite', 'Host: ${K}', { K: canary }, "is the suite's own"],
] as const) {
  test(`${what} is refused without being shown`, () => {
    const refusal = refusalOf([`--header=${header}`], env);

    expect(refusal).toContain(says);
    expect(refusal).not.toContain(canary);
  });
}

test('a certificate that nobody vouches for stops the run with the way out', async () => {
  const { code, output } = await judge(await servedByTls(declaring({}, failing)), []);

  expect(code, output).toBe(3);
  expect(output).toMatch(/The certificate of https:.* is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\).*--ca=<file>/);
});

test('no variable of the environment switches the checking of certificates off', async () => {
  const calls: string[] = [];
  const target = await servedByTls((incoming, response) => {
    calls.push(String(incoming.url));
    response.end('{}');
  });
  const [run, broker] = await withEnvironment({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, () =>
    Promise.all([
      judge(target, []),
      selectedPacts(new URL(target), canary, ['bot']).catch((fault: unknown) => String(fault)),
    ]),
  );

  expect(run.output).toMatch(/is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  expect(broker).toContain('self-signed certificate');
  expect(calls).toEqual([]);
});

test('with --ca a certificate is trusted', async () => {
  const file = path.join(folder.path, 'certificate.pem');
  writeFileSync(file, pair.certificate);

  const { code, output } = await judge(await servedByTls(declaring({}, failing)), [`--ca=${file}`]);

  expect(code, output).toBe(4);
  expect(output).toContain('answered POST /conversations with status 500');
});

test('a file of certificates that is not there is wrong usage', () => {
  expect(refusalOf(['--ca=no-such-file'])).toContain('It cannot be read (ENOENT)');
});

test('a file without a certificate is wrong usage', () => {
  const file = path.join(folder.path, 'key.pem');
  writeFileSync(file, pair.key);

  expect(refusalOf([`--ca=${file}`])).toContain('It holds no certificate');
});
