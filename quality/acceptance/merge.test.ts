/** Shards that are joined are the run that was never split. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { normaliseTrace } from '../../play/player/normalise-trace';
import { judgeFolder } from '../../run/judge-folder';
import type { PropertyReport } from '../../results/property-report';
import { readToken, writeToken } from '../../properties/replay-token';
import { readRunFile, readTrace, type KeptPlay } from '../../results/run-file';
import { keepTrace } from '../../results/trace-store';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { withDefaults } from '../testing/with-defaults';
import { mergeFolders } from '../../run/merge';
import { readCommandLine } from '../../cli/read-command-line';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';
import { run } from '../../run/run';
import { renderRunTo } from '../../run/tell';

let reference: ServedReference;
let folder: TemporaryFolder;
/** Where runs are of which copies are changed, each played once. */
let shared: TemporaryFolder;

test.beforeAll(async () => {
  reference = await referenceOfWorker();
  shared = await temporaryFolder();
});

test.afterAll(() => shared.remove());

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

const silent = { write: () => undefined };
const never = new AbortController().signal;
const suite = { name: 'suite', version: '0' };

/** Plays into a folder of this name; resolves to it. */
async function played(name: string, ...args: string[]): Promise<string> {
  return playedInto(path.join(folder.path, name), ...args);
}

async function playedInto(out: string, ...args: string[]): Promise<string> {
  const others = ['--no-report', '--no-contracts', '--runs=0', '--seed=11', '--only=message.*,cap.*,silence.*'];
  const words = withDefaults([...others, `--target=${reference.url.href}`, `--out=${out}`], args);
  await run(parseOptions(words, '0', {}), suite, never, silent);
  return out;
}

/** A copy, below this name, of a run that is played once, to be changed by a test. */
async function copyOf(name: string, ...args: string[]): Promise<string> {
  const original = path.join(shared.path, `run ${encodeURIComponent(args.join(' '))}`);
  if (!existsSync(original)) await playedInto(original, ...args);
  const copy = path.join(folder.path, name);
  cpSync(original, copy, { recursive: true });
  return copy;
}

/** Two shards of one requirement, with ten generated cases of its one property. */
const shardsWithCases = async () => [
  await copyOf('1', '--shard=1/2', one, '--runs=10'),
  await copyOf('2', '--shard=2/2', one, '--runs=10'),
];

/** Two shards of one requirement. */
const twoShards = async () => [await copyOf('1', '--shard=1/2', one), await copyOf('2', '--shard=2/2', one)];

function verdictOf(out: string): JudgedRun {
  return JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
}

const tracesOf = (out: string) =>
  readRunFile(out)
    .plays.map((play) => {
      const trace = readTrace(out, play);
      return trace ? normaliseTrace(trace) : '';
    })
    .sort();

test('the merge takes its folders, and the options that say how it is told', () => {
  const read = (...words: string[]) => {
    const output = { write: () => undefined };
    return readCommandLine(['merge', ...words], { version: '0', env: {}, output });
  };
  const { operands, asked } = read('a', 'b', '--history=kept', '--no-report') ?? {};

  expect(operands).toEqual(['a', 'b']);
  expect(asked).toEqual({
    out: path.resolve('conformance-results'),
    requireWhole: false,
    report: false,
    workers: 1,
    history: path.resolve('kept'),
  });
  expect(read('a')?.asked['history']).toBeUndefined();
  expect(() => read('a', '--histroy=kept')).toThrow('There is no option --histroy. Did you mean --history?');
  expect(() => read('a', '--workers=many')).toThrow('a whole number');
});

test('three shards joined have the counts, findings and traces of the whole run', async () => {
  const whole = await copyOf('whole');
  const shards = [await played('1', '--shard=1/3'), await played('2', '--shard=2/3'), await played('3', '--shard=3/3')];
  const merged = path.join(folder.path, 'merged');
  // An empty folder is as good as none.
  mkdirSync(merged);

  const file = await mergeFolders(shards, merged);
  const code = await renderRunTo({ out: merged, report: false, workers: 1 }, file, never, silent);

  expect(code).toBe(0);
  expect(verdictOf(merged).counts).toEqual(verdictOf(whole).counts);
  expect(verdictOf(merged)).toMatchObject({ conclusion: 'conforms', seed: 11 });
  expect(tracesOf(merged)).toEqual(tracesOf(whole));
  const findings = (out: string) =>
    judgeFolder(out).run.results.map(({ id, status, findings }) => [id, status, findings.length]);
  expect(findings(merged)).toEqual(findings(whole));
  await expect(mergeFolders(shards.slice(1), path.join(folder.path, 'other'))).rejects.toThrow('Missing: shard 1/3');
  await expect(mergeFolders([whole], path.join(folder.path, 'other'))).rejects.toThrow('holds a whole run');
});

