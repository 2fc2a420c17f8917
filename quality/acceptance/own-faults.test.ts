/**
 * What fails before there is a verdict never ends in exit code 1, which would say "does not conform": in a copy of the
 * project each part is broken in turn, and the command, all its words and the npm scripts say so in a sentence.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { words as commandWords } from '../../cli/words';
import { exitMeanings } from '../../reporters/exit-meaning';
import { patienceMs } from '../testing/patience';
import { copyCompiled, copySources } from '../testing/project-copy';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild, type Ended } from '../testing/child';
import { sourceFiles } from '../testing/source-files';

const root = path.join(__dirname, '..', '..');
/** Packages with a part for one kind of machine, which is to be missing: they are copied, the others linked. */
const native = ['@swc/core', '@pact-foundation/pact-core'];

let folder: TemporaryFolder;
let copy: string;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  copy = path.join(folder.path, 'copy');
  copySources(copy);
  copyCompiled(copy);
  const from = path.join(root, 'node_modules');
  for (const entry of readdirSync(from)) {
    if (!entry.startsWith('@')) link(entry);
    else readdirSync(path.join(from, entry)).forEach((name) => link(path.join(entry, name)));
  }
});

test.afterAll(() => folder?.remove());

function link(name: string): void {
  const at = path.join(copy, 'node_modules', name);
  mkdirSync(path.dirname(at), { recursive: true });
  const from = path.join(root, 'node_modules', name);
  if (native.includes(name)) cpSync(from, at, { recursive: true });
  else symlinkSync(from, at);
}

const inCopy = (name: string) => path.join(copy, name);

interface Broken {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly script?: string;
}

function run({ args = ['--list'], env = {}, script = 'escalation-conformance' }: Broken = {}): Promise<Ended> {
  return runChild(process.execPath, [inCopy(path.join('bin', `${script}.js`)), ...args], {
    cwd: folder.path,
    deadlineMs: patienceMs,
    env,
  });
}

/** Without what the sources were compiled to before, for as long as `meanwhile` takes: they are translated. */
const translated = <T>(meanwhile: () => Promise<T>) => having('.cache', undefined, meanwhile);

/** Another text in this file, or none at all, for as long as `meanwhile` takes. */
async function having<T>(name: string, text: string | undefined, meanwhile: () => Promise<T>): Promise<T> {
  const [file, aside] = [inCopy(name), path.join(folder.path, `aside ${encodeURIComponent(name)}`)];
  const there = existsSync(file);
  if (there) renameSync(file, aside);
  if (text !== undefined) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  try {
    return await meanwhile();
  } finally {
    rmSync(file, { force: true, recursive: true });
    if (there) renameSync(aside, file);
  }
}

function expectTold({ code, output }: Ended, wanted: 2 | 5, ...said: readonly string[]): void {
  expect(code, output).toBe(wanted);
  for (const part of said) expect(output).toContain(part);
  expect(output).not.toMatch(/^\s+at /m);
  expect(output.trimEnd().split('\n').at(-1)).toBe(`Exit code ${wanted}: ${exitMeanings[wanted]}.`);
}

const keptName = path.join('play', 'scenarios', 'kept', 'damaged.json');

for (const [what, name, text, code, ...said] of [
  ['a module of ours is missing', 'judge/words/called-as.ts', undefined, 5, 'called-as', 'cli/main.ts', 'npm ci'],
  ['a package is missing', 'node_modules/commander', undefined, 5, 'commander', 'Install the suite again: npm ci'],
  ['the TypeScript loader is missing', 'node_modules/ts-node', undefined, 5, 'ts-node, which bin/translator.js needs'],
  ['the guard is missing', 'bin/guard.js', undefined, 5, 'bin/guard.js of the suite cannot be loaded'],
  ['a module of ours is cut off', 'cli/list.ts', 'export function {', 5, 'Fault of the suite: '],
  ['package.json is missing', 'package.json', undefined, 5, 'package.json', 'Install the suite again'],
  ['package.json is damaged', 'package.json', '{ "name": ', 5, 'package.json', 'Install the suite again'],
  ['package.json is nothing', 'package.json', 'null', 5, 'package.json', 'Install the suite again'],
  ['package.json says nothing', 'package.json', '{}', 5, 'package.json names no version'],
  ['tsconfig.json is missing', 'tsconfig.json', undefined, 5, 'tsconfig.json', 'Install the suite again'],
  [
    'tsconfig.json is damaged',
    'tsconfig.json',
    '{ "compilerOptions": [',
    5,
    'A file of the suite is missing or damaged',
  ],
  ['a kept scenario is no JSON', keptName, '{', 2, 'damaged.json is not JSON', 'mend the file, or remove it'],
  ['a kept scenario says nothing', keptName, '{}', 2, 'damaged.json is not a kept scenario', 'mend the file, or'],
] as const) {
  test(`${what}: exit code ${code}`, async () => {
    const ended = await having(name, text, () => run());

    expectTold(ended, code, ...said);
  });
}

