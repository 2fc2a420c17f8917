/**
 * One conclusion, however a report, a history or the disk breaks under the whole command: the verdict stands with its exit code, and
 * what is missing is told. What takes no process of its own is in run/tell.test.ts and run/write-verdict.test.ts.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { parseVerdictFile } from '../../results/verdict-file-schema';
import { runChild, type Ended } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { copySources } from '../testing/project-copy';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';

test.describe.configure({ timeout: 1_800_000 });

const root = path.resolve(__dirname, '..', '..');
const bin = path.join('bin', 'escalation-conformance.js');

let folder: TemporaryFolder;
let out: string;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
});

test.afterEach(() => folder.remove());

const words = (...more: readonly string[]) => [
  ...['--only=skill.literal-number', '--seed=8', '--no-contracts', '--runs=0', `--out=${out}`],
  ...more,
];

function expectOneConclusion({ code, output }: Ended, missing: RegExp): void {
  expect(code, output).toBe(0);
  expect(output).toMatch(missing);
  expect(output.match(/^Exit code \d/gm)).toEqual(['Exit code 0']);
  const verdict = parseVerdictFile(readFileSync(path.join(out, 'conformance.json'), 'utf8'), 'conformance.json');
  expect(verdict).toMatchObject({ exitCode: 0, conclusion: 'conforms', faults: [] });
  expect(verdict.missingReports?.join('\n')).toMatch(missing);
}

test('a disk that has room for the verdict and for no report', async () => {
  test.skip(process.platform === 'win32', 'There is no such limit here.');
  const call = [process.execPath, path.join(root, bin), ...words()].map((word) => `'${word}'`).join(' ');

  // Kibibytes of one file: traces and the verdict are smaller, and an Allure page is larger.
  const ended = await runChild('bash', ['-c', `ulimit -f 300; ${call}`], { cwd: root, deadlineMs: patienceMs });

  expectOneConclusion(ended, /No Allure report: /);
  expect(existsSync(path.join(out, 'allure-report'))).toBe(false);
});

test('a history of Allure that was cut off is mended, told once, and the file as it was is kept', async () => {
  const history = path.join(folder.path, 'history');
  const run = () =>
    runChild(process.execPath, [bin, ...words(`--history=${history}`)], { cwd: root, deadlineMs: patienceMs });
  await run();
  const file = path.join(history, 'history.jsonl');
  truncateSync(file, readFileSync(file).length - 40);
  const before = readFileSync(file, 'utf8');

  expectOneConclusion(await run(), /No trend from a part of the history: .*history\.jsonl, line 1, .* was left out/);
  const second = await run();

  expect(readFileSync(`${file}.set-aside-1`, 'utf8')).toBe(before);
  expect(second.code, second.output).toBe(0);
  expect(second.output).not.toContain('No trend');
  expect(existsSync(path.join(out, 'allure-report', 'index.html'))).toBe(true);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
});

test('an Allure that is not installed', async () => {
  const copy = path.join(folder.path, 'copy');
  copySources(copy);
  const from = path.join(root, 'node_modules');
  mkdirSync(path.join(copy, 'node_modules'));
  for (const name of readdirSync(from)) symlinkSync(path.join(from, name), path.join(copy, 'node_modules', name));
  rmSync(path.join(copy, 'node_modules', 'allure'));

  const ended = await runChild(process.execPath, [bin, ...words()], { cwd: copy, deadlineMs: patienceMs });

  expectOneConclusion(ended, /No Allure report: /);
});