/** Of this there are few generated cases besides those that --runs asks for. */
const requirement = 'context.receiver-starts-intent-dialog';
const one = `--only=${requirement}`;

function waivers(name: string, ...ids: string[]): string {
  const entry = (id: string) => `  - id: ${id}\n    reason: Known.\n    owner: team\n    expires: 2999-12-31\n`;
  const file = path.join(folder.path, name);
  writeFileSync(file, `waivers:\n${ids.map(entry).join('')}`);
  return `--waivers=${file}`;
}

test('folders of different seeds are not joined', async () => {
  const shards = [await copyOf('1', '--shard=1/2', one), await played('2', '--shard=2/2', '--seed=12', one)];

  await expect(mergeFolders(shards, path.join(folder.path, 'merged'))).rejects.toThrow(
    'they differ in "seed", 12 and 11',
  );
});

test.describe('with one shard that other options were given to', () => {
  for (const [differing, ...options] of [
    ['profile', '--profile=full'],
    ['strict', '--strict'],
    ['scope', '--runs=1'],
    ['scope', '--no-contracts', '--pacts-from=http://127.0.0.1:9/'],
    ['only', '--only=message.once'],
    ['channels', '--channel=messaging'],
    ['scope', '--replay=WyJyIiwxMSx7fV0'],
  ] as const) {
    test(`${options.join(' ')} makes it no part of the run, in either order`, async () => {
      const shards = [await copyOf('1', '--shard=1/2', one), await played('2', '--shard=2/2', one, ...options)];

      for (const folders of [shards, [...shards].reverse()]) {
        await expect(mergeFolders(folders, path.join(folder.path, 'merged'))).rejects.toThrow(
          `they differ in "${differing}"`,
        );
      }
    });
  }
});

test('a shard that was judged by another clock is no part of the run', async () => {
  const shards = await twoShards();
  const [, second = ''] = shards;
  const file = readRunFile(second);
  writeFileSync(path.join(second, 'run.json'), JSON.stringify({ ...file, facts: { ...file.facts, clock: 'real' } }));

  await expect(mergeFolders(shards, path.join(folder.path, 'merged'))).rejects.toThrow('they differ in "clock"');
});

for (const [what, change] of [
  ['of another version of the suite', { version: '1' }],
  ['judged by another set of requirements', { requirements: 'another digest' }],
] as const) {
  test(`a shard ${what} is no part of the run`, async () => {
    const shards = await twoShards();
    const [, second = ''] = shards;
    const file = readRunFile(second);
    const changed = { ...file, facts: { ...file.facts, suite: { ...file.facts.suite, ...change } } };
    writeFileSync(path.join(second, 'run.json'), JSON.stringify(changed));

    await expect(mergeFolders(shards, path.join(folder.path, 'merged'))).rejects.toThrow(
      /they differ in "suite".*Run every shard with the same version of the suite\.$/s,
    );
  });
}

test('a shard of which a trace was changed after its run is no part of it, nothing is written', async () => {
  const shards = await twoShards();
  const [first = ''] = shards;
  // Which play ended first is up to the machine.
  const { trace, scenario } = readRunFile(first).plays[0] ?? {};
  const file = path.join(first, trace ?? '');
  writeFileSync(file, `${readFileSync(file, 'utf8')} `);
  const merged = path.join(folder.path, 'never');

  await expect(mergeFolders(shards, merged)).rejects.toThrow(`${first}: the trace ${trace} of ${scenario}`);
  await expect(mergeFolders(shards, merged)).rejects.toThrow('was changed after the run');
  expect(existsSync(merged)).toBe(false);
});

test('a generated case that two shards found is kept with both of its traces', async () => {
  const shards = await twoShards();
  const scenario = 'generated/messages-1a2b3c4d';
  for (const [index, shard] of shards.entries()) {
    const { plays, ...file } = readRunFile(shard);
    const [play] = plays;
    const trace = play && readTrace(shard, play);
    if (!trace) throw new Error('A shard has no play.');
    const kept = await keepTrace(shard, 'traces', { ...trace, scenario, channel: 'messaging', title: `of ${index}` });
    const found: KeptPlay = { scenario, channel: 'messaging', ...kept };
    writeFileSync(path.join(shard, 'run.json'), JSON.stringify({ ...file, plays: [...plays, found] }));
    // Its verdict knows nothing of that case.
    rmSync(path.join(shard, 'conformance.json'));
  }
  const merged = path.join(folder.path, 'both');

  const { plays } = await mergeFolders(shards, merged);

  const found = plays.filter((play) => play.scenario === scenario);
  expect(found.map((play) => [play.trace, readTrace(merged, play)?.title])).toEqual([
    [`traces/messaging/${scenario}.json`, 'of 0'],
    [`traces/messaging/${scenario}.2.json`, 'of 1'],
  ]);
  expect(judgeFolder(merged).changed).toEqual([]);
});

