/** Pact's own command, another process of another build, reads our files and comes to the same answers. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { stripVTControlCharacters } from 'node:util';
import { inherited } from '../play/adapters/inherited';
import { startReference, type ReferenceProcess } from '../run/reference-process';
import { PlatformDouble } from '../play/platform/platform-double';
import { patienceMs } from '../quality/testing/patience';
import { expect, test } from '../quality/testing/test';
import { EndpointProvider } from './endpoint-provider';
import type { PactEngine } from './pact-engine';
import { plainSession } from './plain-session';
import { gatewayTo, type PactFile, type Provider } from './verify-pact';
import { doubleAsProvider } from './verify-suite';

let reference: ReferenceProcess;
let double: PlatformDouble;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'second-opinion-'));
  writeFileSync(path.join(folder, 'one.pem'), rootCertificates[0] ?? '');
  double = await PlatformDouble.start();
  reference = await startReference();
});

test.afterAll(async () => {
  await Promise.allSettled([double.stop(), reference.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

interface Opinion {
  readonly code: number;
  readonly said: string;
}

/** What Pact's command says of a provider by a pact file of ours, with `change` made to its text. */
async function opinionOn(
  name: string,
  provider: Provider,
  change: (text: string) => string = (text) => text,
): Promise<Opinion> {
  const text = change(readFileSync(path.join(__dirname, 'pacts', `${name}.json`), 'utf8'));
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, text);
  const gateway = await gatewayTo(provider);
  const manifest = require.resolve('@pact-foundation/pact-cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Readonly<Record<string, string>> };
  const options = {
    file,
    hostname: '127.0.0.1',
    port: new URL(gateway.url).port,
    'provider-name': (JSON.parse(text) as PactFile).provider.name,
    'state-change-url': `${gateway.url}/_state`,
  };
  const args = [
    path.join(path.dirname(manifest), bin['pact'] ?? ''),
    'verifier',
    ...Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]),
    '--state-change-teardown',
  ];
  const env = {
    ...inherited('ours'),
    PACT_DO_NOT_TRACK: 'true',
    SSL_CERT_FILE: path.join(folder, 'one.pem'),
    SSL_CERT_DIR: path.join(folder, 'none'),
  };
  try {
    return await new Promise((resolve) =>
      execFile(process.execPath, args, { env, timeout: patienceMs }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? -1) : 0, said: stripVTControlCharacters(`${stdout}${stderr}`) }),
      ),
    );
  } finally {
    await gateway.stop();
  }
}

/** What it says of an implementation's endpoint. */
async function opinionOnEndpoint(where: string): Promise<Opinion> {
  const { session, endpoint, close } = await plainSession(new URL(where, reference.url), double);
  const on = { session, endpoint, channel: 'messaging' as const, engine: undefined as unknown as PactEngine };
  try {
    return await opinionOn('suite-endpoint', new EndpointProvider(on, endpoint));
  } finally {
    await close();
  }
}

test("Pact's own command accepts the reference", async () => {
  const { code, said } = await opinionOnEndpoint('/');

  expect(said).toContain('a configuration without a Message to User is refused');
  expect([code, said.includes('FAILED')]).toEqual([0, false]);
});

test("Pact's own command refuses a wrong status for a refusal", async () => {
  const { code, said } = await opinionOnEndpoint('/mutants/refuses-with-status-400/');

  expect(code).not.toBe(0);
  expect(said).toContain('expected 422 but was 400');
});

test("Pact's own command accepts the platform double", async () => {
  const { code, said } = await opinionOn('implementation-transfer-api', doubleAsProvider(double));

  expect(said).toContain('a transfer to a skill by an Integration interaction');
  expect([code, said.includes('FAILED')]).toEqual([0, false]);
});

test("Pact's own command refuses another status of an accepted transfer", async () => {
  const { code, said } = await opinionOn('implementation-transfer-api', doubleAsProvider(double), (text) =>
    text.replaceAll('"status": 200', '"status": 202'),
  );

  expect(code).not.toBe(0);
  expect(said).toContain('expected 202 but was 200');
});
