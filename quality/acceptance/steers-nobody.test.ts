/** No word of the command prints an escape or a line that somebody else wrote: a bot, its declaration, a results folder. */
import path from 'node:path';
import { words } from '../../cli/words';
import { runChild } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { forgedFiles } from './forged-files';

const root = path.join(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

/** Every way to a new line or to the terminal, and a line that would say something. */
const forged = ['\n', '\r\n', '\r', '\u2028', '\u0085', '\v', '\u001b[2J', '\u009b2K', '\u202e', '\u001b]0;x\u0007']
  .map((way, index) => `${way}FORGED ${index}`)
  .join(' ');

const files = forgedFiles(forged);

/** What is printed holds no control, and no line that begins with what was forged; behind a bar it may. */
function expectHarmless(said: string, what: string): void {
  expect(said, what).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  expect(said.match(/^\s*FORGED.*$/gm) ?? [], what).toEqual([]);
}

/** As {@link expectHarmless}, of something that tells what was forged. */
function expectToldHarmlessly(said: string, what: string): void {
  expect(said, what).toContain('FORGED');
  expectHarmless(said, what);
}

const writing = "process.stdout.write(forged); process.stderr.write(forged + '\\n');";
const throwing = 'exports.implementation.start = () => { throw new Error(forged); };';

for (const [what, more] of [
  ['conforms', writing],
  ['throws', writing + throwing],
] as const) {
  test(`run and doctor print nothing that a module which ${what} has forged`, async () => {
    const module = files.module(what, more);
    const few = ['--only=message.blank-*', '--no-report', '--no-contracts', '--runs=0', `--out=${files.path}/out`];
    for (const asked of [
      [`--adapter=${module}`, ...few],
      ['doctor', `--adapter=${module}`],
    ]) {
      const { output } = await runChild(process.execPath, [bin, ...asked], { cwd: root, deadlineMs: patienceMs });

      expectToldHarmlessly(output, asked[0] ?? '');
    }
  });
}

test('results that are forged are told harmlessly by every word that reads them', async () => {
  const results = await files.results();
  const part = await files.results({ shard: { index: 1, of: 1 } });
  const verdict = path.join(results, 'conformance.json');
  const other = files.written('other/conformance.json', files.verdictOf(part));
  for (const asked of [
    ['judge', results],
    ['merge', part, `--out=${path.join(files.path, 'merged')}`, '--no-report'],
    ['compare', verdict, other, `--out=${path.join(files.path, 'compared')}`],
    ['verify-claim', verdict],
  ]) {
    const { said } = await calledWith(asked);

    expectToldHarmlessly(said, asked[0] ?? '');
  }
});

test('files that hold something else are refused harmlessly', async () => {
  const broken = [forged, JSON.stringify({ format: forged, [forged]: forged }), `{"format": 1, "facts": "${forged}`];
  for (const [index, text] of broken.entries()) {
    const results = path.dirname(files.written(`results-${index}/run.json`, text));
    const file = files.written(`forged-${index}.json`, text);
    const waivers = files.written(`waivers-${index}.yaml`, `waivers:\n  - ${JSON.stringify({ id: forged })}\n`);
    for (const asked of [
      ['judge', results],
      ['merge', results],
      ['compare', file, file],
      ['verify-claim', file],
      ['run', `--waivers=${waivers}`, `--out=${files.path}/out`],
    ]) {
      const { code, said } = await calledWith(asked);

      expect(code, said).toBe(2);
      expectHarmless(said, asked.join(' '));
    }
  }
});

test('whichever word is called with forged words repeats them harmlessly', async () => {
  let repeated = 0;

  for (const word of [[], ...words.map(({ name }) => [name])]) {
    for (const option of [`--${forged}`, `--broker=${forged}`, `--seed=${forged}`, `x${forged}`]) {
      const { said } = await calledWith([...word, option]);
      if (said.includes('FORGED')) repeated += 1;

      expectHarmless(said, `${word.join(' ')} ${option}`);
    }
  }
  expect(repeated).toBeGreaterThan(words.length);
});
