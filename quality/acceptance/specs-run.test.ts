/** Specs play by themselves when nobody played before: on a target, in one call or in many, each at its own line. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { playForSpecs } from '../../cli/play-for-specs';
import { outcomesAreRestored } from '../../judge/words/restored-outcomes';
import { judgeRun } from '../../judge/verdict/evidence';
import { readTrace } from '../../results/run-file';
import type { PlayedFor } from '../../specs/played-for';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';
import { runChild } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { withEnvironment } from '../testing/with-environment';

const root = path.join(__dirname, '..', '..');

const [printed = ''] =
  /^CONFORMANCE_TARGET=.*playwright test.*$/m.exec(readFileSync(path.join(root, 'ADOPTING.md'), 'utf8')) ?? [];

let reference: ServedReference;
let folder: TemporaryFolder;

// One folder for all: Playwright keeps in it what it has translated.
test.beforeAll(async () => {
  reference = await referenceOfWorker();
  folder = await temporaryFolder();
});

test.afterAll(async () => {
  await folder?.remove();
});

/** Runs the printed command on this mutant of the reference, or on nobody that listens. */
async function specs(target: URL, more = '') {
  const command = `${printed.replace('http://127.0.0.1:8080', target.href)} ${more}`;
  // A failure is no success because a variable says so that is meant for the workers of a run.
  const env = { TMPDIR: folder.path, PLAYWRIGHT_FORCE_TTY: '0', FORCE_COLOR: '0', [outcomesAreRestored]: '1' };
  return runChild('bash', ['-c', command], { cwd: root, deadlineMs: patienceMs, env });
}

/** What the specs leave behind: the folders of their plays. */
const left = () => readdirSync(folder.path).filter((name) => name.startsWith('escalation-specs-'));

test('the printed command passes on a bot that is right', async () => {
  const { code, output } = await specs(reference.url);

  expect(code, output).toBe(0);
  expect(output).toContain('1 passed');
  expect(left()).toEqual([]);
});

test('a spec that fails points to its own line, with the paragraph that a report has', async () => {
  const { code, output } = await specs(new URL('mutants/words-the-cap-differently/', reference.url), '--workers=2');

  expect(code, output).toBe(1);
  expect(output).toContain('FAIL  cap.text-on-fourth-failure');
  expect(output).toMatch(/^ *> +\d+ \| test\.describe\('cap\.text-on-fourth-failure'/m);
  expect(output).toMatch(/^ +at .*specs[\\/]cap\.spec\.ts:\d+:\d+$/m);
  expect(output).not.toContain('satisfies.ts');
  expect(left()).toEqual([]);
});

test('a target that nobody listens at is told as that, at the spec', async () => {
  const { code, output } = await specs(new URL('http://127.0.0.1:1/'));

  expect(code, output).toBe(1);
  expect(output).toContain('No server listens at http://127.0.0.1:1/');
  expect(output).not.toContain('played-for.ts');
});

test.describe('whoever plays for the workers', () => {
  /** As a worker asks. */
  async function asked(id: string, worker: string): Promise<PlayedFor> {
    const answer = await fetch(new URL(`requirements/${id}?worker=${worker}`, process.env['CONFORMANCE_PLAYS_URL']));
    expect(answer.status).toBe(200);
    return (await answer.json()) as PlayedFor;
  }

  const began = Date.now();
  let end: () => Promise<void>;

  test.beforeEach(async () => {
    end = await playForSpecs({ metadata: { settings: { CONFORMANCE_TARGET: reference.url.href } } });
  });

  test.afterEach(async () => end());

  /** Names of the conversations, which are new in each play. */
  const playedIn = ({ folder: at, file }: PlayedFor) =>
    file.plays.map(({ trace }) => readFileSync(path.join(at, trace ?? ''), 'utf8'));

  test('plays once for all workers of a call', async () => {
    const [first, second] = await Promise.all([
      asked('cap.text-on-fourth-failure', `0-${began}`),
      asked('cap.text-on-fourth-failure', `1-${began}`),
    ]);

    expect(first.file.plays.length).toBeGreaterThan(0);
    expect(first.file.facts.only).toEqual(['cap.text-on-fourth-failure']);
    const texts = playedIn(first);
    expect(playedIn(second)).toEqual(texts);
    // The worker that takes the place of one whose test failed.
    expect(playedIn(await asked('cap.text-on-fourth-failure', `2-${Date.now() + 1_000}`))).toEqual(texts);
  });

  test('shares the plays of requirements that are exercised together', async () => {
    const text = await asked('cap.text-on-fourth-failure', `0-${began}`);
    const inBoth = playedIn(text);
    const stops = await asked('cap.stops-after-fourth-failure', `0-${began}`);

    expect(playedIn(stops).some((play) => inBoth.includes(play))).toBe(true);
  });

  test('begins anew for the first worker of another call', async () => {
    const before = playedIn(await asked('cap.text-on-fourth-failure', `0-${began}`));
    const after = playedIn(await asked('cap.text-on-fourth-failure', `0-${Date.now() + 1_000}`));

    expect(after).toHaveLength(before.length);
    expect(after.some((play) => before.includes(play))).toBe(false);
  });

  test('plays as often as the options say, and what differs is unstable', async () => {
    const target = new URL('unstable/in-specs/', reference.url).href;
    await withEnvironment({ CONFORMANCE_OPTIONS: '--repeat=2 --seed=5 --at-once=1' }, async () => {
      await end();
      end = await playForSpecs({ metadata: { settings: { CONFORMANCE_TARGET: target } } });
      const { folder: at, file } = await asked('message.in-transfer-request', `0-${began}`);

      expect(new Set(file.plays.map(({ repeat }) => repeat))).toEqual(new Set([1, 2]));
      const { run } = judgeRun(
        file,
        file.plays.flatMap((play) => readTrace(at, play) ?? []),
      );
      const result = run.results.find(({ id }) => id === 'message.in-transfer-request');
      expect(result).toMatchObject({ status: 'inconclusive', unstable: { statuses: ['passed', 'failed'] } });
    });
  });

  for (const [option, name] of [
    ['--only=cap.*', '--only'],
    ['--shard=1/2 --seed=5', '--shard'],
    ['--list', '--list'],
  ] as const) {
    test(`refuses ${name}, which chooses nothing here`, async () => {
      await withEnvironment({ CONFORMANCE_OPTIONS: option }, async () => {
        const url = new URL('requirements/cap.text-on-fourth-failure?worker=0-1', process.env['CONFORMANCE_PLAYS_URL']);
        const answer = await fetch(url);

        expect(answer.status).toBe(500);
        expect(await answer.text()).toContain(
          `CONFORMANCE_OPTIONS holds ${name}, and Playwright chooses what is played`,
        );
      });
    });
  }

  test('answers no stranger', async () => {
    const url = new URL('../elsewhere/requirements/cap.text-on-fourth-failure', process.env['CONFORMANCE_PLAYS_URL']);

    expect((await fetch(url)).status).toBe(404);
  });
});
