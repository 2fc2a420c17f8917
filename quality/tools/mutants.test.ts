/** The kill matrix says something only where somebody was proven, and is kept only of what is whole. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptProofPath } from '../proof/kept-proof';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

const root = path.join(__dirname, '..', '..');

async function mutants(...args: readonly string[]) {
  const command = ['-r', path.join(root, 'bin', 'typescript.js'), path.join(__dirname, 'mutants.ts'), ...args];
  return runChild(process.execPath, command, { cwd: root, deadlineMs: patienceMs });
}

test('a name that nobody has is refused, and is no empty success', async () => {
  const { code, output } = await mutants('--only=nobody-at-all');

  expect(code, output).toBe(2);
  expect(output).toContain('--only=nobody-at-all: no mutant, variant or peer has that in its name.');
});

for (const { asked, says } of [
  { asked: ['--write', '--seed=2'], says: '--write keeps what is seen with the seed 1. Leave out --seed.' },
  { asked: ['--write', '--only=twice'], says: '--write keeps what a whole run saw. Leave out --only=twice.' },
  { asked: ['--write', '--briefly'], says: '--write keeps what a whole run saw. Leave out --briefly.' },
  { asked: ['--seed=two'], says: '--seed has to be a whole number from 0 on, such as --seed=2.' },
]) {
  test(`${asked.join(' ')} is refused before anything is played`, async () => {
    const { code, output } = await mutants(...asked);

    expect(code, output).toBe(2);
    expect(output.trim()).toBe(says);
  });
}

test('a single mutant is held against what is kept of it', async () => {
  const before = readFileSync(path.join(root, keptProofPath), 'utf8');

  const { code, output } = await mutants('--only=says-message-twice');

  expect(code, output).toBe(0);
  expect(output).toContain(`0 differences from ${keptProofPath}`);
  expect(output).toContain('1 of 1 mutants are killed by the rule they were made for');
  expect(readFileSync(path.join(root, keptProofPath), 'utf8')).toBe(before);
});

test('in brief a mutant that is not the first of its requirement is played in the situations of that one', async () => {
  const { code, output } = await mutants('--briefly', '--only=says-message-twice,repeats-message-after-transfer');

  expect(code, output).toBe(0);
  expect(output).toContain(`0 differences from ${keptProofPath}`);
  expect(output).toContain('2 of 2 mutants are killed by the rule they were made for');
  expect(output).toContain('1 of them were played in the situations of their requirement alone');
});

test('a single mutant is held against what it touches with another seed', async () => {
  const { code, output } = await mutants('--only=says-message-twice', '--seed=2');

  expect(code, output).toBe(0);
  expect(output).not.toContain('differences');
  expect(output).toContain('1 of 1 mutants are killed by the rule they were made for');
});
