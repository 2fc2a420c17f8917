/** No word of the command prints an escape or a line that somebody else wrote: a bot, its declaration, a results folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suiteVersion } from '../../cli/suite-version';
import { words } from '../../cli/words';
import { verdictFile } from '../../judge/verdict/verdict-file';
import { judgeFolder } from '../../run/judge-folder';
import type { Trace } from '../../trace/trace';
import { runChild } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { hostile, hostileText } from '../testing/sample-traces';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

const root = path.join(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');
const starter = path.join(root, 'examples', 'typescript', 'in-process.ts');

/** Every way to a new line or to the terminal, and a line that would say something. */
const forged = ['\n', '\r\n', '\r', '\u2028', '\u0085', '\v', '\u001b[2J', '\u009b2K', '\u202e', '\u001b]0;x\u0007']
  .map((way, index) => `${way}FORGED ${index}`)
  .join(' ');

let folder: TemporaryFolder;
let folders: RunFolder[];

test.beforeEach(async () => {
  folder = await temporaryFolder();
  folders = [];
});

test.afterEach(async () => {
  for (const each of folders) await each.remove();
  await folder.remove();
});

/** What is printed holds no control, and no line that begins with what was forged; behind a bar it may. */
function expectHarmless(said: string, what: string): void {
  expect(said, what).toContain('FORGED');
  expect(said, what).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  expect(said.match(/^\s*FORGED.*$/gm) ?? [], what).toEqual([]);
}

/** A file in the folder; its path. */
function written(name: string, text: string): string {
  const file = path.join(folder.path, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A module that conforms, calls itself so, writes so, and does what `more` says. */
function forging(name: string, more = ''): string {
  return written(
    `${name}.js`,
    `const { implementation } = require(${JSON.stringify(starter)});
     const forged = ${JSON.stringify(forged)};
     process.stdout.write(forged);
     process.stderr.write(forged + '\\n');
     const declaration = { ...implementation.declaration, implementation: { name: forged, version: forged } };
     exports.implementation = { ...implementation, declaration };
     ${more}`,
  );
}

const throwing = 'exports.implementation.start = () => { throw new Error(forged); };';

/** A results folder in which whatever can be is forged. */
async function forgedRun(overrides: object = {}): Promise<string> {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const trace = JSON.parse(JSON.stringify(hostile).replaceAll(inJson(hostileText), inJson(forged))) as Trace;
  const { declaration } = factsWith({});
  const run = await runFolder(
    factsWith({
      suite: { name: 'escalation-conformance', version: suiteVersion(), requirements: forged },
      target: forged,
      declaration: { ...declaration, implementation: { name: forged, version: forged } },
      notes: [forged],
      only: ['message.before-transfer'],
      ...overrides,
    }),
    [trace],
    [
      {
        ...{ scenario: 'message/plain', channel: 'messaging', trace: null },
        fault: { kind: 'protocol', message: forged, scenario: forged },
      },
    ],
  );
  folders.push(run);
  writeFileSync(path.join(run.folder, 'conformance.json'), verdictOf(run.folder));
  return run.folder;
}

function verdictOf(results: string): string {
  const { run, evidence } = judgeFolder(results);
  return verdictFile(run, evidence);
}

for (const [what, more] of [
  ['conforms', ''],
  ['throws', throwing],
] as const) {
  test(`run and doctor print nothing that a module which ${what} has forged`, async () => {
    const module = forging(what, more);
    const few = ['--only=message.blank-*', '--no-report', '--no-contracts', '--runs=0', `--out=${folder.path}/out`];
    for (const asked of [
      [`--adapter=${module}`, ...few],
      ['doctor', `--adapter=${module}`],
    ]) {
      const { output } = await runChild(process.execPath, [bin, ...asked], { cwd: root, deadlineMs: patienceMs });

      expectHarmless(output, asked[0] ?? '');
    }
  });
}

test('results that are forged are told harmlessly by every word that reads them', async () => {
  const results = await forgedRun();
  const part = await forgedRun({ shard: { index: 1, of: 1 } });
  const verdict = path.join(results, 'conformance.json');
  const other = written('other/conformance.json', verdictOf(part));
  for (const asked of [
    ['judge', results],
    ['merge', part, `--out=${path.join(folder.path, 'merged')}`, '--no-report'],
    ['compare', verdict, other, `--out=${path.join(folder.path, 'compared')}`],
    ['verify-claim', verdict],
  ]) {
    const { said } = await calledWith(asked);

    expectHarmless(said, asked[0] ?? '');
  }
});

test('files that hold something else are refused harmlessly', async () => {
  const broken = [forged, JSON.stringify({ format: forged, [forged]: forged }), `{"format": 1, "facts": "${forged}`];
  for (const [index, text] of broken.entries()) {
    const results = path.dirname(written(`results-${index}/run.json`, text));
    const file = written(`forged-${index}.json`, text);
    const waivers = written(`waivers-${index}.yaml`, `waivers:\n  - ${JSON.stringify({ id: forged })}\n`);
    for (const asked of [
      ['judge', results],
      ['merge', results],
      ['compare', file, file],
      ['verify-claim', file],
      ['run', `--waivers=${waivers}`, `--out=${folder.path}/out`],
    ]) {
      const { code, said } = await calledWith(asked);

      expect(code, said).toBe(2);
      expect(said, asked.join(' ')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
      expect(said.match(/^\s*FORGED.*$/gm) ?? [], asked.join(' ')).toEqual([]);
    }
  }
});

test('whichever word is called with forged words repeats them harmlessly', async () => {
  for (const word of [[], ...words.map(({ name }) => [name])]) {
    for (const option of [`--${forged}`, `--broker=${forged}`, `--seed=${forged}`, `x${forged}`]) {
      const { said } = await calledWith([...word, option]);

      expect(said.match(/^\s*FORGED.*$/gm) ?? [], `${word.join(' ')} ${option}`).toEqual([]);
      expect(said, word.join(' ')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    }
  }
});
