/** What was compiled is run in place of the source that it was compiled from, and of no other. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { compileSources } from './compile-sources';

const root = path.resolve(__dirname, '..', '..');

let folder: TemporaryFolder;

/** The loader of the suite in a folder that holds one source beside it, and something else in place of its compiled form. */
test.beforeEach(async () => {
  folder = await temporaryFolder();
  for (const name of ['bin', 'tsconfig.json', 'package.json'])
    cpSync(path.join(root, name), at(name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), at('node_modules'), 'junction');
  writeFileSync(at('said.ts'), source);
  const { compiledFolder, compiledName } = createRequire(__filename)(at('bin/compiled.js')) as {
    readonly compiledFolder: () => string;
    readonly compiledName: (file: string, text: string) => string;
  };
  mkdirSync(compiledFolder(), { recursive: true });
  writeFileSync(path.join(compiledFolder(), compiledName(at('said.ts'), source)), "console.log('what was compiled');");
});

test.afterEach(() => folder.remove());

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

test('our own sources are compiled once', () => {
  compileSources();

  expect(compileSources()).toBe(0);
});
