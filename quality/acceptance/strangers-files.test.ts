/** A file from a stranger is read with limits: it is told in a sentence, in a time that grows no faster than it does. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readers } from '../../cli/readers';
import { locatedWaiver, covers, overlap } from '../../judge/verdict/waiver';
import { earlierOverlaps, waiversByFinding } from '../../judge/verdict/waiver-index';
import { writeToken } from '../../properties/replay-token';
import { mendLines } from '../../results/mend-lines';
import type { Waiver } from '../../results/waiver';
import { readWaivers } from '../../run/waivers';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { calledWith } from './called-with';

let folder: TemporaryFolder;
let run: RunFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  run = await runFolder(factsWith({ shard: { index: 1, of: 1 } }), [wellDone]);
});

test.afterEach(async () => {
  await run.remove();
  await folder.remove();
});

const at = (...names: string[]) => path.join(folder.path, ...names);
const traceAt = () => path.join(run.folder, 'traces', wellDone.channel, `${wellDone.scenario}.json`);

for (const [what, put, says] of [
  ['a pipe', (file: string) => execFileSync('mkfifo', [file]), 'something stands there that is no file'],
  ['a device', (file: string) => symlinkSync('/dev/zero', file), 'something stands there that is no file'],
  [
    'a link out of the folder',
    (file: string) => symlinkSync(traceElsewhere(), file),
    'a link stands there that leads out',
  ],
  [
    'a file of three hundred megabytes',
    (file: string) => (writeFileSync(file, ''), truncateSync(file, 300_000_000)),
    'more than the 268435456',
  ],
  [
    'JSON without end in depth',
    (file: string) => writeFileSync(file, `{"format":1,"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    'levels deep',
  ],
] as const) {
  test(`${what} in the place of a trace or of run.json is told by every word`, async () => {
    test.skip(process.platform === 'win32', 'There are no such files here.');
    writeFileSync(traceElsewhere(), readFileSync(traceAt()));
    for (const file of [traceAt(), path.join(run.folder, 'run.json')]) {
      rmSync(file);
      put(file);
      for (const word of ['judge', 'merge']) {
        const words = word === 'merge' ? [`--out=${at('merged')}`, '--no-report'] : [];
        const { code, said } = await calledWith([word, run.folder, ...words]);
        expect([code, said]).toEqual([
          2,
          expect.stringContaining(word === 'merge' && /link|pipe|device/.test(what) ? 'Take the folder as' : says),
        ]);
      }
    }
  });
}

const traceElsewhere = () => at('elsewhere.json');

test('a merge writes nothing outside its folder, however a part names its traces', async () => {
  const json = JSON.parse(readFileSync(path.join(run.folder, 'run.json'), 'utf8')) as { plays: { trace: string }[] };
  const name = path.basename(run.folder);
  const plays = json.plays.map((play) => ({ ...play, trace: `../${name}/${play.trace}` }));
  writeFileSync(path.join(run.folder, 'run.json'), JSON.stringify({ ...json, plays }));

  await calledWith(['merge', run.folder, `--out=${at('merged')}`, '--no-report']);

  expect(readdirSync(folder.path)).toEqual(['merged']);
  expect(existsSync(at('merged', 'traces', wellDone.channel, `${wellDone.scenario}.json`))).toBe(true);
});

for (const [what, text, says] of [
  [
    'expands without end',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((each, n) => `${each}: &${each} [${`*${'abcdefgh'[n] ?? ''},`.repeat(9)}]`).join('\n')}\nwaivers: *i\n`,
    'is no waivers file',
  ],
  ['is nested without end', `waivers: ${'['.repeat(20_000)}`, 'nested too deep'],
  ['is longer than a mebibyte', `#${'x'.repeat(1024 * 1024)}`, 'more than the 1048576'],
] as const) {
  test(`a waivers file that ${what} is told`, async () => {
    writeFileSync(at('waivers.yaml'), text);
    const { code, said } = await calledWith([`--waivers=${at('waivers.yaml')}`, `--out=${at('results')}`]);

    expect([code, said.slice(0, 2_000)]).toEqual([2, expect.stringContaining(says)]);
    expect(said).not.toMatch(/^\s+at /m);
  });
}

test('a pipe that is named as a waivers file is not waited for', async () => {
  test.skip(process.platform === 'win32', 'There are no such files here.');
  execFileSync('mkfifo', [at('waivers.yaml')]);

  const { code, said } = await calledWith([`--waivers=${at('waivers.yaml')}`, `--out=${at('results')}`]);

  expect([code, said]).toEqual([2, expect.stringContaining('that is no file')]);
});

const names = [
  'route/integration-to-a-skill',
  'generated/skill-ids',
  'generated/skill-ids-1a2b3c4d',
  'generated/skill-ids-1a2b3c4d-again',
  'contracts/bot-says/the-fallback',
  undefined,
];
const waiverOf = (requirement: string, scenario: string | undefined, n: number) =>
  ({
    requirement,
    ...(scenario === undefined ? {} : { scenario }),
    reason: 'Known.',
    owner: 'me',
    expires: '2999-12-31',
    at: `line ${n}`,
  }) as Waiver;

test('waivers are found as if each were looked at', () => {
  const all = ['message.once', 'cap.text-on-fourth-failure'].flatMap((id) =>
    [...names, ...names].map((name, n) => locatedWaiver(waiverOf(id, name, n))),
  );
  // Each order of places meets each other one.
  for (let turn = 0; turn < all.length; turn += 1) {
    const waivers = [...all.slice(turn), ...all.slice(0, turn)].filter((_, n) => (n * 7 + turn) % 3 !== 0);
    const find = waiversByFinding(waivers);
    for (const scenario of names.flatMap((name) => name ?? [])) {
      const finding = { requirement: 'message.once', scenario, channel: 'chat' } as const;
      expect(find(finding)).toEqual(waivers.filter((each) => covers(each, finding)));
    }
    expect(earlierOverlaps(waivers)).toEqual(
      waivers.map((each, n) => waivers.slice(0, n).find((other) => overlap(other, each))),
    );
  }
});

test('each of eight thousand waivers of a file is looked at a few times, not once for each other one', () => {
  const count = 8_000;
  const entries = Array.from(
    { length: count },
    (_, k) =>
      `- {id: message.once@generated/skill-ids-${(k + 0x10000000).toString(16)}, reason: r, owner: o, expires: 2999-12-31}`,
  );
  writeFileSync(at('waivers.yaml'), `waivers:\n${entries.join('\n')}\n`);
  const waivers = readWaivers(at('waivers.yaml'), '2026-01-01').map(locatedWaiver);
  expect(waivers).toHaveLength(count);
  let looks = 0;
  const watched = waivers.map(
    (each) => new Proxy(each, { get: (of, key) => ((looks += 1), Reflect.get(of, key) as unknown) }),
  );

  expect(earlierOverlaps(watched).filter((each) => each !== undefined)).toEqual([]);
  const find = waiversByFinding(watched);
  const found = waivers.map(({ waiver: { requirement, scenario = '' } }) =>
    find({ requirement, scenario, channel: 'chat' }).map(({ waiver }) => waiver.scenario),
  );
  expect(found).toEqual(waivers.map(({ waiver }) => [waiver.scenario]));

  expect(looks).toBeGreaterThanOrEqual(count);
  expect(looks).toBeLessThan(20 * count);
});

test('no glob takes long, and each stands for what it says', () => {
  expect(readers.ids('*.text-on-fourth*')).toEqual(['cap.text-on-fourth-failure']);
  expect(readers.ids('cap.*failure')).toContain('cap.text-on-fourth-failure');
  expect(() => readers.ids('cap.text-on')).toThrow(/No requirement/);
  expect(() => readers.ids(`${'*a'.repeat(5_000)}*!`)).toThrow(/No requirement/);
});

test('a token that would have cases made without end is none', () => {
  const token = (given: string) => () =>
    readers.token(
      writeToken({
        kind: 'case',
        property: 'skill-ids',
        seed: 1,
        path: given,
        replayPath: undefined,
        requirement: 'message.once',
        without: [],
        targetFacts: { channels: ['chat'], capabilities: [], clock: 'virtual' },
      }),
    );

  expect(token('12:3:4')).not.toThrow();
  expect(token('99999999999')).toThrow(/not a token/);
  expect(token('1:'.repeat(20_000) + '1')).toThrow(/not a token/);
});

test('20,001 rows of contracts are judged in a time that fits them', async () => {
  const row = (n: number) => ({
    pact: 'p',
    description: `d ${n}`,
    state: '',
    heldTo: 'implementation',
    requirements: ['message.once'],
    outcome: 'passed',
    broken: [],
    because: 'Yes.',
    mismatches: [],
  });
  let copies = 0;
  const judge = async (n: number) => {
    const copy = at(`copy-${(copies += 1)}`);
    cpSync(run.folder, copy, { recursive: true });
    writeFileSync(
      path.join(copy, 'contracts.json'),
      JSON.stringify({
        format: 1,
        versions: { format: '', library: '' },
        rows: Array.from({ length: n }, (_, k) => row(k)),
      }),
    );
    mkdirSync(path.join(copy, 'findings'));
    const findings = Array.from({ length: n }, (_, k) => ({
      requirement: 'message.once',
      scenario: `contracts/p/d-${k}`,
      channel: 'messaging',
      verdict: 'pass',
      because: 'Yes.',
      evidence: [],
      listed: true,
      by: 'contracts',
    }));
    writeFileSync(path.join(copy, 'findings', 'contracts.json'), JSON.stringify({ format: 1, findings }));
    // Of the processor's time, which is the same however busy the machine is.
    const began = process.cpuUsage();
    expect((await calledWith(['judge', copy])).code).not.toBe(5);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  };
  await judge(1_000);

  // Twenty times as many take some twenty times as long, and would take four hundred times where each looked at each other one.
  expect(await judge(20_001)).toBeLessThan(60 * Math.max(await judge(1_000), 20));
});

test('a history that was cut off in the middle is mended once, and the file as it was is kept', async () => {
  const history = at('history');
  const words = () => ['merge', run.folder, `--out=${at('merged')}`, `--history=${history}`, '--no-report'];
  const sum = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  await calledWith(words());
  await calledWith(words());
  const file = path.join(history, 'verdicts.jsonl');
  truncateSync(file, readFileSync(file).length - 40);
  const before = sum(file);

  const first = await calledWith(words());
  const second = await calledWith(words());

  expect(first.said).toMatch(
    /line 2, is no run as this version keeps it, and was left out; the file as it was is kept as/,
  );
  expect(sum(`${file}.set-aside-1`)).toBe(before);
  expect(second.said).not.toContain('is no run');
  expect(second.code).toBe(first.code);
});

for (const [name, what] of [
  ['verdicts.jsonl', 'a run as this version keeps it'],
  ['history.jsonl', 'JSON'],
] as const) {
  test(`a history of more lines than there are of ${what} is read no further than that is known`, async () => {
    mkdirSync(at('history'));
    const lines = `{"format":1}\n${'{x\n'.repeat(1_000_000)}`;
    writeFileSync(at('history', name), lines);

    if (name === 'verdicts.jsonl') {
      const { said } = await calledWith([
        ...['merge', run.folder, `--out=${at('merged')}`, `--history=${at('history')}`, '--no-report'],
      ]);
      expect(said.replace(/\s+/g, ' ')).toContain('No comparison with the last run:');
      expect(said.replace(/\s+/g, ' ')).toContain(
        'holds more than 1000 lines that are no run as this version keeps it',
      );
    } else {
      expect(() => mendLines(at('history', name), 'the history of Allure')).toThrow(
        /more than 1000 lines are none of it/,
      );
    }
    expect(readFileSync(at('history', name), 'utf8') === lines).toBe(true);
  });
}

test('a configuration of sixty thousand unknown options is refused in a few lines', async () => {
  writeFileSync(at('config.yaml'), Array.from({ length: 60_000 }, (_, n) => `k${n}: 1\n`).join(''));

  const { code, said } = await calledWith([`--config=${at('config.yaml')}`, '--print-config']);

  expect([code, said.length < 20_000]).toEqual([2, true]);
  expect(said).toContain('… and what follows was not looked at.');
});

test('a waivers file that an entry would make too large to be read stays as it is', async () => {
  const before = `# ${'x'.repeat(1024 * 1024 - 30)}\nwaivers: []\n`;
  writeFileSync(at('waivers.yaml'), before);

  const { code, said } = await calledWith(['waive', 'message.once', at('waivers.yaml')]);

  expect([code, said]).toEqual([2, expect.stringContaining(' Nothing was added.')]);
  expect(said).not.toContain('u000a');
  expect(readFileSync(at('waivers.yaml'), 'utf8') === before).toBe(true);
});

for (const [what, words] of [
  ['a configuration file', (file: string) => [`--config=${file}`, '--print-config']],
  ['a waivers file to be added to', (file: string) => ['waive', 'message.once', file]],
  ['an export of a bot', (file: string) => ['lint-bot', file]],
] as const) {
  test(`a pipe that is named as ${what} is not waited for`, async () => {
    test.skip(process.platform === 'win32', 'There are no such files here.');
    execFileSync('mkfifo', [at('pipe.json')]);

    const { code, said } = await calledWith(words(at('pipe.json')));

    expect([code, said]).toEqual([2, expect.stringContaining('something stands there that is no file')]);
  });
}
