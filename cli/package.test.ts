/** What is packed is enough to run in an empty folder, and no more than that. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '../testing/test';
import { runChild } from './child';

// Whole programs are started here, and a machine that builds may be busy with other things.
test.describe.configure({ timeout: 240_000 });

const root = path.join(__dirname, '..');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

let app: string;
let installed: string;

// As an installation would lay it out, with only those packages beside it that it declares.
test.beforeAll(async () => {
  app = mkdtempSync(path.join(tmpdir(), 'packed-'));
  const modules = path.join(app, 'node_modules');
  installed = path.join(modules, 'escalation-conformance');
  mkdirSync(modules, { recursive: true });
  const packed = await runChild('npm', ['pack', '--pack-destination', app], { cwd: root, deadlineMs: 120_000 });
  expect(packed.code, packed.output).toBe(0);
  const tarball = readdirSync(app).find((name) => name.endsWith('.tgz')) ?? '';
  expect((await runChild('tar', ['xzf', tarball], { cwd: app, deadlineMs: 60_000 })).code).toBe(0);
  renameSync(path.join(app, 'package'), installed);
  const { dependencies } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as Manifest;
  for (const name of Object.keys(dependencies)) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  }
});

test.afterAll(() => rmSync(app, { recursive: true, force: true }));

test('the packed command judges in an empty folder, and holds nothing that only we need', async () => {
  const command = path.join(installed, 'bin', 'escalation-conformance.js');
  const args = ['--only=route.agent-transfer-transfers', '--no-report', '--runs=0', '--no-contracts'];

  const { code, output } = await runChild(process.execPath, [command, ...args], { cwd: app, deadlineMs: 120_000 });

  expect(code, output).toBe(0);
  expect(readdirSync(path.join(app, 'conformance-results'))).toContain('conformance.json');

  const files = readdirSync(installed, { recursive: true }).map(String);
  expect(files).toEqual(
    expect.arrayContaining(['ADOPTING.md', 'LICENSE', 'docs/protocol/README.md', 'examples/python/bot.py']),
  );
  expect(files.filter((name) => /\.test\.ts$|^conformance-results|^test-results|node_modules/.test(name))).toEqual([]);
});

test("an adapter's author gets types from the package, and the command's other words", async () => {
  writeFileSync(
    path.join(app, 'adapter.ts'),
    `import type { Implementation } from 'escalation-conformance/adapter';
     export const implementation: Implementation = {
       declaration: { protocol: 'escalation-conformance/1', implementation: { name: 'mine', version: '1' },
         channels: ['messaging'], clock: 'real', capabilities: [], fallbackMessage: 'Pardon?' },
       start: ({ conversationId }) => ({ refused: \`not \${conversationId}\` }),
     };`,
  );
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const flags = ['--noEmit', '--strict', '--module', 'node16', '--moduleResolution', 'node16'];

  const types = await runChild(process.execPath, [tsc, ...flags, 'adapter.ts'], { cwd: app, deadlineMs: 60_000 });

  expect(types.code, types.output).toBe(0);
  const command = path.join(installed, 'bin', 'escalation-conformance.js');
  const words = [command, 'doctor', '--adapter=./adapter.ts'];
  const { code, output } = await runChild(process.execPath, words, { cwd: app, deadlineMs: 60_000 });
  expect(code, output).toBe(4);
  expect(output).toContain('It refuses the plainest configuration there is');
});
