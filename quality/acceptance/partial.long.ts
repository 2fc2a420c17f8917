/** The command says of a part that it is one, and of a whole run and a whole merge that they are whole. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeToken } from '../../properties/replay-token';
import { judgeFolder } from '../../run/judge-folder';
import { parseVerdictFile, type VerdictFile } from '../../results/verdict-file-schema';
import { folderOfFile } from '../testing/folder-of-file';
import { expect, test } from '../testing/test';
import { mergeFolders } from '../../run/merge';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker } from './reference-of-worker';
import { run } from '../../run/run';
import { suiteVersion } from '../../cli/suite-version';
import { verifyClaimFile } from '../../cli/verify-claim';
import { calledWith } from './called-with';

const folder = folderOfFile();

const never = new AbortController().signal;

interface Ran {
  readonly out: string;
  readonly code: number;
  readonly output: string;
  readonly verdict: VerdictFile;
}

async function ran(name: string, ...args: string[]): Promise<Ran> {
  const out = path.join(folder.path, name);
  let output = '';
  const suite = { name: 'escalation-conformance', version: suiteVersion() };
  const target = `--target=${(await referenceOfWorker()).url.href}`;
  const options = parseOptions(['--seed=11', '--no-report', ...args, target, `--out=${out}`], '0', {});
  const code = await run(options, suite, never, { write: (text) => (output += text) });
  return { out, code, output, verdict: verdictIn(out) };
}

function verdictIn(out: string): VerdictFile {
  return parseVerdictFile(readFileSync(path.join(out, 'conformance.json'), 'utf8'), out);
}

function verified(out: string): { readonly code: number; readonly said: string } {
  let said = '';
  const code = verifyClaimFile([path.join(out, 'conformance.json')], (text) => (said += text));
  return { code, said };
}

/** What every run that conforms has to be told by, should it be a part. */
function expectPartial({ out, output, verdict }: Ran, told: RegExp): void {
  expect(output).toMatch(/^CONFORMS, PARTIAL {2}.*"reference/m);
  expect(output).toMatch(told);
  expect(verdict).toMatchObject({ conclusion: 'conforms', exitCode: 0, extent: { whole: false } });
  expect(judgeFolder(out).run.extent).toEqual(verdict.extent);
  expect(readFileSync(path.join(out, 'badge.svg'), 'utf8')).toContain('conforms, partial: ');
  expect(readFileSync(path.join(out, 'report', 'index.html'), 'utf8')).toContain('<h1>Conforms, partial');
  expect(verified(out)).toMatchObject({ code: 0 });
  expect(verified(out).said).toMatch(/^The claim holds, of the part that it names\./m);
}

test('a whole run is whole in its files, when it is judged again and when its claim is verified', async () => {
  const { out, code, output, verdict } = await ran('whole', '--runs=1', '--budget=600', '--require-whole');

  expect(code, output).toBe(0);
  expect(output).toMatch(/^CONFORMS {2}"reference/m);
  expect(output).not.toMatch(/partial/i);
  expect(verdict.extent).toMatchObject({ whole: true, set: 'page@2', of: 43, inFull: 43, inPart: 0, leftOut: [] });
  expect(judgeFolder(out).run.extent).toEqual(verdict.extent);
  const { code: held, said } = verified(out);
  expect(held, said).toBe(0);
  expect(said).toContain('The claim holds. Whether');
});

test('chosen requirements are a part, which ends with 0, and with 6 where a whole run is required', async () => {
  const free = await ran('chosen', '--only=message.blank-*', '--runs=1');
  const bound = await ran('bound', '--only=message.blank-*', '--runs=1', '--require-whole');

  expect(free.code, free.output).toBe(0);
  expectPartial(free, /^Partial: 3 of 43 requirements of page@2 judged in full; \d+ of all \d+ requirements chosen/m);
  expect(bound.code, bound.output).toBe(6);
  expect(bound.output).toContain('Exit code 6: the run is partial, and a whole one is required (--require-whole).');
  expect(bound.verdict).toMatchObject({ conclusion: 'incomplete', requireWhole: true, extent: free.verdict.extent });
});

test('one channel of two, without contracts and generated cases, is a part for three reasons', async () => {
  const { code, ...rest } = await ran('channel', '--channel=chat', '--no-contracts', '--runs=0');

  expect(code, rest.output).toBe(0);
  expectPartial(
    { code, ...rest },
    /^Partial: 0 of 43 .*; on chat only, of the declared messaging and chat \(--channel\); no contracts \(--no-contracts\); no generated cases \(--runs=0\)\.$/m,
  );
});

test('with little time a run settles on few cases, prints their number, and is whole with them', async () => {
  const { code, output, verdict } = await ran('budget', '--runs=100', '--budget=0.001');

  expect(code, output).toBe(0);
  expect(output).toMatch(/^CONFORMS {2}"reference/m);
  expect(output).toMatch(
    /^Settled: 260 of 1300 cases by chance, 20 of each property, at [\d.]+ ms .* at least 20 of each property/m,
  );
  expect(verdict.extent).toMatchObject({ whole: true });
  // Where the machine was slower than measured some are not reached; they are missing from those that it settled on.
  expect(verdict.extent?.unreached?.properties.filter((each) => each.of !== 20) ?? []).toEqual([]);
});

test('the rest of the generated cases of an earlier run is a part', async () => {
  const token = writeToken({ kind: 'resume', seed: 11, from: { messages: 0 } });

  const rest = await ran('rest', '--only=message.once', `--replay=${token}`, '--runs=5', '--no-contracts');

  expect(rest.output).toContain('only those generated cases that an earlier run had left (--replay)');
  expect(rest.verdict.extent).toMatchObject({ whole: false });
});

test.describe('shards', () => {
  const shards: Ran[] = [];

  test.beforeAll(async () => {
    for (const index of [1, 2]) {
      shards.push(await ran(`shard-${index}`, `--shard=${index}/2`, '--runs=10', '--budget=600'));
    }
  });

  /** Merges copies, so that each test has its own. */
  async function merged(name: string, args: readonly string[] = []): Promise<Ran> {
    const parts = shards.map(({ out }, index) => {
      const copy = path.join(folder.path, `${name}-of-${index + 1}`);
      cpSync(out, copy, { recursive: true });
      return copy;
    });
    const out = path.join(folder.path, name);
    const { code, output } = await calledWith(['merge', ...parts, `--out=${out}`, '--no-report', ...args]);
    return { out, code, output, verdict: verdictIn(out) };
  }

  test('each shard is a part, and the merge of all is whole', async () => {
    for (const [index, { verdict, output }] of shards.entries()) {
      expect(verdict.extent).toMatchObject({ whole: false, inFull: 0 });
      expect(output).toContain(`; part ${index + 1} of 2 (--shard)`);
    }

    const { out, code, output, verdict } = await merged('all', ['--require-whole']);

    expect(code, output).toBe(0);
    expect(output).toMatch(/^CONFORMS {2}"reference/m);
    expect(verdict.extent).toMatchObject({ whole: true, inFull: 43, leftOut: [] });
    expect(verified(out).said).toContain('The claim holds. Whether');
  });

  test('some of the shards make no merge, and nothing is left that could be taken for a whole run', async () => {
    const out = path.join(folder.path, 'some');

    await expect(mergeFolders([shards[0]?.out ?? ''], out)).rejects.toThrow('Missing: shard 2/2.');

    expect(existsSync(out)).toBe(false);
  });
});

test('the merge of shards of a part is a part, which ends with 6 where a whole run is required', async () => {
  const parts = [];
  for (const index of [1, 2]) {
    const { out } = await ran(`part-${index}`, `--shard=${index}/2`, '--only=message.*', '--no-contracts', '--runs=0');
    parts.push(out);
  }
  const out = path.join(folder.path, 'merged-part');

  for (const [requireWhole, exitCode] of [
    [false, 0],
    [true, 6],
  ] as const) {
    await mergeFolders(parts, out, { requireWhole });
    const { run: judged } = judgeFolder(out);

    expect(judged).toMatchObject({ exitCode, extent: { whole: false } });
    expect(judged.extent.leftOut.map(({ what }) => what)).toEqual(['requirements', 'contracts', 'generated cases']);
  }
});
