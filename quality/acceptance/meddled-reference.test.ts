/** What Node loads into every process by NODE_OPTIONS may spoil the suite's own reference. Nobody else is blamed for that: exit code 5. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOfFile } from '../testing/folder-of-file';
import { failing, serve } from '../testing/serve';
import { expect, test } from '../testing/test';
import { withEnvironment } from '../testing/with-environment';
import { calledWith } from './called-with';
import { quickRun } from './quick-run';

const folder = folderOfFile();

/** A file that each process loads first, and whose script the reference alone runs. */
function preloaded(name: string, script: string): string {
  const file = path.join(folder.path, `${name}.js`);
  writeFileSync(file, `if (process.argv[1]?.endsWith('main.ts')) { ${script} }\n`);
  return file;
}

const refusing = `
  const { Server } = require('node:http');
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (event, request, response) {
    if (event !== 'request') return emit.apply(this, arguments);
    response.writeHead(500).end('meddled');
  };`;
const silent = refusing.replace(/response\.writeHead.*/, '');

for (const [what, script] of [
  ['throws', "throw new Error('odd');"],
  ['prints a line', "console.log('hello');"],
  ['prints what is no URL', 'console.log(\'{"url":3}\');'],
  ['ends the process', 'process.exit(0);'],
  ['throws a moment later', "setTimeout(() => { throw new Error('odd'); }, 1);"],
  ['answers in its place', refusing],
  ['lets nobody answer', silent],
] as const) {
  test(`a reference into which Node loads a file that ${what} is a fault of the suite`, async () => {
    const file = preloaded(what.replaceAll(' ', '-'), script);

    const { code, said } = await withEnvironment({ NODE_OPTIONS: `--require ${JSON.stringify(file)}` }, () =>
      calledWith([...quickRun, '--call-deadline=1', `--out=${path.join(folder.path, 'out')}`]),
    );

    expect(code, said).toBe(5);
    expect(said).toContain('reference implementation');
  });
}

test('a reference into which Node is to load a file that is missing is a fault of the suite', async () => {
  const missing = path.join(folder.path, 'missing.js');

  const { code, said } = await withEnvironment({ NODE_OPTIONS: `--require ${JSON.stringify(missing)}` }, () =>
    calledWith([...quickRun, `--out=${path.join(folder.path, 'out')}`]),
  );

  expect(code, said).toBe(5);
  expect(said).toContain('The reference implementation did not start');
});

test('a reference whose first line leads to another server is a fault of the suite', async () => {
  const elsewhere = await serve(failing);
  try {
    const file = preloaded('leads-elsewhere', `console.log(JSON.stringify({ url: '${elsewhere.url}' }));`);

    const { code, said } = await withEnvironment({ NODE_OPTIONS: `--require ${JSON.stringify(file)}` }, () =>
      calledWith([...quickRun, `--out=${path.join(folder.path, 'out')}`]),
    );

    expect(code, said).toBe(5);
  } finally {
    await elsewhere.stop();
  }
});
