/**
 * Whatever the machine is set to, whoever reads what is printed, whichever clock it has and wherever what a run is given lies: the exit
 * code is that of the verdict, and nothing of anybody else's is lost.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../testing/child';
import { folderOfFile } from '../testing/folder-of-file';
import { patienceMs } from '../testing/patience';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import { expect, test } from '../testing/test';
import { withEnvironment } from '../testing/with-environment';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

const root = path.join(__dirname, '..', '..');
const folder = folderOfFile();
const at = (...names: string[]) => path.join(folder.path, ...names);

let kept: RunFolder;

test.beforeAll(async () => {
  kept = await runFolder(factsWith({ shard: { index: 1, of: 1 } }), [wellDone]);
});

test.afterAll(() => kept?.remove());

/** Judges in a process of its own, as a shell is told to have it called; `$judge` stands for the call. */
async function judged(shell: string, env: NodeJS.ProcessEnv = {}) {
  const call = `'${process.execPath}' '${path.join(root, 'bin', 'escalation-conformance.js')}' judge '${kept.folder}'`;
  const { code, output } = await runChild('bash', ['-c', shell.replaceAll('$judge', call)], {
    ...{ cwd: folder.path, deadlineMs: patienceMs },
    env,
  });
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$|Fault of the suite/m);
  // What the shell itself says of a locale that is not there.
  return { code, output: output.replace(/^bash: warning: .*\n/gm, '') };
}

const environments: Readonly<Record<string, NodeJS.ProcessEnv>> = {
  'a Turkish locale, the time zone of tomorrow, no home and no folder for temporary files': {
    ...{ LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
    ...{ HOME: '/dev/null', TMPDIR: '/no/such/folder' },
  },
  'no locale, a time zone that is none, a folder for temporary files that takes none, and a Node without __proto__': {
    ...{ LC_ALL: 'C', LANG: 'C', TZ: '../../etc/passwd', HOME: '', TMPDIR: '/proc' },
    NODE_OPTIONS: '--disable-proto=throw --throw-deprecation',
  },
  'a Node that warns of everything, in a build whose addresses and names are scripts': {
    NODE_OPTIONS: '--trace-warnings --unhandled-rejections=warn',
    ...{ GITLAB_CI: 'true', CI_JOB_URL: 'javascript:alert(1)//', CI_JOB_NAME: '<b>', CI_PIPELINE_IID: '"' },
  },
};

test('whatever the environment says, a verdict is told as it is elsewhere', async () => {
  const usual = await judged('$judge');
  expect(usual.output).toMatch(/^Exit code \d/m);

  for (const [what, env] of Object.entries(environments)) {
    expect(await judged('$judge 2>/dev/null', env), what).toEqual(usual);
  }
});

test('however wide the terminal is, it is told the whole of a verdict', async () => {
  const words = async (columns: string) => (await judged('$judge', { COLUMNS: columns })).output.split(/\s+/).join(' ');
  const usual = await words('80');

  for (const columns of ['1', '99999999999999999999']) {
    expect(await words(columns), columns).toBe(usual);
  }
});

test('whoever reads what is printed, or stops reading, changes nothing about the exit code', async () => {
  const { code = -1 } = await judged('$judge');

  for (const shell of [
    '$judge >&-',
    '$judge <&- >&- 2>&-',
    '$judge | head -1; exit ${PIPESTATUS[0]}',
    '$judge 2>&1 | true; exit ${PIPESTATUS[0]}',
  ]) {
    expect((await judged(shell)).code, shell).toBe(code);
  }
});

test('in a folder that is gone nothing is judged, which is told', async () => {
  const { code, output } = await judged('mkdir gone; cd gone; rmdir ../gone; $judge', { INIT_CWD: undefined });

  expect([code, output]).toEqual([2, expect.stringContaining('uv_cwd')]);
});

/** A run of one requirement on the reference. */
async function run(out: string, ...words: readonly string[]) {
  const { url } = await referenceOfWorker();
  const few = [
    '--only=route.integration-transfers',
    '--channel=messaging',
    '--no-report',
    '--no-contracts',
    '--runs=0',
  ];
  return calledWith([...few, `--target=${url.href}`, `--out=${out}`, ...words]);
}

test('a clock that is put back while a run goes on leaves results that hold', async () => {
  const { now } = Date;
  let read = 0;
  // An hour for each time that it is read.
  Date.now = () => now.call(Date) - (read += 1) * 3_600_000;
  let said: string;
  try {
    ({ said } = await run(at('back')));
  } finally {
    Date.now = now;
  }
  expect(said).toContain('Exit code 0');

  expect((await calledWith(['judge', at('back')])).code).toBe(0);
  expect((await calledWith(['verify-claim', at('back')])).code).toBe(0);
});

test('what a run is given and would take away before it begins is refused, and kept', async () => {
  const out = at('results');
  expect((await run(out)).code).toBe(0);
  const file = path.join(out, 'traces', 'mine.yaml');
  writeFileSync(file, 'waivers: []\n');
  for (const option of ['--waivers', '--bot']) {
    const { code, said } = await run(out, `${option}=${file}`, ...(option === '--bot' ? ['--adapter=liveperson'] : []));

    expect(code, said).toBe(2);
    expect(existsSync(file)).toBe(true);
  }
  for (const history of [
    path.join(out, 'traces'),
    path.join(out, 'report', 'history'),
    path.join(out, 'findings', 'a', 'b'),
  ]) {
    const { code, said } = await run(out, `--history=${history}`);

    expect([code, said.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining('lies among the results in --out=')]);
    const merged = await calledWith(['merge', kept.folder, `--out=${out}`, '--no-report', `--history=${history}`]);
    expect(merged.code, merged.said).toBe(2);
  }
  expect(readFileSync(file, 'utf8')).toBe('waivers: []\n');
});

test('a history beside the results in their folder is kept from run to run', async () => {
  const out = at('together');
  mkdirSync(out);
  for (let n = 0; n < 2; n += 1) expect((await run(out, `--history=${out}`)).code).toBe(0);

  expect(readFileSync(path.join(out, 'verdicts.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
});

test('a variable that holds nothing is as one that is not set', async () => {
  const empty = { CONFORMANCE_SEED: '', CONFORMANCE_ONLY: '', CONFORMANCE_CONFIG: '' };

  const { code, said } = await withEnvironment(empty, () => calledWith(['--print-config'], { env: empty }));

  expect(code, said).toBe(0);
});