/** The words of the command, each with what it cannot do without. */
const words: Readonly<Record<string, readonly string[]>> = {
  doctor: [],
  init: ['mine', '--language=python'],
  describe: ['my-bot'],
  waive: ['cap.text-on-fourth-failure'],
  judge: ['results'],
  compare: ['one.json', 'other.json'],
  'verify-claim': ['conformance.json'],
  'publish-pacts': ['--broker=https://broker.example', '--consumer-version=1'],
  merge: ['part-1'],
  'lint-bot': ['bot.json'],
  preview: ['bot.json'],
  list: [],
};
const otherScripts = ['keep', 'new-requirement'];

interface Called {
  readonly word: string;
  /** The file that does it. */
  readonly file: string;
  readonly script: string;
  readonly args: readonly string[];
}

const called: readonly Called[] = [
  ...Object.entries(words).map(([word, rest]) => {
    return { word, file: `cli/${word}`, script: 'escalation-conformance', args: [word, ...rest] };
  }),
  ...otherScripts.map((word) => {
    const file = `quality/tools/${word}`;
    return { word, file, script: 'npm-script', args: [file] };
  }),
];

test('no word of the command is left out here', () => {
  const known = commandWords.map(({ name }) => name).filter((name) => name !== 'run' && name !== 'help');

  expect(Object.keys(words).sort()).toEqual([...known].sort());
});

for (const { word, file, script, args } of called) {
  test(`what the word ${word} throws, at once or later, is a fault of the suite`, async () => {
    for (const body of [
      'throw new TypeError("on purpose")',
      // What it answers meanwhile does for an exit code, and for a text.
      'setTimeout(() => Promise.reject(new TypeError("on purpose"))); return "0"',
    ]) {
      // Whatever the file is asked for is a function that throws.
      const text = `module.exports = new Proxy({}, { get: () => () => { ${body}; } });\n`;
      const ended = await having(`${file}.ts`, text, () =>
        // Node may be told to let such rejections pass.
        run({ script, args, env: { NODE_OPTIONS: '--unhandled-rejections=none' } }),
      );

      expectTold(ended, 5, 'Fault of the suite: TypeError: on purpose.', 'CONFORMANCE_DEBUG=1');
    }
  });
}

test('every npm script that users run stands behind the guard', () => {
  const { scripts: all } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };

  for (const word of Object.keys(words).filter((each) => each !== 'list')) {
    expect(all[word === 'publish-pacts' ? 'pacts:publish' : word]).toBe(`node bin/escalation-conformance.js ${word}`);
  }
  for (const name of otherScripts) expect(all[name]).toBe(`node bin/npm-script.js quality/tools/${name}`);
  expect(all['test']).toBe('node bin/escalation-conformance.js');
});

/** They show it where CONFORMANCE_DEBUG asks, hold it to be cut, or are about the look of a page. */
const shown = [
  'play/adapters/fault.ts',
  // Where in a stranger's module it was thrown.
  'play/adapters/load-module.js',
  'play/adapters/module-host.ts',
  'reference/tell-error.ts',
  'reporters/pages/page-style.ts',
  'specs/unsatisfied.ts',
  // What the bench measures beside the suite.
  'quality/bench/competitors/bare.cjs',
];

test('every npm script of an author tells what it throws in a sentence', () => {
  const { scripts: all } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const ours = Object.entries(all).filter(([, line]) => line.includes('quality/'));

  expect(ours.length).toBeGreaterThan(10);
  for (const [name, line] of ours) {
    expect(line, name).toMatch(/node (-r \.\/bin\/author-script\.js|bin\/npm-script\.js) quality\/\S+/);
  }
});

