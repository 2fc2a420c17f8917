/** What is packed is enough to run in an empty folder, and no more than that. */
import {
  chmodSync,
  existsSync,
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
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

const root = path.join(__dirname, '..', '..');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/** What only a module in TypeScript needs. */
const translators = ['ts-node', 'typescript'];

let app: string;
let installed: string;
let reference: ServedReference;

// As an installation would lay it out, with only those packages beside it that it declares.
test.beforeAll(async () => {
  app = mkdtempSync(path.join(tmpdir(), 'packed-'));
  const modules = path.join(app, 'node_modules');
  installed = path.join(modules, 'escalation-conformance');
  mkdirSync(modules, { recursive: true });
  const packed = await runChild('npm', ['pack', '--pack-destination', app], { cwd: root, deadlineMs: patienceMs });
  expect(packed.code, packed.output).toBe(0);
  const tarball = readdirSync(app).find((name) => name.endsWith('.tgz')) ?? '';
  expect((await runChild('tar', ['xzf', tarball], { cwd: app, deadlineMs: patienceMs })).code).toBe(0);
  renameSync(path.join(app, 'package'), installed);
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(installed, 'package.json'), 'utf8'),
  ) as Manifest;
  const packages = Object.keys({ ...dependencies, ...optionalDependencies });
  // Without a translator: what runs here was compiled when it was packed.
  for (const name of packages.filter((each) => !translators.includes(each))) layOut(name);
  mkdirSync(path.join(modules, '.bin'));
  const command = path.join(installed, 'bin', 'escalation-conformance.js');
  chmodSync(command, 0o755);
  symlinkSync(command, path.join(modules, '.bin', 'escalation-conformance'));
  reference = await referenceOfWorker();
});

/** Lays a package of ours beside what is installed, if it is made for this machine. */
function layOut(name: string): void {
  const ours = path.join(root, 'node_modules', name);
  if (!existsSync(ours)) return;
  const theirs = path.join(app, 'node_modules', name);
  mkdirSync(path.dirname(theirs), { recursive: true });
  symlinkSync(ours, theirs);
}

test.afterAll(async () => {
  rmSync(app, { recursive: true, force: true });
});

/** Every line of the page that runs the installed command, as it is printed. What has to be whole takes its time: recipes.long.ts types it. */
function printedIn(page: string): string[] {
  return [
    ...readFileSync(path.join(installed, page), 'utf8').matchAll(
      /^\s*(?:- (?:run: |script: )?)?(npx (?:--yes )?\.\/escalation-conformance\S+\.tgz .*)$/gm,
    ),
  ]
    .map(([, line = '']) => line)
    .filter((line) => !line.includes('--require-whole'));
}

/** Types a printed line in the empty folder, with another address and only what keeps it quick. */
async function type(line: string, quick: readonly string[] = []) {
  const here = line
    .replace('http://127.0.0.1:8080', reference.url.toString())
    // What the file holds is laid out already; quality/acceptance/recipes.long.ts has npx install it.
    .replace(/npx (--yes )?\.\/\S+\.tgz/, 'npx --no-install escalation-conformance');
  const [program = '', ...words] = here.split(' ');
  return runChild(program, [...words, ...quick], { cwd: app, deadlineMs: patienceMs });
}

/** What npx starts, and where, without npx, which takes longer than most words. */
const packed = (...words: string[]) => {
  const command = path.join(app, 'node_modules', '.bin', 'escalation-conformance');
  return runChild(command, words, { cwd: app, deadlineMs: patienceMs, env: { INIT_CWD: app } });
};

for (const page of ['ADOPTING.md', 'docs/ci.md']) {
  test(`what ${page} prints for the installed package can be typed`, async () => {
    writeFileSync(path.join(app, 'waivers.yaml'), 'waivers: []\n');
    const lines = printedIn(page);

    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const doctor = line.includes(' doctor ');
      const few = line.includes('--only') ? [] : ['--only=route.*,message.*'];
      const quick = ['--no-report', '--runs=0', '--no-contracts', ...few];
      const { code, output } = await type(line, doctor ? [] : quick);
      expect(code, `${line}\n${output}`).toBe(0);
      if (doctor) expect(output).not.toMatch(/NOTE|STOP|OPEN/);
      else expect(output).toContain('CONFORMS');
    }
  });

  test(`the file that ${page} installs is the one that is packed`, () => {
    const named = readFileSync(path.join(installed, page), 'utf8').match(/escalation-conformance-[\w.-]+\.tgz/g);

    expect(readdirSync(app)).toEqual(expect.arrayContaining(named ?? ['none']));
  });
}

test('each link of a packed page leads to a packed file', () => {
  const pages = readdirSync(installed, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.md'));
  const broken = pages.flatMap((page) =>
    [...readFileSync(path.join(installed, page), 'utf8').matchAll(/\]\(([^)\s#]+)[^)\s]*\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^https?:/.test(link) && !existsSync(path.join(installed, path.dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );

  expect(pages.length).toBeGreaterThan(5);
  expect(broken).toEqual([]);
});

test("the command's other words tell themselves", async () => {
  const help = await type('npx ./escalation-conformance.tgz --help');
  expect(help.output).toContain('--target <url>');
  for (const word of ['doctor', 'init', 'waive', 'judge']) {
    expect(help.output).toContain(`escalation-conformance ${word} `);
    const { code, output } = await packed(word, '--help');
    expect(code, output).toBe(0);
    expect(output).toContain(`Usage: escalation-conformance ${word} `);
  }

  const misspelt = await packed('doctr');

  expect(misspelt.code).toBe(2);
  expect(misspelt.output).toContain('There is no word "doctr". Did you mean "doctor"?');
});

test('an installed package names its commands as they are typed there', async () => {
  const { code, output } = await packed('init', 'mine', '--language=python');

  expect(code, output).toBe(0);
  const [packedFile = ''] = readdirSync(app).filter((name) => name.endsWith('.tgz'));
  expect(output).toContain(`npx ./${packedFile} doctor --target=http://127.0.0.1:8080`);
});

test('a waiver that cannot stand leaves no file behind', async () => {
  const { code, output } = await packed('waive', 'cap.text-on-4th-failure', 'new.yaml');

  expect(code).toBe(2);
  expect(output).toContain('Did you mean "cap.text-on-fourth-failure"?');
  expect(existsSync(path.join(app, 'new.yaml'))).toBe(false);
});

test('the packed command judges in an empty folder, and holds nothing that only we need', async () => {
  const command = path.join(installed, 'bin', 'escalation-conformance.js');
  const args = ['--only=route.agent-transfer-transfers', '--no-report', '--runs=0'];

  const { code, output } = await runChild(process.execPath, [command, ...args], { cwd: app, deadlineMs: patienceMs });

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
  translators.forEach(layOut);
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const flags = ['--noEmit', '--strict', '--module', 'node16', '--moduleResolution', 'node16'];

  const types = await runChild(process.execPath, [tsc, ...flags, 'adapter.ts'], { cwd: app, deadlineMs: patienceMs });

  expect(types.code, types.output).toBe(0);
  const command = path.join(installed, 'bin', 'escalation-conformance.js');
  const words = [command, 'doctor', '--adapter=./adapter.ts'];
  const { code, output } = await runChild(process.execPath, words, { cwd: app, deadlineMs: patienceMs });
  expect(code, output).toBe(4);
  expect(output).toContain('It refuses the plainest configuration there is');
});
