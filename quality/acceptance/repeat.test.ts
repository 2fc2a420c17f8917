/** A bot that is right every other time passes alone, and is told when everything is played twice. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseOptions } from '../../cli/options';
import { suiteVersion } from '../../cli/suite-version';
import { judgeResults } from '../../cli/judge';
import { verifyClaimFile } from '../../cli/verify-claim';
import { verdictFileName } from '../../judge/verdict/verdict-file';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { readRunFile, type RunFile } from '../../results/run-file';
import { mergeFolders } from '../../run/merge';
import { startReference, type ReferenceProcess } from '../../run/reference-process';
import { run } from '../../run/run';
import { renderRunTo } from '../../run/tell';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';

const requirement = 'message.in-transfer-request';
const never = new AbortController().signal;

let folder: TemporaryFolder;
let reference: ReferenceProcess;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  reference = await startReference();
});

test.afterAll(async () => {
  await reference?.stop();
  await folder?.remove();
});

interface Played {
  readonly code: number;
  readonly output: string;
  readonly out: string;
}

/** A run of one requirement into a folder of this name, against the bot at this path of the reference. */
async function played(name: string, bot: string, ...words: string[]): Promise<Played> {
  const out = path.join(folder.path, name);
  let output = '';
  const asked = ['--no-report', '--no-contracts', '--runs=0', '--seed=5', `--only=${requirement}`, ...words];
  const target = new URL(bot, reference.url).href;
  const options = parseOptions([...asked, `--target=${target}`, `--out=${out}`], suiteVersion(), {});
  const suite = { name: 'escalation-conformance', version: suiteVersion() };
  const code = await run(options, suite, never, { write: (text) => (output += text) });
  return { code, output, out };
}

/** A bot that is right every other time, and has met nobody yet. */
const unstable = (name: string) => `unstable/${name}/`;
const steady = '';

function resultIn(out: string) {
  const verdict = JSON.parse(readFileSync(path.join(out, verdictFileName), 'utf8')) as JudgedRun;
  return verdict.results.find(({ id }) => id === requirement);
}

function verified(out: string): { readonly code: number; readonly said: string } {
  let said = '';
  const code = verifyClaimFile([out], (text) => (said += text));
  return { code, said };
}

test('a bot that is right every other time passes a run that plays everything once', async () => {
  const { code, output } = await played('alone', unstable('alone'));
  expect(code, output).toBe(0);
  expect(output).not.toMatch(/^(Uns|S)table: /m);
});

test('a bot that is right every other time is told as unstable in every form', async () => {
  const { code, output, out } = await played('unstable', unstable('alike'), '--repeat=2');

  expect(code, output).toBe(6);
  expect(output).toMatch(/^UNSTABLE {2}message\.in-transfer-request /m);
  expect(output).toMatch(/The same play gave different results\. \S+ on \w+: in play 1 it .*, in play 2 it .*failed/);
  expect(output).toMatch(/Replay .* --repeat=2 .*--only=message\.in-transfer-request/);
  expect(output).toMatch(
    /^Unstable: each chosen situation was played 2 times, and 1 requirement had different results/m,
  );
  expect(output).toMatch(/^Exit code 6: .*\(--repeat\)\.$/m);
  expect(resultIn(out)).toMatchObject({ status: 'inconclusive', unstable: { statuses: ['passed', 'failed'] } });
  expect(readFileSync(path.join(out, 'junit.xml'), 'utf8')).toContain('name="unstable" value="passed, failed"');
  expect(readFileSync(path.join(out, 'summary.md'), 'utf8')).toContain('| inconclusive, unstable |');
  expect(readFileSync(path.join(out, 'report', 'index.html'), 'utf8')).toContain(
    'The same play gave different results.',
  );

  let said = '';
  expect(judgeResults([out], { write: (text) => (said += text) }, () => undefined)).toBe(6);
  expect(said).toMatch(/^UNSTABLE {2}message\.in-transfer-request /m);
  expect(verified(out), verified(out).said).toMatchObject({ code: 0 });
});

test('the shards of such a run give the same verdict', async () => {
  const parts: string[] = [];
  for (const n of [1, 2])
    parts.push((await played(`part-${n}`, unstable('in-parts'), '--repeat=2', `--shard=${n}/2`)).out);
  const merged = path.join(folder.path, 'merged');
  const file = await mergeFolders(parts, merged);
  const code = await renderRunTo({ out: merged, report: false, workers: 1 }, file, never, { write: () => undefined });

  expect(code).toBe(6);
  expect(resultIn(merged)?.unstable?.statuses).toEqual(['passed', 'failed']);
  expect(verified(merged), verified(merged).said).toMatchObject({ code: 0 });
});

test('a shard that plays each situation once is none of such a run', async () => {
  const parts = [
    (await played('twice', steady, '--repeat=2', '--shard=1/2')).out,
    (await played('once', steady, '--shard=2/2')).out,
  ];
  await expect(mergeFolders(parts, path.join(folder.path, 'mixed'))).rejects.toThrow('they differ in "repeat"');
});

test('a steady bot shows no difference', async () => {
  const { code, output, out } = await played('steady', steady, '--repeat=3');

  expect(code, output).toBe(0);
  expect(output).toMatch(/^Stable: each chosen situation was played 3 times/m);
  expect(resultIn(out)?.unstable).toBeUndefined();
  const { plays } = readRunFile(out);
  expect(new Set(plays.map(({ repeat }) => repeat))).toEqual(new Set([1, 2, 3]));
  expect(new Set(plays.map(({ trace }) => trace)).size).toBe(plays.length);
  expect(verified(out)).toMatchObject({ code: 0 });
});

test('a claim whose second plays were taken away does not hold', async () => {
  const { out } = await played('whole', steady, '--repeat=2');
  const copy = path.join(folder.path, 'copy');
  cpSync(out, copy, { recursive: true });
  const file = readRunFile(copy);
  const without: RunFile = { ...file, plays: file.plays.filter(({ repeat }) => repeat === 1) };
  writeFileSync(path.join(copy, 'run.json'), JSON.stringify(without));

  const { code, said } = verified(copy);
  expect(code).toBe(1);
  expect(said).toMatch(/ on messaging, play 2 was to be played, and run\.json lists no such play/);
});

test('a number of repeats out of bounds is wrong usage', () => {
  for (const value of ['0', '10', 'two', ''])
    expect(() => parseOptions([`--repeat=${value}`], '0', {}), value).toThrow('It is a whole number from 1 to 9.');
});
