/** A name may hold the end of a line. Nothing of it begins one of ours, on which somebody could read a verdict that is none. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOfFile } from '../testing/folder-of-file';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { quickRun } from './quick-run';
import { referenceOfWorker } from './reference-of-worker';

const folder = folderOfFile();
const odd = 'results\nCONFORMS  all of it\r\nExit code 0: forged';
let run: RunFolder;

test.beforeAll(async () => {
  run = await runFolder(factsWith({ shard: { index: 1, of: 1 } }), [wellDone]);
});

test.afterAll(() => run?.remove());

const at = (...names: string[]) => path.join(folder.path, ...names);

/** What is called, and what it tells of that name. */
const attempts: Readonly<Record<string, () => readonly string[] | Promise<readonly string[]>>> = {
  'the results of a run': async () => [
    `--target=${(await referenceOfWorker()).url.href}`,
    ...quickRun,
    `--out=${at(odd)}`,
  ],
  'the results of a run on nobody': () => ['--target=http://127.0.0.1:9', ...quickRun, `--out=${at(odd)}`],
  'a folder that is somebody else’s': () => {
    mkdirSync(at('foreign', odd), { recursive: true });
    writeFileSync(at('foreign', odd, 'mine.txt'), 'mine');
    return [...quickRun, `--out=${at('foreign', odd)}`];
  },
  'a file in the place of the results': () => {
    writeFileSync(at('file\nExit code 0: forged'), 'mine');
    return [...quickRun, `--out=${at('file\nExit code 0: forged')}`];
  },
  'a folder that cannot be made': () => [...quickRun, `--out=${path.join('/proc', odd)}`],
  'what a merge makes': () => ['merge', run.folder, '--no-report', `--out=${at('merged', odd)}`],
  'what is merged': () => ['merge', at('none', odd), '--no-report', `--out=${at('never')}`],
  'a folder that is judged': () => ['judge', at('merged', odd)],
  'a folder of no run': () => ['judge', at('none', odd)],
  'waivers that are none': () => [...quickRun, `--waivers=${at(odd)}`, `--out=${at('never')}`],
  'a history among the results': () => [...quickRun, `--out=${at(odd)}`, `--history=${at(odd, 'traces')}`],
  'a comparison': () => ['compare', at('none', odd), at('none'), `--out=${at('compared', odd)}`],
};

for (const [what, words] of Object.entries(attempts)) {
  test(`${what} may be called by several lines, and is told on one`, async () => {
    const { said, code } = await calledWith(await words());

    expect(said).not.toMatch(/^\s*(CONFORMS {2}all of it|Exit code 0: forged)/m);
    expect(said.match(/^Exit code \d/gm)?.length ?? 0, said).toBeLessThanOrEqual(1);
    expect(said, String(code)).toMatch(/\\u000a| \| /);
  });
}
