/** The words of the command, called in this process: help for each, and for who gets one wrong what to write instead. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { words } from '../../cli/words';
import { factsWith, runFolder } from '../testing/run-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

const others = words.filter(({ name }) => name !== 'run');

for (const { name, options } of words) {
  for (const asked of [
    [name, '--help'],
    [name, '-h'],
    ['help', name],
    ['--', name, '-h'],
  ]) {
    test(`"${asked.join(' ')}" prints what ${name} takes`, async () => {
      const { code, output, complaint } = await calledWith(asked);

      expect([code, complaint]).toEqual([0, '']);
      expect(output).toContain(
        name === 'run' ? 'Usage: escalation-conformance [options]' : `Usage: escalation-conformance ${name}`,
      );
      for (const option of options) expect(output).toMatch(new RegExp(`^ +--${option.name} `, 'm'));
      expect(output).toMatch(/^ {2}-h, --help /m);
    });
  }
}

for (const asked of [['--help'], ['-h'], ['help'], ['--strict', '--help']]) {
  test(`"${asked.join(' ')}" prints the options of a run, then every other word`, async () => {
    const { code, output } = await calledWith(asked);

    expect(code).toBe(0);
    expect(output).toMatch(/^ {2}--target <url> /m);
    const [, instead = ''] = output.split('Instead of a run:');
    const told = [...instead.matchAll(/^ {2}escalation-conformance (\S+)/gm)].map(([, name]) => name);
    expect(told).toEqual(others.map(({ name }) => name));
  });
}

for (const [asked, ...says] of [
  ['docter', 'There is no word "docter". Did you mean "doctor"?', 'See npm test -- --help'],
  ['verify', 'Did you mean "verify-claim"?', 'See npm test -- --help'],
  ['help judeg', 'There is no word "judeg". Did you mean "judge"?', 'See npm test -- --help'],
  ['help nothing-like-it', 'There is no word "nothing-like-it".', 'See npm test -- --help'],
  ['conformance-results', '"conformance-results" is no option', 'See npm test -- --help'],
  ['--strict doctor', '"doctor" is no option', 'See npm test -- --help'],
  ['--tagret=http://x', 'There is no option --tagret. Did you mean --target?', 'See npm test -- --help'],
  ['doctor --tagret=http://x', 'Did you mean --target?', 'See npm run doctor -- --help'],
  ['merge a --histroy=b', 'Did you mean --history?', 'See npm run merge -- --help'],
  ['merge a --out=b --out=c', '--out is given twice, as "b" and as "c"', 'See npm run merge -- --help'],
  ['judge --colour a', 'There is no option --colour.', 'See npm run judge -- --help'],
  ['judge', 'Name one results folder: npm run judge --', 'See npm run judge -- --help'],
  ['judge a b', 'Name one results folder: npm run judge --', 'See npm run judge -- --help'],
  ['verify-claim', 'Name one verdict file', 'See npm run verify-claim -- --help'],
  ['compare', 'Name at least two verdict files', 'See npm run compare -- --help'],
  ['compare a', 'Name at least two verdict files', 'See npm run compare -- --help'],
  ['merge', 'Name the folders of all shards', 'See npm run merge -- --help'],
  ['waive', 'Name one requirement', 'See npm run waive -- --help'],
  ['publish-pacts --form=x', 'Did you mean --from?', 'See npm run pacts:publish -- --help'],
  ['list --seed=1', 'There is no option --seed.', 'See npm test -- list --help'],
] as const) {
  test(`"${asked}" is wrong usage, and says what to write`, async () => {
    const { code, complaint } = await calledWith(asked.split(' '));

    expect(code).toBe(2);
    for (const part of says) expect(complaint).toContain(part);
  });
}

test('an option of any word that npm kept for itself is noticed', async () => {
  const { code, complaint } = await calledWith(['merge', 'a', 'b'], { env: { npm_config_out: 'merged' } });

  expect(code).toBe(2);
  expect(complaint).toContain(
    'npm took the option --out for itself. Put two dashes before it: npm run merge -- --out=merged',
  );
});

test('"list" and "--list" print the same, and "run --list", too', async () => {
  const [word, option, run] = [
    await calledWith(['list']),
    await calledWith(['--list']),
    await calledWith(['run', '--list']),
  ];

  expect(word.code).toBe(0);
  expect(word.output).toContain('route.integration-transfers');
  expect([option, run]).toEqual([word, word]);
});

test('the version is printed for any word', async () => {
  for (const asked of [['--version'], ['judge', '--version'], ['--', '--version']]) {
    const { code, output } = await calledWith(asked);

    expect(code).toBe(0);
    expect(output).toMatch(/^\d+\.\d+\.\d+\n$/);
  }
});

const kept = path.join(__dirname, '..', 'testing', 'results-of', '0.1.0');

for (const file of ['conformance.json', 'run.json']) {
  test(`a run is judged again by its folder or by its ${file}`, async () => {
    const [byFolder, byFile] = [
      await calledWith(['judge', path.join(kept, 'mutant')]),
      await calledWith(['judge', path.join(kept, 'mutant', file)]),
    ];

    expect(byFolder.code).toBe(1);
    expect(byFolder.output).toContain('FAIL');
    expect(byFile).toEqual(byFolder);
  });
}

test('a file that is none of a run is not judged for its folder', async () => {
  const { code, complaint } = await calledWith(['judge', path.join(kept, 'mutant', 'summary.md')]);

  expect(code).toBe(2);
  expect(complaint).toContain('summary.md');
});

test('a claim is looked at by its file or by its folder', async () => {
  const [byFolder, byFile] = [
    await calledWith(['verify-claim', path.join(kept, 'mutant')]),
    await calledWith(['verify-claim', path.join(kept, 'mutant', 'conformance.json')]),
  ];

  expect(byFolder.output).toContain('version 0.1.0 of the suite');
  expect(byFile).toEqual(byFolder);
});

test('verdicts are compared by their files or by their folders', async ({}, testInfo) => {
  const [one, other] = [path.join(kept, 'mutant'), path.join(kept, 'reference', 'conformance.json')];

  const { code, output } = await calledWith(['compare', one, other, `--out=${testInfo.outputPath('compared')}`]);

  expect(code, output).toBe(0);
  const { runs } = JSON.parse(readFileSync(testInfo.outputPath('compared', 'comparison.json'), 'utf8')) as {
    readonly runs: readonly { readonly file: string }[];
  };
  expect(runs.map(({ file }) => file)).toEqual([path.join(one, 'conformance.json'), other]);
});

test('a part is merged by its folder or by a file in it', async ({}, testInfo) => {
  const { folder, remove } = await runFolder(factsWith({ shard: { index: 1, of: 1 } }), []);
  const out = testInfo.outputPath('merged');

  const { code, output, complaint } = await calledWith([
    'merge',
    path.join(folder, 'run.json'),
    '--no-report',
    `--out=${out}`,
  ]).finally(remove);

  expect(code, complaint).toBe(6);
  expect(output).toContain('Exit code 6');
  expect(existsSync(path.join(out, 'conformance.json'))).toBe(true);
});

test('pacts are published from their folder, from the results folder around it, or one by its file', async () => {
  const folder = path.join(kept, 'mutant');
  const asked = (from: string) =>
    calledWith(['publish-pacts', '--broker=https://broker.example', '--consumer-version=1', `--from=${from}`]);
  const [file = ''] = readdirSync(path.join(folder, 'pacts')).sort();

  const [inFolder, around, one] = [
    await asked(path.join(folder, 'pacts')),
    await asked(folder),
    await asked(path.join(folder, 'pacts', file)),
  ];

  expect(inFolder.code, inFolder.complaint).toBe(0);
  expect(inFolder.output).toMatch(/^Would publish /);
  expect(around).toEqual(inFolder);
  expect(inFolder.output.startsWith(one.output.split('\n')[0] ?? 'none')).toBe(true);
});
