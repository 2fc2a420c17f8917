/** However a run ends, nothing of it is left: the ends that take longer, with the report among them. */
import path from 'node:path';
import { hanging, serve } from '../testing/serve';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { watchedCommand, type WatchedEnd, type Watching } from '../testing/watched-command';

test.describe.configure({ timeout: 400_000 });

const deadlineMs = 300_000;

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

function judged(args: readonly string[], interrupt?: Watching['interrupt']): Promise<WatchedEnd> {
  const all = ['--only=skill.literal-number', '--seed=8', `--out=${path.join(folder.path, 'results')}`, ...args];
  return watchedCommand({ folder: folder.path, args: all, deadlineMs, ...(interrupt ? { interrupt } : {}) });
}

/** Playwright keeps what it has compiled in one folder for each user, for its next run. */
const isCompiled = (name: string) => name.startsWith('playwright-transform-cache-');

function expectNothingLeft({ left: { processes, temporaryFiles } }: WatchedEnd): void {
  expect(processes).toEqual([]);
  expect(temporaryFiles.filter((name) => !isCompiled(name))).toEqual([]);
}

test('a run with its report leaves nothing behind', async () => {
  const end = await judged(['--runs=10']);

  expect(end.code, end.output).toBe(0);
  expectNothingLeft(end);
});

test('a run whose implementation never answers leaves nothing behind', async () => {
  const serving = await serve(hanging);

  const end = await judged([`--target=${serving.url}`, '--call-deadline=1']).finally(() => serving.stop());

  expect(end.code, end.output).toBe(3);
  expectNothingLeft(end);
});

for (const [moment, after] of [
  ['scenarios are played', /^Judging /m],
  ['contracts are tried', /^Contracts$/m],
  ['generated cases are played', /^Properties: 1 /m],
  ['the report is made', /^Presenting$/m],
] as const) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`${signal} while ${moment} leaves nothing behind`, async () => {
      const many = moment === 'generated cases are played' ? ['--runs=5000', '--budget=200'] : ['--runs=10'];

      const end = await judged(many, { after, with: signal });

      expect(end.output).toContain('Stopping; what was judged is kept.');
      expect(end.output).not.toContain('FAULT');
      expectNothingLeft(end);
    });
  }
}
