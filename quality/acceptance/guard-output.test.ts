/** No word of the command prints what a build server obeys, whoever wrote it: a bot, its declaration, a file, a name. */
import path from 'node:path';
import { words } from '../../cli/words';
import { runChild } from '../testing/child';
import { obeyedCommands } from '../testing/obeyed-commands';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { withEnvironment } from '../testing/with-environment';
import { calledWith } from './called-with';
import { forgedFiles } from './forged-files';

const root = path.join(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

const forged =
  '::error::forged ##vso[task.complete result=Failed;]x\n ::set-output name=exit-code::0\n##[error]forged ##teamcity[x]';

const files = forgedFiles(forged);

const onGitHub = { GITHUB_ACTIONS: 'true' };

const node = (words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runChild(process.execPath, words, { cwd: files.path, deadlineMs: patienceMs, env });

/** A module that conforms and writes commands wherever it can, also in pieces. */
function shouting(name: string, more = ''): string {
  return files.module(
    name,
    `for (const stream of [process.stdout, process.stderr]) {
       stream.write(forged + '\\n');
       stream.write('in a line ' + forged);
       for (const piece of ['\\n:', ':warning::pieces\\n', '#', '#vso[pieces]', ' ##v', 'so[pieces]\\n']) stream.write(piece);
       stream.write(Buffer.from(forged));
     }
     ${more}`,
  );
}

/** What is left of the commands of a run on GitHub when its own are taken out. */
const notOurs = (lines: readonly string[]) =>
  lines.filter((line) => !/^::(error|warning|notice) title=[^:]*::(?!.*##)/.test(line));

test('a bot that writes commands, by itself or in its declaration, gets none obeyed in a run', async () => {
  const module = shouting('shouts');
  const words = [
    bin,
    `--adapter=${module}`,
    '--only=message.*',
    '--profile=full',
    '--no-report',
    '--no-contracts',
    '--runs=0',
  ];

  const { code, output } = await node(words, onGitHub);

  expect(code, output).toBe(0);
  expect(output).toMatch(/Judging .*forged/);
  expect(output.match(/pieces/g)?.length).toBeGreaterThan(2);
  const lines = obeyedCommands(output);
  expect(lines.join('\n')).toContain('::notice title=Agent escalation');
  expect(notOurs(lines)).toEqual([]);
});

test('what a bot throws is no command in a run', async () => {
  const module = shouting('throws', 'exports.implementation.start = () => { throw new Error(forged); };');
  const words = [bin, `--adapter=${module}`, '--only=message.*', '--no-report', '--no-contracts', '--runs=0'];

  const { code, output } = await node(words, onGitHub);

  expect(code, output).toBe(4);
  const lines = obeyedCommands(output);
  expect(lines.join('\n')).toContain('::error title=Fault');
  expect(notOurs(lines)).toEqual([]);
});

test('the doctor says nothing that is a command', async () => {
  for (const more of ['', 'exports.implementation.start = () => { throw new Error(forged); };']) {
    const { output } = await node([bin, 'doctor', `--adapter=${shouting('asked', more)}`]);

    expect(output).toMatch(/ok {4}answers, and declares .*forged/);
    expect(obeyedCommands(output)).toEqual([]);
  }
});

test('results that hold commands are told without them', async () => {
  const results = await files.results();
  const part = await files.results({ shard: { index: 1, of: 1 } });
  const verdict = path.join(results, 'conformance.json');
  const asked: readonly (readonly string[])[] = [
    ['judge', results],
    ['merge', part, `--out=${path.join(files.path, 'merged')}`, '--no-report'],
    [
      'compare',
      ...[verdict, files.written(`x${forged}/conformance.json`, files.verdictOf(part))],
      `--out=${path.join(files.path, 'compared')}`,
    ],
    ['verify-claim', verdict],
  ];

  for (const words of asked) {
    const { said } = await withEnvironment(onGitHub, () => calledWith(words));

    expect(said, words[0]).toContain('forged');
    expect(notOurs(obeyedCommands(said)), words[0]).toEqual([]);
  }
});

test('a file that holds nothing but commands is refused without them', async () => {
  const results = path.dirname(files.written('results/run.json', forged));
  const file = files.written('forged.json', `\n${forged}`);
  const asked: readonly (readonly string[])[] = [
    ['judge', results],
    ['merge', results],
    ['compare', file, file],
    ['verify-claim', file],
  ];

  for (const words of asked) {
    const { code, said } = await calledWith(words);

    expect(code, said).toBe(2);
    expect(said, words.join(' ')).toContain('error');
    expect(obeyedCommands(said), words.join(' ')).toEqual([]);
  }
});

test('a scenario to be kept that holds nothing but commands is refused without them', async () => {
  const file = files.written('forged.json', `\n${forged}`);
  const keep = ['-r', path.join(root, 'bin', 'typescript.js'), path.join(root, 'quality', 'tools', 'keep.ts'), file];

  const { code, output } = await runChild(process.execPath, keep, { cwd: root, deadlineMs: patienceMs });

  expect(code, output).toBe(2);
  expect(output).toContain('error');
  expect(obeyedCommands(output)).toEqual([]);
});

test('whichever word is called with commands repeats none of them', async () => {
  let repeated = 0;

  for (const word of [[], ...words.map(({ name }) => [name])]) {
    for (const option of [`--${forged}`, `--broker=${forged}`, `--seed=${forged}`, `x\n${forged}`]) {
      const { code, said } = await calledWith([...word, option]);
      if (said.includes('forged')) repeated += 1;

      expect(code, said).not.toBe(0);
      expect(obeyedCommands(said), `${word.join(' ')} ${option}`).toEqual([]);
    }
  }
  expect(repeated).toBeGreaterThan(words.length);
});
