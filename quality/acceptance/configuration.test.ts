/** The configuration file that the README prints is found and read by the command as it is started. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';

const root = path.join(__dirname, '..', '..');
const [, printed = ''] =
  /<!-- configuration: begin -->\s*```yaml\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ??
  [];

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

interface Printed {
  readonly configurationFile: string | null;
  readonly options: Readonly<Record<string, { readonly value: unknown; readonly from: string }>>;
}

test('the configuration file in the README says what it seems to, and a narrow terminal does not break what is printed', () => {
  const name = 'escalation-conformance.config.yaml';
  writeFileSync(path.join(folder.path, name), printed);
  const command = path.join(root, 'bin', 'escalation-conformance.js');
  const said = execFileSync(process.execPath, [command, '--print-config=json', '--profile=full'], {
    ...{ cwd: folder.path, encoding: 'utf8', timeout: patienceMs },
    env: {
      ...process.env,
      BOT_TOKEN: 'sesame',
      CONFORMANCE_WAIVERS: 'other waivers with blanks in a long name.yaml',
      COLUMNS: '40',
    },
  });
  const { configurationFile, options } = JSON.parse(said) as Printed;

  expect(configurationFile).toBe(name);
  expect(options).toMatchObject({
    target: { value: 'http://127.0.0.1:8080', from: 'file', file: name, line: 2 },
    profile: { value: 'full', from: 'command line' },
    'require-whole': { value: true, from: 'file' },
    waivers: {
      value: 'other waivers with blanks in a long name.yaml',
      from: 'environment',
      variable: 'CONFORMANCE_WAIVERS',
    },
    header: { value: ['Authorization: …'], from: 'file' },
    seed: { value: null, from: 'default' },
  });
  expect(said).not.toContain('sesame');
});
