/** The documents tell the truth: what they print is what is printed, and what they name exists. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { exitMeanings } from '../../reporters/exit-meaning';
import { renderFailure } from '../../judge/words/paragraph';
import { replayLine } from '../../judge/words/replay-line';
import { findRow, rowOf, rows } from '../../requirements/catalogue';
import { gatingIn, profileCalled, type Profile, type ProfileName } from '../../requirements/profiles';
import { rules } from '../../judge/rules/table';
import { optionTable } from '../../judge/words/option-table';
import { patienceMs } from './patience';
import { readmeOptions } from './readme-options';
import { readmePart, rowsOfPart } from './readme-part';
import { expect, test } from './test';
import { askForAgent, someMessage, someSkillId, traceOf } from './trace-builder';

const root = resolve(__dirname, '..', '..');
const documents = [
  'README.md',
  'ADOPTING.md',
  'INTERPRETING.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...markdownIn('docs'),
];

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every command of the document's ```sh blocks, one each. */
function commandsOf(path: string): string[] {
  const blocks = [...read(path).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.split(/\n|&&/))
    .map((command) => command.trim())
    .filter((command) => command !== '');
}

/** Long options of the command named in the document's code, without their values; scripts have options of their own. */
function optionsOf(path: string): string[] {
  const code = [...read(path).matchAll(/^```sh\n[\s\S]*?^```$|`[^`\n]+`/gm)]
    .map(([whole]) => whole.replace(/npm run .*/g, ''))
    .join('\n');
  return [...new Set([...code.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name = '']) => `--${name}`))];
}

/** Long options that the command's own help lists. */
function optionsInHelp(): string[] {
  const help = execFileSync(process.execPath, ['bin/escalation-conformance.js', '--help'], {
    cwd: root,
    encoding: 'utf8',
    timeout: patienceMs,
  });
  return [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z][a-z-]*)/gm)].map(([, name = '']) => name);
}

/** A failure such as a bot gets that says its message itself, after the transfer. */
function exampleFailure(): string {
  const trace = traceOf({ scenario: 'message/plain', title: 'A consumer asks for an agent.', seed: 417 }, [
    { kind: 'configuration-offered' },
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot' },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: 'BLANK_MESSAGE', atMs: 100 },
    { kind: 'handed-over', attempt: 1, to: 'skill', id: someSkillId, skillId: someSkillId },
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted', status: 200 },
    { kind: 'consumer-read', text: someMessage, via: 'message', atMs: 600 },
  ]);
  const id = 'message.before-transfer';
  const replay = replayLine({ target: 'http://127.0.0.1:8080/', seed: trace.seed }, id);
  return renderFailure(rowOf(id), rules[id].judge(trace), trace, replay);
}

test('the failure in the README is one that the suite prints', () => {
  const [, printed = ''] =
    /<!-- failure: begin -->\s*```text\n([\s\S]*?)```\s*<!-- failure: end -->/.exec(read('README.md')) ?? [];

  expect(printed.trimEnd()).toBe(exampleFailure());
});

test('the exit codes in the README are those of the command', () => {
  const inTable = [...read('README.md').matchAll(/^\| (\d)\s+\| (.*?)\s*\|$/gm)].map(([, code, meaning]) => [
    code,
    meaning,
  ]);

  expect(inTable).toEqual(Object.entries(exitMeanings));
});

test('the option table in the README is the table that the command reads', () => {
  expect(rowsOfPart(readmePart(read('README.md'), 'options')), 'npm run readme writes it').toEqual(
    readmeOptions(optionTable),
  );
});

test('the help tells every option of the README', () => {
  const inReadme = [...readmePart(read('README.md'), 'options').matchAll(/^\| `(--[a-z-]+)/gm)];

  expect(optionsInHelp().sort()).toEqual(inReadme.map(([, name = '']) => name).sort());
});

test('every option that a document names is known to the command', () => {
  // Options of other commands than the run.
  const ofOthers = [
    '--language',
    '--omit',
    '--broker',
    '--consumer-version',
    '--branch',
    '--from',
    '--format',
    '--really',
    '--write',
    '--project',
    '--ui',
    '--yes',
    '--exit-code-from',
    '--minutes',
    '--anew',
  ];
  const known = [...optionsInHelp(), ...ofOthers];

  const unknown = documents.flatMap((path) =>
    optionsOf(path)
      .filter((option) => !known.includes(option))
      .map((option) => `${path}: ${option}`),
  );

  expect(unknown).toEqual([]);
});

test('every command in a document can be typed as it stands', () => {
  const scripts = Object.keys(manifest.scripts);
  const works = (command: string) =>
    command === 'npm ci' ||
    // What these two give is packed, laid out and run by package.test.ts.
    command === 'npm pack' ||
    command === `npm install ./escalation-conformance-${manifest.version}.tgz` ||
    /^npm test( -- .+)?$/.test(command) ||
    new RegExp(`^npx (--yes )?\\./escalation-conformance-${manifest.version}\\.tgz .+$`).test(command) ||
    // Typed by specs-run.test.ts.
    /^CONFORMANCE_TARGET=\S+ npx playwright test --project=specs .+$/.test(command) ||
    // Typed by protocol/openapi.long.ts.
    /^npx (openapi-typescript|quicktype)@[\d.]+ .+$/.test(command) ||
    scripts.some((name) => command === `npm run ${name}` || command.startsWith(`npm run ${name} -- `));

  const commands = documents.flatMap(commandsOf);

  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((command) => !works(command))).toEqual([]);
});

