/**
 * Whoever stops a word that only reads is heeded at once: it leaves Ctrl-C and SIGTERM to the system, which ends it however busy it
 * is. A word that begins something takes them from then on, and no earlier.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { words } from '../../cli/words';
import type { RunFile } from '../../results/run-file';
import { folderOfFile } from '../testing/folder-of-file';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

const folder = folderOfFile();
let run: RunFolder;

test.beforeAll(async () => {
  run = await runFolder(factsWith({ shard: { index: 1, of: 1 } }), [wellDone]);
});

test.afterAll(() => run?.remove());

const at = (name: string) => path.join(folder.path, name);

/** What each does here, and whether it takes signals while it does that. */
const called: Readonly<Record<string, { readonly args: () => readonly string[]; readonly takes: boolean }>> = {
  run: { args: () => ['--target=http://127.0.0.1:9', '--no-report', `--out=${at('run')}`], takes: true },
  doctor: { args: () => ['doctor', '--target=http://127.0.0.1:9'], takes: false },
  help: { args: () => ['help'], takes: false },
  init: { args: () => ['init', at('mine'), '--language=python'], takes: false },
  describe: { args: () => ['describe', at('described')], takes: false },
  waive: { args: () => ['waive', 'cap.text-on-fourth-failure', at('waivers.yaml')], takes: false },
  judge: { args: () => ['judge', run.folder], takes: false },
  compare: { args: () => ['compare', at('a.json'), at('b.json'), `--out=${at('compared')}`], takes: false },
  'verify-claim': { args: () => ['verify-claim', run.folder], takes: false },
  'publish-pacts': {
    args: () => ['publish-pacts', '--broker=http://127.0.0.1:9', '--consumer-version=1'],
    takes: false,
  },
  merge: { args: () => ['merge', run.folder, '--no-report', `--out=${at('merged')}`], takes: true },
  'lint-bot': { args: () => ['lint-bot', at('bot.json')], takes: false },
  // Its bots are played, and ended.
  preview: { args: () => ['preview', at('bot.json'), `--out=${at('preview')}`], takes: false },
  list: { args: () => ['list'], takes: false },
};

test('no word of the command is left out here', () => {
  expect(Object.keys(called).sort()).toEqual(words.map(({ name }) => name).sort());
});

for (const [word, { args, takes }] of Object.entries(called)) {
  test(`the word ${word} ${takes ? 'takes signals once it begins something' : 'leaves signals to the system'}`, async () => {
    let times = 0;
    const stopped = () => ((times += 1), new AbortController().signal);

    const { said } = await calledWith(args(), { stopped });

    expect(times, said).toBe(takes ? 1 : 0);
  });
}

test('a run takes no signals while it reads what it is given', async () => {
  writeFileSync(at('wrong.yaml'), `waivers: [${'{},'.repeat(1_000)}]\n`);
  let times = 0;
  const stopped = () => ((times += 1), new AbortController().signal);

  const { code, said } = await calledWith([`--waivers=${at('wrong.yaml')}`, `--out=${at('never')}`], { stopped });

  expect([code, times]).toEqual([2, 0]);
  expect(said).toContain('… and 3950 more');
  expect(said.length).toBeLessThan(10_000);
});

test('a merge takes signals when its parts are joined, and no earlier', async () => {
  const out = at('joined');
  let listed: RunFile | undefined;
  const stopped = () => {
    listed = JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as RunFile;
    return new AbortController().signal;
  };

  await calledWith(['merge', run.folder, '--no-report', `--out=${out}`], { stopped });

  expect(listed).toMatchObject({ facts: { interrupted: false }, plays: [{ scenario: wellDone.scenario }] });
  expect(existsSync(path.join(out, 'conformance.json'))).toBe(true);
});

test('a merge that is stopped while it is judged says what draws the verdict', async () => {
  const traces = Array.from({ length: 600 }, (_, n) => ({ ...wellDone, scenario: `message/well-done-${n}` }));
  const large = await runFolder(factsWith({ shard: { index: 1, of: 1 } }), traces);
  const out = at('stopped');
  const stop = new AbortController();
  const stopped = () => {
    setImmediate(() => stop.abort());
    return stop.signal;
  };
  try {
    const { code, said } = await calledWith(['merge', large.folder, '--no-report', `--out=${out}`], { stopped });

    expect(code, said).toBe(6);
    expect(said).toContain('Stopped while it was judged');
    expect(existsSync(path.join(out, 'conformance.json'))).toBe(false);
    expect((await calledWith(['judge', out])).said).toContain('Exit code');
  } finally {
    await large.remove();
  }
});
