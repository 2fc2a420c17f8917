/** From a failure that a run prints to a scenario that every run plays, each step as a reader would take it. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { readRunFile } from '../../results/run-file';
import { situationOf } from '../../play/scenarios/situation-of';
import { scenarios } from '../../play/scenarios/table';
import { patienceMs } from '../testing/patience';
import { copyProject } from '../testing/project-copy';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { startReference, type ReferenceProcess } from '../../run/reference-process';

const root = path.join(__dirname, '..', '..');
const requirement = 'agent.gets-it-when-skilled-and-available';

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

const inside = (cwd: string, ...words: string[]) => runChild(process.execPath, words, { cwd, deadlineMs: patienceMs });
const keep = (cwd: string, ...words: string[]) =>
  inside(cwd, '-r', './bin/typescript.js', path.join('quality', 'tools', 'keep.ts'), ...words);

function copyOfTheProject(): string {
  const copy = path.join(folder.path, 'copy');
  copyProject(copy);
  return copy;
}

test.describe('a counterexample of a mutant', () => {
  let reference: ReferenceProcess;

  test.beforeEach(async () => {
    reference = await startReference();
  });

  test.afterEach(() => reference.stop());

  test('is replayed by its line, then kept, then played by every run', async () => {
    const copy = copyOfTheProject();
    const bin = path.join('bin', 'escalation-conformance.js');
    const always = ['--no-report', '--no-contracts', '--profile=full'];
    const target = `--target=${new URL('mutants/drops-agent-id/', reference.url).href}`;

    const found = await inside(copy, bin, ...always, target, `--only=${requirement}`, '--runs=20', '--seed=4');

    expect(found.code, found.output).toBe(1);
    const [, file = ''] = /^ +Case +(\S+)$/m.exec(found.output) ?? [];
    const [, line = ''] = /^ +Replay +npm test -- (.*--replay=.*)$/m.exec(found.output) ?? [];
    expect(line).toContain('--replay=');

    const again = await inside(copy, bin, ...line.split(' '), '--no-report', '--no-contracts', '--out=again');

    expect(again.code, again.output).toBe(1);
    expect(again.output).toContain(`it breaks ${requirement} again`);

    const kept = await keep(copy, file);

    expect(kept.code, kept.output).toBe(0);
    const name = path.parse(file).name;
    expect(kept.output).toContain(`Kept as ${path.join('play', 'scenarios', 'kept', `${name}.json`)}`);
    expect(JSON.parse(readFileSync(path.join(copy, file), 'utf8'))).toMatchObject({ found: { requirement } });

    const before = readFileSync(path.join(copy, 'play', 'scenarios', 'kept', `${name}.json`), 'utf8');
    const twice = await keep(copy, file);

    expect(twice.code, twice.output).toBe(1);
    expect(twice.output).toContain(`There is a scenario "kept/${name}" already, so it was not kept.`);
    expect(readFileSync(path.join(copy, 'play', 'scenarios', 'kept', `${name}.json`), 'utf8')).toBe(before);

    const next = await inside(copy, bin, ...always, target, `--only=${requirement}`, '--runs=0', '--out=next');

    expect(next.code, next.output).toBe(1);
    const out = path.join(copy, 'next');
    expect(readRunFile(out).plays.map(({ scenario }) => scenario)).toContain(`kept/${name}`);
    const { results } = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    expect(results[0]?.findings.map(({ scenario }) => scenario)).toContain(`kept/${name}`);
  });
});

test('who asks for help is told what is kept where', async () => {
  const { code, output } = await keep(root, '--help');

  expect(code).toBe(0);
  expect(output).toContain('copied to play/scenarios/kept/');
});

test('without a file nothing is kept', async () => {
  const { code, output } = await keep(root);

  expect(code).toBe(2);
  expect(output).toContain('Name one file: npm run keep --');
});

test('a file that is no counterexample is refused', async () => {
  const { code, output } = await keep(root, 'package.json');

  expect(code).toBe(2);
  expect(output).toContain('package.json is not a kept scenario');
});

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('No scenario is played by everybody.');
  return value;
}

const someScenario = need(scenarios.find(({ needs, channels }) => needs === undefined && channels === undefined));

test.describe('what is there already', () => {
  /** A situation that the reference passes, as a counterexample with this id would be; its path. */
  function counterexample(id: string): string {
    const { conversations, steps } = situationOf({ scenario: someScenario, channel: 'messaging' }, 1);
    const file = path.join(folder.path, 'counterexample.json');
    const kept = { format: 1, id, title: 'A consumer asks for an agent.', exercises: [], channels: ['messaging'] };
    writeFileSync(file, JSON.stringify({ ...kept, needs: [], conversations, steps }));
    return file;
  }

  for (const id of [someScenario.id, 'generated/skill-ids', 'elsewhere/plain']) {
    test(`a counterexample with the id ${id} is not kept`, async () => {
      const copy = copyOfTheProject();

      const { code, output } = await keep(copy, counterexample(id));

      expect(code, output).toBe(1);
      expect(output).toContain(id === someScenario.id ? `There is a scenario "${id}" already` : `Its id is "${id}"`);
      expect(existsSync(path.join(copy, 'play', 'scenarios', 'kept'))).toBe(false);
    });
  }

  test('a file of that name is not replaced, whatever its id is', async () => {
    const copy = copyOfTheProject();
    const keptFolder = path.join(copy, 'play', 'scenarios', 'kept');
    mkdirSync(keptFolder);
    const other = readFileSync(counterexample('kept/another'), 'utf8');
    writeFileSync(path.join(keptFolder, 'taken.json'), other);

    const taken = await keep(copy, counterexample('kept/taken'));

    expect(taken.code, taken.output).toBe(1);
    expect(taken.output).toContain(`${path.join('scenarios', 'kept', 'taken.json')} is there already`);
    expect(readFileSync(path.join(keptFolder, 'taken.json'), 'utf8')).toBe(other);

    const fresh = await keep(copy, counterexample('kept/fresh'));

    expect(fresh.code, fresh.output).toBe(0);
    expect(readdirSync(keptFolder).sort()).toEqual(['fresh.json', 'taken.json']);
  });
});
