/** Ctrl-C among the generated cases keeps what was found, and the line that it prints plays the others. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PropertyReport } from '../../results/property-report';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

/** Cases of each property, and one requirement, so that few properties are played. */
const runs = 150;
const always = ['--no-report', '--no-contracts', '--only=skill.literal-number', '--seed=6', '--budget=80'];

/** A portion that was cut off is played again as a whole: at most so many cases of each property come twice. */
const mostPlayedTwice = 12 * 5;

let reference: ServedReference;
let folder: TemporaryFolder;

test.beforeAll(async () => {
  reference = await referenceOfWorker();
});

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

const wordsFor = (out: string, ...more: string[]) => [
  bin,
  ...always,
  `--runs=${runs}`,
  `--target=${reference.url.href}`,
  `--out=${out}`,
  ...more,
];

function read<T>(out: string, file: string): T {
  return JSON.parse(readFileSync(path.join(out, file), 'utf8')) as T;
}

const casesOf = ({ properties }: PropertyReport) => properties.map(({ cases }) => cases);

/** Resolves with all that it printed when it ends; `onText` hears of everything so far. */
function ended(child: ChildProcess, onText: (soFar: string) => void): Promise<{ code: number | null; output: string }> {
  let output = '';
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      onText(output);
    });
  }
  return new Promise((resolve) =>
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    }),
  );
}

test('a run that was interrupted among its generated cases is kept, and can be resumed where it stopped', async () => {
  const [first, second] = [path.join(folder.path, 'first'), path.join(folder.path, 'second')];
  const child = spawn(process.execPath, wordsFor(first), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let interrupted = false;

  const { code, output } = await ended(child, (soFar) => {
    if (interrupted || !/^Properties: 1 /m.test(soFar)) return;
    interrupted = true;
    child.kill('SIGINT');
  });

  const kept = read<PropertyReport>(first, 'properties.json');
  expect(code, output).toBe(6);
  expect(output).toContain('Stopping; what was judged is kept.');
  expect(output).not.toContain('FAULT');
  expect(read<JudgedRun>(first, 'conformance.json')).toMatchObject({ interrupted: true, conclusion: 'incomplete' });
  expect(kept.properties.some(({ status }) => status === 'stopped')).toBe(true);
  const [, token = ''] = /--replay=(\S+) --runs=150$/m.exec(output) ?? [];
  expect(token).toBe(kept.resume);

  const resumed = await runChild(process.execPath, wordsFor(second, `--replay=${token}`), {
    cwd: root,
    deadlineMs: patienceMs,
  });

  const rest = read<PropertyReport>(second, 'properties.json');
  expect(resumed.code, resumed.output).toBe(0);
  expect(rest.resume).toBeUndefined();
  expect(rest.seed).toBe(kept.seed);
  const together = casesOf(kept).map((cases, index) => cases + (casesOf(rest)[index] ?? 0));
  const thrownAway = (index: number) =>
    (kept.properties[index]?.thrownAway ?? 0) + (rest.properties[index]?.thrownAway ?? 0);
  together.forEach((cases, index) => {
    // What is listed has a number of its own.
    const wanted = kept.properties[index]?.wanted ?? runs;
    expect(cases + thrownAway(index)).toBeGreaterThanOrEqual(wanted);
    expect(cases).toBeLessThanOrEqual(wanted + mostPlayedTwice);
  });
});
