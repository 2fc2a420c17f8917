/** Pact's own command, another process of another build, reads our files and comes to the same answers. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { stripVTControlCharacters } from 'node:util';
import { startReference, type ReferenceProcess } from '../cli/reference-process';
import { PlatformDouble } from '../doubles/platform-double';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { EndpointProvider } from './endpoint-provider';
import type { PactEngine } from './pact-engine';
import { plainStage } from './plain-stage';
import { gatewayTo } from './verify-pact';

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

async function opinionOn(where: string): Promise<Opinion> {
  const { stage, endpoint, close } = await plainStage(new URL(where, reference.url), double);
  const on = { stage, endpoint, channel: 'messaging' as const, engine: undefined as unknown as PactEngine };
  const gateway = await gatewayTo(new EndpointProvider(on, endpoint));
  const file = path.join(__dirname, 'pacts', 'suite-endpoint.json');
  const { port } = new URL(gateway.url);
  const manifest = require.resolve('@pact-foundation/pact-cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Readonly<Record<string, string>> };
  const args = [
    path.join(path.dirname(manifest), bin['pact'] ?? ''),
    ...[
      'verifier',
      '--file',
      file,
      '--hostname',
      '127.0.0.1',
      '--port',
      port,
      '--provider-name',
      'escalation-endpoint',
    ],
    ...['--state-change-url', `${gateway.url}/_state`, '--state-change-teardown'],
  ];
  const env = {
    ...process.env,
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
    await close();
  }
}

test("Pact's own command accepts the reference", async () => {
  const { code, said } = await opinionOn('/');

  expect(said).toContain('a configuration without a Message to User is refused');
  expect([code, said.includes('FAILED')]).toEqual([0, false]);
});

test("Pact's own command refuses a wrong status for a refusal", async () => {
  const { code, said } = await opinionOn('/mutants/refuses-with-status-400/');

  expect(code).not.toBe(0);
  expect(said).toContain('expected 422 but was 400');
});