for (const [what, script] of [
  ['throws', "throw new TypeError('on purpose')"],
  ['throws later', "setImmediate(() => { throw new TypeError('on purpose'); })"],
  ['leaves a rejected promise', "void Promise.reject(new TypeError('on purpose'))"],
] as const) {
  test(`a script of an author that ${what} shows no stack trace unless asked`, async () => {
    const args = ['-r', path.join(root, 'bin', 'author-script.js'), '-e', script];
    const call = (env: NodeJS.ProcessEnv) =>
      runChild(process.execPath, args, { cwd: root, deadlineMs: patienceMs, env: { ...process.env, ...env } });

    const plain = await call({ CONFORMANCE_DEBUG: '0' });
    expect(plain.code, plain.output).toBe(5);
    expect(plain.output).toContain('Fault of the suite: TypeError: on purpose.');
    expect(plain.output).not.toMatch(/^\s+at /m);
    expect((await call({ CONFORMANCE_DEBUG: '1' })).output).toMatch(/^\s+at /m);
  });
}

test('no script, and nothing of the suite, writes a stack trace that nobody asked for', () => {
  const writing = sourceFiles().filter(
    ({ path: file, text }) => /\.stack\b/.test(text) && !/\.(test|long)\.ts$/.test(file) && !shown.includes(file),
  );

  expect(writing.map(({ path: file }) => file)).toEqual([]);
});

test('a run that never comes to its end, with nothing left to wait for, does not conform to anything', async () => {
  const text = 'export const run = () => new Promise(() => undefined);\n';

  const ended = await having(path.join('run', 'run.ts'), text, () => run({ args: [] }));

  expectTold(ended, 5, 'Fault of the suite: it ended before its work was done.');
});

test('the stack trace is there for who asks for it', async () => {
  const text = 'export const waive = () => { throw new TypeError("on purpose"); };\n';

  const { code, output } = await having(path.join('cli', 'waive.ts'), text, () =>
    run({ args: ['waive', 'cap.text-on-fourth-failure'], env: { CONFORMANCE_DEBUG: '1' } }),
  );

  expect(code).toBe(5);
  expect(output).toMatch(/^\s+at .*waive\.ts/m);
});

test('what the disk does not take is told as such', async () => {
  test.skip(!existsSync('/dev/full'), 'There is no full device here.');
  const { code, output } = await runChild(
    'bash',
    ['-c', `"${process.execPath}" "${inCopy('bin/escalation-conformance.js')}" --list > /dev/full`],
    {
      cwd: folder.path,
      deadlineMs: patienceMs,
    },
  );

  expectTold({ code, output }, 2, 'ENOSPC', 'Make room there');
});

test('a run whose files may not grow ends with exit code 2, without a pass', async () => {
  test.skip(process.platform === 'win32', 'There is no such limit here.');
  const words = '--only=route.integration-transfers --channel=messaging --no-contracts --runs=0 --no-report';
  const call = `"${process.execPath}" "${inCopy('bin/escalation-conformance.js')}" ${words} --out="${path.join(folder.path, 'short')}"`;

  const { code, output } = await runChild('bash', ['-c', `ulimit -f 20; ${call}`], {
    cwd: folder.path,
    deadlineMs: patienceMs,
  });

  expect(code, output).toBe(2);
  expect(output).toContain('The suite could not write what it has to');
  expect(output).not.toContain('CONFORMS');
});

test.describe('variables of the environment that ts-node heeds', () => {
  const hostile = {
    TS_NODE_COMPILER_OPTIONS: '{"module":"esnext","esModuleInterop":false}',
    TS_NODE_PROJECT: '/no/such/tsconfig.json',
    TS_NODE_FILES: 'true',
    TS_NODE_TRANSPILE_ONLY: 'false',
    TS_NODE_TYPE_CHECK: 'true',
    TS_NODE_IGNORE: '.',
    TS_NODE_SKIP_IGNORE: 'false',
    TS_NODE_COMPILER: 'no-such-compiler',
    TS_NODE_CWD: '/no/such/folder',
    TS_NODE_SCOPE: 'true',
  };
  const out = () => path.join(folder.path, 'results');
  // Of this there are few generated cases besides the one that --runs asks for.
  const quick = () => ['--only=context.receiver-starts-intent-dialog', '--runs=1', '--no-report', `--out=${out()}`];

  test('do not change a run, its children included', async () => {
    const { code, output } = await translated(() => run({ args: quick(), env: hostile }));

    expect(code, output).toBe(0);
    expect(existsSync(path.join(out(), 'contracts.json'))).toBe(true);
  });

  test('are still there for an implementation that the command starts', async () => {
    const file = path.join(folder.path, 'tells.js');
    writeFileSync(file, "require('node:fs').writeFileSync(process.argv[2], process.env.TS_NODE_PROJECT ?? 'none');");
    const said = path.join(folder.path, 'said');

    await run({ args: ['doctor', `--adapter=stdio:'${process.execPath}' '${file}' '${said}'`], env: hostile });

    expect(readFileSync(said, 'utf8')).toBe(hostile.TS_NODE_PROJECT);
  });

  test('do not change it through a ts-node that Node was told to load first', async () => {
    const loader = path.join(root, 'node_modules', 'ts-node', 'register', 'transpile-only.js');
    const env = {
      NODE_OPTIONS: `--require=${JSON.stringify(loader)}`,
      TS_NODE_COMPILER_OPTIONS: '{"module":"esnext"}',
    };

    const { code, output } = await translated(() => run({ args: ['--list'], env }));

    expect(code, output).toBe(0);
  });
});

