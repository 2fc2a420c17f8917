/** What was compiled is run in place of the source that it was compiled from, and of no other. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { sourceFiles } from '../testing/source-files';
import { compileSources } from './compile-sources';

const root = path.resolve(__dirname, '..', '..');

let folder: TemporaryFolder;

/** The loader of the suite in a folder that holds one source beside it, and something else in place of its compiled form. */
test.beforeEach(async () => {
  folder = await temporaryFolder();
  for (const name of ['bin', 'tsconfig.json', 'package.json'])
    cpSync(path.join(root, name), at(name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), at('node_modules'), 'junction');
  // A checkout has it.
  mkdirSync(at('quality'));
  writeFileSync(at('said.ts'), source);
  const { compiledFolder, compiledName } = compiledOf(folder.path);
  mkdirSync(compiledFolder(), { recursive: true });
  writeFileSync(path.join(compiledFolder(), compiledName(at('said.ts'), source)), "console.log('what was compiled');");
});

test.afterEach(() => folder.remove());

interface Compiled {
  readonly compiledFolder: () => string;
  readonly compiledName: (file: string, text: string) => string;
  readonly compiledSources: () => { readonly keeping: (file: string) => unknown } | undefined;
}

/** What bin/compiled.js of the suite in this folder gives. */
const compiledOf = (suite: string) => createRequire(__filename)(path.join(suite, 'bin', 'compiled.js')) as Compiled;

const at = (name: string) => path.join(folder.path, name);
const source = "const words: string = 'what the source says';\nconsole.log(words);\n";

async function said(file: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const words = ['-r', at('bin/typescript.js'), at(file)];
  const { code, output } = await runChild(process.execPath, words, { cwd: folder.path, deadlineMs: patienceMs, env });
  expect(code, output).toBe(0);
  return output.trim();
}

test('a source as it was compiled is not translated again', async () => {
  expect(await said('said.ts')).toBe('what was compiled');
});

test('a compiled file without anything in it is passed over', async () => {
  const { compiledFolder, compiledName } = compiledOf(folder.path);
  writeFileSync(path.join(compiledFolder(), compiledName(at('said.ts'), source)), '');

  expect(await said('said.ts')).toBe('what the source says');
});

test('a source that has changed since is translated', async () => {
  writeFileSync(at('said.ts'), source.replace('the source says', 'was changed'));

  expect(await said('said.ts')).toBe('what was changed');
});

test('the same text in another file is translated', async () => {
  writeFileSync(at('other.ts'), source);

  expect(await said('other.ts')).toBe('what the source says');
});

test('what was compiled by other settings is not run', async () => {
  const settings = readFileSync(at('tsconfig.json'), 'utf8');
  writeFileSync(at('tsconfig.json'), settings.replace('ES2022', 'ES2021'));

  expect(await said('said.ts')).toBe('what the source says');
});

test('what was compiled by another translator is not run', async () => {
  const translator = readFileSync(at('bin/translator.js'), 'utf8');
  writeFileSync(at('bin/translator.js'), `${translator}// It translates in another way.\n`);

  expect(await said('said.ts')).toBe('what the source says');
});

test('whoever wants stack traces has the sources translated', async () => {
  expect(await said('said.ts', { CONFORMANCE_DEBUG: '1' })).toBe('what the source says');
});

for (const ending of ['ts', 'cts']) {
  test(`what is compiled may load a .${ending} that is not`, async () => {
    writeFileSync(at(`apart.${ending}`), source);
    writeFileSync(at('loads.ts'), `import './said';\nrequire('./apart.${ending}');\n`);

    expect(await said('loads.ts')).toBe('what was compiled\nwhat the source says');
  });
}

test('a loader that was put before ours meanwhile is still asked', async () => {
  const loader =
    "const ours = require.extensions['.ts']; require.extensions['.ts'] = (module, file) => { console.log('asked'); ours(module, file); };";
  writeFileSync(at('loader.js'), loader);
  writeFileSync(at('apart.ts'), source);
  writeFileSync(at('loads.js'), "require('./loader'); require('./apart'); require('./said');");

  expect(await said('loads.js')).toBe('asked\nwhat the source says\nasked\nwhat was compiled');
});

test('what is translated is kept for the next process', async () => {
  mkdirSync(at('trace'));
  writeFileSync(at('trace/said.ts'), source);
  expect(await said('trace/said.ts')).toBe('what the source says');
  const { compiledFolder, compiledName } = compiledOf(folder.path);
  const kept = path.join(compiledFolder(), compiledName(at('trace/said.ts'), source));
  expect(readFileSync(kept, 'utf8')).not.toContain('sourceMappingURL');

  writeFileSync(kept, "console.log('what was kept');");

  expect(await said('trace/said.ts')).toBe('what was kept');
});

test('what lies beside the rooms of the suite is kept nowhere', async () => {
  const before = readdirSync(compiledOf(folder.path).compiledFolder());
  writeFileSync(at('my-adapter.ts'), source);

  await said('my-adapter.ts');

  expect(readdirSync(compiledOf(folder.path).compiledFolder())).toEqual(before);
});

test('a suite that is installed keeps nothing', async () => {
  const suite = path.join('installed', 'node_modules', 'suite');
  for (const name of ['bin', 'tsconfig.json', 'package.json']) {
    cpSync(at(name), at(path.join(suite, name)), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), at(path.join(suite, 'node_modules')), 'junction');
  mkdirSync(at(path.join(suite, 'trace')));
  writeFileSync(at(path.join(suite, 'trace', 'said.ts')), source);
  const words = ['-r', at(path.join(suite, 'bin', 'typescript.js')), at(path.join(suite, 'trace', 'said.ts'))];

  const { output } = await runChild(process.execPath, words, { cwd: folder.path, deadlineMs: patienceMs });

  expect(output.trim()).toBe('what the source says');
  expect(existsSync(at(path.join(suite, '.cache')))).toBe(false);
});

test('where nothing can be written all is translated', async () => {
  // A file stands where the folder would be.
  writeFileSync(at('tsconfig.json'), `${readFileSync(at('tsconfig.json'), 'utf8')}\n`);
  writeFileSync(compiledOf(folder.path).compiledFolder(), '');
  mkdirSync(at('trace'));
  writeFileSync(at('trace/said.ts'), source);

  expect(await said('trace/said.ts')).toBe('what the source says');
});

test('each room of the suite is kept', () => {
  const rooms = sourceFiles()
    .map(({ path: name }) => name)
    .filter((name) => name.endsWith('.ts') && !name.startsWith('examples/'));

  const notKept = rooms.filter(
    (name) => compiledOf(root).compiledSources()?.keeping(path.join(root, name)) === undefined,
  );

  expect(notKept).toEqual([]);
});

test('our own sources are compiled once', () => {
  compileSources();

  expect(compileSources()).toBe(0);
});
