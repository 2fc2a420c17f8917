import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { request } from 'undici';
import { expect, test } from '../quality/testing/test';
import { mutants } from './mutants';
import { peers } from './impostors';
import { variants } from './variants';

const root = resolve(__dirname, '..');

function start(...options: string[]): ChildProcess {
  return spawn(process.execPath, ['-r', './bin/typescript.js', 'reference/main.ts', ...options], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function urlOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The child has no standard output.');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return (JSON.parse(line) as { url: string }).url;
}

async function nameAt(url: string): Promise<string> {
  const answer = await request(url);
  return ((await answer.body.json()) as { implementation: { name: string } }).implementation.name;
}

test('one process serves the honest one, every mutant and every variant, and ends with its input', async () => {
  const child = start('--exit-with-stdin');
  try {
    const url = await urlOf(child);
    expect(await nameAt(url)).toBe('reference');
    for (const { name } of mutants) expect(await nameAt(`${url}mutants/${name}/`)).toBe(`reference (mutant ${name})`);
    for (const { name } of variants) expect(await nameAt(`${url}variants/${name}`)).toBe(`reference (variant ${name})`);
    for (const { name } of peers.filter(({ kind }) => kind !== 'stranger')) {
      expect(await nameAt(`${url}peers/${name}/`)).toBe(`peer ${name}`);
    }
  } finally {
    const ended = once(child, 'exit');
    child.stdin?.end();
    expect(await ended).toEqual([0, null]);
  }
});

test('a mutant can be served at the root, and ends on SIGTERM', async () => {
  const child = start('--mutant=never-gives-up', '--clock=configurable');
  try {
    expect(await nameAt(await urlOf(child))).toBe('reference (mutant never-gives-up)');
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  }
});

test('an unknown mutant is refused in words', async () => {
  const child = start('--mutant=behaves-well');
  const said: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(Buffer.concat(said).toString()).toContain('There is no mutant "behaves-well"');
});