test('shards that were given other waivers are not joined, in either order', async () => {
  const given = [waivers('a.yaml', 'message.once'), waivers('b.yaml', 'message.once', 'cap.per-conversation')];
  const shards = [
    await copyOf('1', '--shard=1/3', one),
    await played('2', '--shard=2/3', one, given[0] ?? ''),
    await played('3', '--shard=3/3', one, given[1] ?? ''),
  ];

  for (const folders of [shards, [...shards].reverse()]) {
    await expect(mergeFolders(folders, path.join(folder.path, 'merged'))).rejects.toThrow('they differ in "waivers"');
  }
});

test('the same waivers in files of other names are the same', async () => {
  const shards = [
    await played('1', '--shard=1/2', one, waivers('a.yaml', 'message.once', 'cap.per-conversation')),
    await played('2', '--shard=2/2', one, waivers('b.yaml', 'cap.per-conversation', 'message.once')),
  ];

  const { facts } = await mergeFolders(shards, path.join(folder.path, 'merged'));

  expect(facts.waivers?.map(({ requirement }) => requirement)).toEqual(['message.once', 'cap.per-conversation']);
});

test('a shard that got no answer does not hide that others are of another run', async () => {
  const shards = [
    await copyOf('1', '--shard=1/3', one),
    await played('2', '--shard=2/3', one),
    await played('3', '--shard=3/3', one, '--seed=12'),
  ];
  const [first = ''] = shards;
  const { facts, ...file } = readRunFile(first);
  writeFileSync(path.join(first, 'run.json'), JSON.stringify({ ...file, facts: { ...facts, declaration: undefined } }));

  await expect(mergeFolders(shards, path.join(folder.path, 'merged'))).rejects.toThrow('they differ in "seed"');
});

test('cases that no shard reached can still be resumed', async () => {
  const shards = await shardsWithCases();
  const stopped = [{ receivers: 3, delays: 5 }, { receivers: 1 }];
  for (const [index, shard] of shards.entries()) {
    const file = path.join(shard, 'properties.json');
    const report = JSON.parse(readFileSync(file, 'utf8')) as PropertyReport;
    const resume = writeToken({ kind: 'resume', seed: 11, from: stopped[index] ?? {} });
    const properties = report.properties.map((each) => ({ ...each, status: 'stopped', why: 'Of a part.', cases: 4 }));
    writeFileSync(file, JSON.stringify({ ...report, properties, resume }));
  }

  const merged = path.join(folder.path, 'merged');
  await mergeFolders(shards, merged);

  const { resume = '', properties } = JSON.parse(
    readFileSync(path.join(merged, 'properties.json'), 'utf8'),
  ) as PropertyReport;
  expect(readToken(resume)).toEqual({ kind: 'resume', seed: 11, from: { receivers: 1, delays: 5 } });
  expect(properties.find(({ name }) => name === 'receivers')?.why).toBe(
    '8 of 10 cases were played before its time was up; none of them broke it.',
  );
});

test('the same seed gives the same findings and traces, however many plays are under way', async () => {
  const first = await copyOf('first');
  const [slow, again] = [await played('slow', '--at-once=1'), await played('again', '--at-once=40')];

  for (const out of [slow, again]) {
    expect(tracesOf(out)).toEqual(tracesOf(first));
    expect(judgeFolder(out).run.counts).toEqual(judgeFolder(first).run.counts);
  }
});

test('what no shard came to judge in all their generated cases stays open', async () => {
  const shards = await shardsWithCases();
  for (const shard of shards) {
    const file = path.join(shard, 'properties.json');
    const report = JSON.parse(readFileSync(file, 'utf8')) as PropertyReport;
    const properties = report.properties.map((each) => ({
      ...each,
      cases: 60,
      exercised: { [requirement]: 0 },
    }));
    writeFileSync(file, JSON.stringify({ ...report, properties }));
  }
  const merged = path.join(folder.path, 'merged');

  const code = await renderRunTo(
    { out: merged, report: false, workers: 1 },
    await mergeFolders(shards, merged),
    never,
    silent,
  );

  expect(code).toBe(6);
  const open = verdictOf(merged).results.filter(({ status }) => status !== 'passed');
  expect(open.map(({ id, status }) => [id, status])).toEqual([[requirement, 'inconclusive']]);
  const { properties } = JSON.parse(readFileSync(path.join(merged, 'properties.json'), 'utf8')) as PropertyReport;
  expect(properties).toContainEqual(
    expect.objectContaining({
      status: 'not exercised',
      why: `In 120 cases nothing was judged of ${requirement}.`,
    }),
  );
});