test('no page and no recipe lets npx fetch a package by our name alone', () => {
  const tracked = execFileSync('git', ['ls-files', '*.md', '*.yml', 'examples'], { cwd: root, encoding: 'utf8' });
  const files = tracked
    .split('\n')
    .filter((file) => file !== '' && file !== 'CHANGELOG.md' && existsSync(join(root, file)));
  const lines = files.flatMap((file) =>
    [...read(file).matchAll(/\bnpx [^\n`]*escalation-conformance[^\n`]*/g)].map(([line]) => line),
  );

  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !/^npx (--yes )?\.\/escalation-conformance-[\d.]+\.tgz/.test(line))).toEqual([]);
});

test('every npm script that a document names exists', () => {
  const named = documents.flatMap((path) =>
    [...read(path).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
  );

  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test('every requirement chosen in a document is in the catalogue', () => {
  const chosen = documents
    .flatMap((path) => [...read(path).matchAll(/--only=([\w.*-]+)/g)].map(([, id = '']) => id))
    .filter((id) => !id.includes('*'));

  expect(chosen.length).toBeGreaterThan(0);
  expect(chosen.filter((id) => !findRow(id))).toEqual([]);
});

test('the numbers of requirements in a document are those of the catalogue, and of the set', () => {
  const texts = documents.filter((path) => !/^(CHANGELOG|docs[\\/]proof)/.test(path)).map(read);
  const found = (pattern: RegExp) => texts.flatMap((text) => [...text.matchAll(pattern)].map(([, ...parts]) => parts));
  const inAll = found(/of all (\d+)\s+requirements/g);
  const inSets = found(/of (\d+)\s+requirements\s+of\s+(\w+@\d+)/g);

  expect(inAll.length).toBeGreaterThan(0);
  expect(new Set(inAll.flat())).toEqual(new Set([`${rows.length}`]));
  expect(inSets.length).toBeGreaterThan(0);
  for (const [number = '', set = ''] of inSets) expect(`${gatingIn(set as Profile).length}`, set).toBe(number);
});

test('whoever pins a set by a guide pins the newest', () => {
  const guides = [
    'ADOPTING.md',
    'docs/ci.md',
    ...['typescript', 'python', 'java', 'go'].map((name) => `examples/${name}/README.md`),
  ];
  const pinned = guides.flatMap((path) =>
    [...read(path).matchAll(/(?:--profile=|profile: )((\w+)@\d+)/g)].map(([, set = '', family = '']) => ({
      path,
      set,
      family,
    })),
  );

  expect(new Set(pinned.map(({ path }) => path))).toEqual(new Set(guides));
  expect(pinned.filter(({ set, family }) => profileCalled(family as ProfileName) !== set)).toEqual([]);
});

test('every link leads to a file or heading that is there', () => {
  const anchorsOf = (path: string) =>
    [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  const leadsNowhere = (path: string, link: string) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : relative(root, resolve(root, dirname(path), file));
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  };

  const broken = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^https?:/.test(link) && leadsNowhere(path, link))
      .map((link) => `${path}: ${link}`),
  );

  expect(broken).toEqual([]);
});

test('the changelog mentions every requirement of the catalogue', () => {
  const changelog = read('CHANGELOG.md');

  expect(rows.filter(({ id }) => !changelog.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([]);
});

test('the changelog names every pact as it is now', () => {
  const changelog = read('CHANGELOG.md');
  const files = readdirSync(join(root, 'contracts', 'pacts'));

  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const digest = createHash('sha256')
      .update(read(`contracts/pacts/${file}`))
      .digest('hex')
      .slice(0, 12);
    expect(changelog, 'Say in the changelog what changed in the pact.').toContain(`- \`${file}\`, ${digest}`);
  }
});

test('each dependency has its reason, and no reason is left of one that is gone', () => {
  const reasoned = [...read('docs/decisions/0002-dependencies.md').matchAll(/^\| `([^`]+)`/gm)].map(
    ([, name = '']) => name,
  );

  const installed = Object.keys({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.devDependencies,
  });

  expect(reasoned.sort()).toEqual(installed.sort());
});

test('every script that the code or a document tells to run exists', () => {
  const tracked = execFileSync('git', ['ls-files', '*.ts', '*.md', '*.yml', '*.js'], { cwd: root, encoding: 'utf8' });
  const named = tracked
    .split('\n')
    // The starters have scripts of their own.
    .filter((file) => file !== '' && !file.startsWith('examples/') && existsSync(join(root, file)))
    .flatMap((file) =>
      [...read(file).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => `${file}: ${name}`),
    );

  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((each) => !((each.split(': ')[1] ?? '') in manifest.scripts))).toEqual([]);
});
