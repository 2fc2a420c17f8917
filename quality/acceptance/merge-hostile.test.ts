/** A part that was made to lead a merge astray: it is refused in a sentence, and nothing but the folder for the results is touched. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readRunFile, type KeptPlay } from '../../results/run-file';
import { factsWith, runFolder } from '../testing/run-folder';
import { messageTooLate, wellDone } from '../testing/sample-traces';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

const requirement = 'message.before-transfer';

let folder: TemporaryFolder;

/** What lies around the folder for the results; the merge is asked to stay out of it. */
const at = (...names: string[]) => path.join(folder.path, ...names);

test.beforeEach(async () => {
  folder = await temporaryFolder();
  await part(1, wellDone);
  await part(2, messageTooLate);
  mkdirSync(at('outside'));
  writeFileSync(at('outside', 'precious.json'), 'precious');
});

test.afterEach(() => folder.remove());

/** Lays out one of two parts of a run. */
async function part(index: number, trace: typeof wellDone): Promise<void> {
  const run = await runFolder(factsWith({ shard: { index, of: 2 }, only: [requirement] }), [trace]);
  cpSync(run.folder, at(`part-${index}`), { recursive: true });
  await run.remove();
  mkdirSync(at(`part-${index}`, 'counterexamples'));
  mkdirSync(at(`part-${index}`, 'pacts'));
  writeFileSync(at(`part-${index}`, 'counterexamples', `of-${index}.json`), '{}');
}

const merge = (out: string) => calledWith(['merge', at('part-1'), at('part-2'), '--no-report', `--out=${at(out)}`]);

/** Every entry around the folder for the results, with what it holds. */
function around(): string[] {
  return readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^merged(\/|$)/.test(name))
    .map((name) => {
      const stats = lstatSync(at(name));
      if (stats.isSymbolicLink()) return `${name} → ${readlinkSync(at(name))}`;
      return stats.isFile() ? `${name}: ${readFileSync(at(name), 'utf8')}` : name;
    })
    .sort();
}

const play: KeptPlay = { scenario: 'message/well-done', channel: 'messaging', trace: null };

function changeRun(of: string, change: (plays: readonly KeptPlay[]) => readonly KeptPlay[]): void {
  const file = readRunFile(at(of));
  writeFileSync(at(of, 'run.json'), JSON.stringify({ ...file, plays: change(file.plays) }));
}

const naming = (trace: string) => () => changeRun('part-1', (plays) => [...plays, { ...play, trace }]);

function findingsBy(by: unknown): void {
  mkdirSync(at('part-1', 'findings'));
  const finding = {
    requirement,
    verdict: 'fail',
    because: 'x',
    evidence: [],
    scenario: 's/s',
    channel: 'messaging',
    listed: true,
    by,
  };
  writeFileSync(at('part-1', 'findings', 'contracts.json'), JSON.stringify({ format: 1, findings: [finding] }));
}

/** In place of what stands there. */
function link(to: string, ...names: string[]): void {
  rmSync(at(...names), { recursive: true, force: true });
  mkdirSync(path.dirname(at(...names)), { recursive: true });
  symlinkSync(to, at(...names));
}

interface Trap {
  readonly what: string;
  readonly lay: () => void;
  readonly says: string;
}

const leadsOut = 'names a trace outside its folder';
const isLink = 'is a symbolic link';
const nobody = 'at findings[0].by, expected a name of a producer';

const traps: readonly Trap[] = [
  { what: 'a play whose trace is above', lay: naming('../outside/precious.json'), says: leadsOut },
  { what: 'a play whose trace is elsewhere', lay: () => naming(at('outside', 'precious.json'))(), says: leadsOut },
  { what: 'a play whose trace goes up and down', lay: naming('traces/../../part-2/run.json'), says: leadsOut },
  { what: 'a play whose trace is no trace', lay: naming('traces/../run.json'), says: 'not in "traces"' },
  { what: 'a play whose trace is missing', lay: naming('traces/messaging/gone.json'), says: 'is missing' },
  { what: 'findings by who is above', lay: () => findingsBy('../../outside/precious'), says: nobody },
  { what: 'findings by who is elsewhere', lay: () => findingsBy(at('outside', 'precious')), says: nobody },
  { what: 'findings by nobody', lay: () => findingsBy(undefined), says: nobody },
  ...['traces', 'incomplete', 'counterexamples', 'pacts', 'findings'].map((name) => ({
    what: `a link to a folder in place of ${name}`,
    lay: () => link(at('outside'), 'part-1', name),
    says: isLink,
  })),
  ...['contracts.json', 'properties.json', 'pacts/a.json', 'counterexamples/of-2.json', 'findings/contracts.json'].map(
    (name) => ({
      what: `a link to a file in place of ${name}`,
      lay: () => link(at('outside', 'precious.json'), 'part-1', name),
      says: isLink,
    }),
  ),
  {
    what: 'a link to the folder in which the other part has its traces',
    lay: () => link(at('outside'), 'part-1', 'traces', 'messaging', 'message'),
    says: isLink,
  },
  {
    what: 'a link that leads above, by a way from where it stands',
    lay: () => link('../../../outside', 'part-1', 'counterexamples', 'deep', 'deeper'),
    says: isLink,
  },
  {
    what: 'a link to what is not there yet',
    lay: () => link(at('outside', 'new.json'), 'part-1', 'counterexamples', 'of-2.json'),
    says: isLink,
  },
  {
    what: 'a pipe that never says anything',
    lay: () => void execFileSync('mkfifo', [at('part-1', 'counterexamples', 'pipe.json')]),
    says: 'is no file and no folder',
  },
  {
    what: 'a file where there are folders',
    lay: () => {
      rmSync(at('part-1', 'pacts'), { recursive: true });
      writeFileSync(at('part-1', 'pacts'), '');
    },
    says: 'is no folder',
  },
];

for (const { what, lay, says } of traps) {
  test(`a part with ${what} is refused, nothing is written`, async () => {
    lay();
    const before = around();

    const { code, said } = await merge('merged');

    expect(code, said).toBe(2);
    expect(said).toContain(says);
    expect(said).not.toContain('    at ');
    expect(around()).toEqual(before);
    expect(existsSync(at('merged'))).toBe(false);
  });
}

test('parts without a trap are joined, whatever links lead to them', async () => {
  renameSync(at('part-1'), at('moved'));
  symlinkSync(at('moved'), at('part-1'));
  const before = around();

  const { code, said } = await merge('merged');

  expect(code, said).toBe(1);
  expect(around()).toEqual(before);
  expect(readdirSync(at('merged', 'counterexamples'))).toEqual(['of-1.json', 'of-2.json']);
  expect(readRunFile(at('merged')).plays).toHaveLength(2);
});

test('links in an earlier result are removed, where they lead nothing is', async () => {
  expect((await merge('merged')).code).toBe(1);
  for (const name of ['traces', 'report', 'findings']) link(at('outside'), 'merged', name);
  for (const name of ['run.json.unfinished', 'summary.md']) link(at('outside', 'precious.json'), 'merged', name);
  const before = around();

  const { code, said } = await merge('merged');

  expect(code, said).toBe(1);
  expect(around()).toEqual(before);
});

for (const out of ['part-1', 'other-name', path.join('part-1', 'traces', 'merged')]) {
  test(`the results of a merge cannot go to ${out}, which is a part or in one`, async () => {
    symlinkSync(at('part-2'), at('other-name'));
    const before = around();

    const { code, said } = await merge(out);

    expect(code, said).toBe(2);
    expect(said).toContain('Name another one.');
    expect(around()).toEqual(before);
  });
}
