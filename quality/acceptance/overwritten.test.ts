/**
 * Who shares the results folder with a run, such as an implementation under the same user, changes what is in it before its
 * last call: it is told, and there is no verdict. What is changed after the run is told by whoever reads the folder.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Serving } from '../testing/serve';
import { servePassedOn } from '../testing/serve-passed-on';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { calledWith, type Answer } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

const options = [
  '--only=route.integration-transfers',
  '--channel=messaging',
  '--no-report',
  '--no-contracts',
  '--runs=0',
];

let folder: TemporaryFolder;
let out: string;
let serving: Serving | undefined;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
});

test.afterEach(async () => {
  await serving?.stop();
  serving = undefined;
  await folder.remove();
});

/** A run on an implementation that conforms, and does this when it is called for the last time. */
async function runOn(beforeLastCall: () => void, more: readonly string[] = []): Promise<Answer> {
  const { url } = await referenceOfWorker();
  let declared = 0;
  serving = await servePassedOn(url.href, {
    before: ({ url: called }) => {
      if (called === '/' && (declared += 1) === 2) beforeLastCall();
    },
  });
  return calledWith([...options, `--target=${serving.url}`, `--out=${out}`, ...more]);
}

interface Listed {
  trace: string;
  sha256?: string;
}

/** A trace of the folder, changed to one that shows nothing, and its place in run.json. */
function change(results: string, withHash: boolean): void {
  const at = path.join(results, 'run.json');
  const run = JSON.parse(readFileSync(at, 'utf8')) as { plays: Listed[] };
  const channel = path.join(results, 'traces', 'messaging');
  const [area = ''] = readdirSync(channel);
  const [name = ''] = readdirSync(path.join(channel, area));
  const file = path.join(channel, area, name);
  const changed = JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), events: [] });
  writeFileSync(file, changed);
  if (!withHash) return;
  const sha256 = createHash('sha256').update(changed).digest('hex');
  const trace = path.relative(results, file);
  const plays = run.plays.map((play) => (play.trace === trace ? { ...play, sha256 } : play));
  writeFileSync(at, JSON.stringify({ ...run, plays }));
}

const finding = {
  requirement: 'route.integration-transfers',
  scenario: 'route/integration-to-a-skill',
  channel: 'messaging',
};
const pass = { ...finding, verdict: 'pass', because: 'It is so.', evidence: [], listed: true, by: 'contracts' };

for (const [what, act] of [
  ['overwrites a trace', () => change(out, false)],
  ['overwrites a trace and its hash in run.json', () => change(out, true)],
  [
    'puts a finding of its own among the findings',
    () => {
      mkdirSync(path.join(out, 'findings'), { recursive: true });
      writeFileSync(path.join(out, 'findings', 'contracts.json'), JSON.stringify({ format: 1, findings: [pass] }));
    },
  ],
  [
    'leads the traces to another folder, with others in it',
    () => {
      const elsewhere = path.join(folder.path, 'elsewhere');
      cpSync(path.join(out, 'traces'), elsewhere, { recursive: true });
      rmSync(path.join(out, 'traces'), { recursive: true });
      symlinkSync(elsewhere, path.join(out, 'traces'));
      change(out, false);
    },
  ],
  ['takes the traces away', () => rmSync(path.join(out, 'traces'), { recursive: true })],
] as const) {
  test(`an implementation that ${what} before the last call is told, without a verdict`, async () => {
    const { code, said } = await runOn(act);

    expect(code, said).toBe(2);
    expect(said).toMatch(/somebody else while the run went on|a link stands there that leads out of the folder/);
    expect(said).not.toContain('CONFORMS');
    expect(existsSync(path.join(out, 'conformance.json'))).toBe(false);
  });
}

test('what an implementation writes to run.json before the last call is overwritten, not believed', async () => {
  let written = false;
  const { code, said } = await runOn(() => {
    writeFileSync(path.join(out, 'run.json'), '{"format":1}');
    written = true;
  });

  expect([code, written], said).toEqual([0, true]);
  expect((await calledWith(['verify-claim', out])).code).toBe(0);
  expect((await calledWith(['judge', out])).code).toBe(0);
});

for (const withHash of [false, true]) {
  test(`a trace that is changed after the run${withHash ? ', and its hash in run.json,' : ''} is told by every word that reads it`, async () => {
    expect((await runOn(() => undefined, ['--shard=1/1', '--seed=7'])).code).toBe(0);
    const verdict = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as { traces: object };
    expect(verdict.traces).toEqual({ kept: expect.any(Number), sha256: expect.stringMatching(/^[\da-f]{64}$/) });
    const untouched = path.join(folder.path, 'untouched');
    cpSync(out, untouched, { recursive: true });
    change(out, withHash);
    const to = `--out=${path.join(folder.path, 'new')}`;

    for (const [words, expected] of [
      [['verify-claim', out], 1],
      [['judge', out], 2],
      [['merge', out, '--no-report', to], 2],
      [['compare', out, untouched, to], 2],
      [['compare', untouched, untouched, to], 0],
    ] as const) {
      const { code, said } = await calledWith(words);
      expect(code, `${words.join(' ')}: ${said}`).toBe(expected);
      if (expected !== 0) expect(said).toMatch(withHash ? /sha256|drawn from/ : /was changed after the run/);
    }
  });
}
