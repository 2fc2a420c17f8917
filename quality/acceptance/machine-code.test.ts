/** bin/machine-code.js: what V8 made of a file is kept, and nothing is otherwise by it than without. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

const bin = path.join(__dirname, '..', '..', 'bin');

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  mkdirSync(path.join(folder.path, 'bin'));
  // By this it is a checkout.
  mkdirSync(path.join(folder.path, 'quality'));
  for (const name of ['machine-code.js', 'compiled.js'])
    cpSync(path.join(bin, name), path.join(folder.path, 'bin', name));
});

test.afterEach(() => folder.remove());

const write = (name: string, text: string) => writeFileSync(path.join(folder.path, name), text);

/** What a process prints that keeps machine code, and loads this file. */
async function loading(name: string): Promise<string> {
  const words = ['-e', `require('./bin/machine-code').keepMachineCode(); require('./${name}');`];
  const { code, output } = await runChild(process.execPath, words, {
    cwd: folder.path,
    deadlineMs: patienceMs,
    // Node keeps nothing where it counts what is covered.
    env: { NODE_V8_COVERAGE: '' },
  });
  expect(code, output).toBe(0);
  return output.trim();
}

const kept = () => {
  const at = path.join(folder.path, '.cache', 'machine-code');
  return existsSync(at) ? readdirSync(at, { recursive: true, encoding: 'utf8' }) : [];
};

test('a file that says something else is compiled anew, be it as long as before', async () => {
  write('told.js', "console.log('one');");
  expect([await loading('told.js'), await loading('told.js')]).toEqual(['one', 'one']);
  expect(kept().length).toBeGreaterThan(0);

  write('told.js', "console.log('two');");

  expect([await loading('told.js'), await loading('told.js')]).toEqual(['two', 'two']);
});

test('what is kept of a test has not the name of one', async () => {
  write('told.test.js', "console.log('one');");

  expect(await loading('told.test.js')).toBe('one');

  expect(kept().some((name) => name.includes('told'))).toBe(true);
  expect(kept().filter((name) => name.includes('.test.'))).toEqual([]);
});

test('what is kept and damaged is not taken', async () => {
  write('told.js', "console.log('one');");
  await loading('told.js');
  const at = path.join(folder.path, '.cache', 'machine-code');
  const files = kept()
    .map((name) => path.join(at, name))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) writeFileSync(file, 'nothing of V8');

  expect(await loading('told.js')).toBe('one');
});

test('a place in a file is told as it stands there, and its `require` is as ever', async () => {
  write('other.js', 'exports.parent = module.parent.filename;');
  write(
    'told.js',
    `const { stack } = new Error(); const at = /told\\.js:\\d+:\\d+/.exec(stack)[0];
     console.log(JSON.stringify([at, require.resolve('./other') === require('path').join(__dirname, 'other.js'),
       require('./other').parent === __filename, require.cache[__filename] === module, typeof require.extensions['.js'],
       require.resolve.paths('x')[0] === require('path').join(__dirname, 'node_modules'), this === exports]));`,
  );

  for (let time = 0; time < 2; time += 1) {
    expect(JSON.parse(await loading('told.js'))).toEqual(['told.js:1:19', true, true, true, 'function', true, true]);
  }
});

test('a file that imports others while it runs goes on doing so', async () => {
  write('other.mjs', "export const said = 'imported';");
  write('told.js', "import('./other.mjs').then(({ said }) => console.log(said));");

  expect([await loading('told.js'), await loading('told.js')]).toEqual(['imported', 'imported']);
});

test('where nothing can be kept all goes on', async () => {
  write('told.js', "console.log('one');");
  write('.cache', 'a file where a folder is wanted');

  expect(await loading('told.js')).toBe('one');
});

test('a package keeps nothing', async () => {
  write('told.js', "console.log('one');");
  rmdirSync(path.join(folder.path, 'quality'));

  expect(await loading('told.js')).toBe('one');
  expect(kept()).toEqual([]);
});