test.describe('a part that is made for one kind of machine', () => {
  const results = () => path.join(folder.path, 'native');
  const quick = () => ['--only=route.agent-transfer-transfers', '--runs=0', '--no-report', `--out=${results()}`];

  function nativeOf(scope: string, prefix: string): string {
    const name = readdirSync(inCopy(path.join('node_modules', scope))).find((each) => each.startsWith(prefix));
    return path.join('node_modules', scope, name ?? 'none');
  }

  test('the compiler without it says what to install: exit code 2', async () => {
    const ended = await having(nativeOf('@swc', 'core-'), undefined, () => translated(() => run()));

    expectTold(ended, 2, 'The package @swc/core-', 'without --omit=optional');
  });

  test('a compiler that finds no folder to unpack itself into says which variables name one: exit code 2', async () => {
    const text = `throw new Error('Failed to load native binding', { cause: [
      Object.assign(new Error("Cannot find module './swc.node'"), { code: 'MODULE_NOT_FOUND' }),
      Object.assign(new Error('SWC native addon: user cache failed'), { code: 'ERR_SWC_NATIVE_CACHE' }),
    ] });`;

    const ended = await having(path.join('node_modules', '@swc', 'core', 'binding.js'), text, () =>
      translated(() => run()),
    );

    expectTold(ended, 2, 'SWC native addon: user cache failed. Name one', 'TMPDIR');
  });

  test('contracts without their engine are left out in one sentence, unless those of a broker were asked for', async () => {
    const engine = nativeOf('@pact-foundation', 'pact-core-');

    const [without, refused] = await having(engine, undefined, async () => [
      await run({ args: quick() }),
      await run({ args: [...quick(), '--pacts-from=http://127.0.0.1:9'] }),
    ]);

    expect(without.code, without.output).toBe(0);
    expect(without.output).toMatch(
      /^Pact's engine, the package @pact-foundation\/pact-core-.*--omit=optional: the contracts are left out, and the run is partial\.$/m,
    );
    expect(without.output).toMatch(/--no-contracts/);
    expect(refused.code, refused.output).toBe(2);
    expect(refused.output).toMatch(
      /^Pact's engine, the package .*, and --pacts-from needs it\. Install the suite again/m,
    );
    expect(refused.output).not.toContain('Judging');
  });

  test('an engine that is there and cannot be loaded is told once: exit code 2', async () => {
    const library = path.join('node_modules', '@pact-foundation', 'pact-core', 'src', 'ffi', 'index.js');

    const { code, output } = await having(library, "throw new Error('Unsupported platform: abacus');", () =>
      run({ args: quick() }),
    );

    expect(code, output).toBe(2);
    expect(output.match(/Unsupported platform: abacus/g)).toHaveLength(1);
    expect(output).toContain('--no-contracts');
    expect(output).toContain(`Exit code 2: ${exitMeanings[2]}.`);
  });

  test('where no folder for temporary files can be written, the results hold one until the run ends', async () => {
    const file = path.join(folder.path, 'a-file');
    writeFileSync(file, '');
    // The compiler needs a folder, too, and may have another one.
    const cache = path.join(folder.path, 'cache');
    mkdirSync(cache, { mode: 0o700 });

    const { code, output } = await run({ args: quick(), env: { TMPDIR: file, SWC_NATIVE_BINDING_CACHE: cache } });

    expect(code, output).toBe(0);
    expect(readdirSync(results())).toContain('contracts.json');
    expect(readdirSync(results())).not.toContain('temporary');
  });
});

test('a folder that the system makes nowhere is refused, and waited for by nobody', async () => {
  test.skip(!existsSync('/proc/self'), 'There is no /proc here.');

  for (const args of [['--out=/proc/none/results'], ['init', '/proc/none/mine', '--language=python']]) {
    const { code, output } = await run({ args });

    expect(code, output).toBe(2);
    expect(output).toContain('/proc/none');
    expect(output).not.toMatch(/^\s+at /m);
  }
});
