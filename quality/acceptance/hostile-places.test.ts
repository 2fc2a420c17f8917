/** Whatever stands where a word reads or writes, and whatever that place is called: a sentence, no hang, and nothing of anybody else's is lost. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { givenText } from '../../cli/given-text';
import { addToVerdictHistory, verdictHistoryFileName, type EarlierRun } from '../../results/verdict-history';
import { replaceFile } from '../../results/write-anew';
import { gardenDeskFile } from '../testing/garden-desk';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

test.skip(process.platform === 'win32', 'There are no such files there.');

const kept = path.join(__dirname, '..', 'testing', 'results-of', '0.1.0');
const compared = [path.join(kept, 'mutant'), path.join(kept, 'reference')];

let folder: TemporaryFolder;
const at = (...names: string[]) => path.join(folder.path, ...names);

test.beforeEach(async () => {
  folder = await temporaryFolder();
  mkdirSync(at('precious'));
  writeFileSync(at('precious', 'letter.txt'), 'Dear all');
});

test.afterEach(async () => {
  expect(readFileSync(at('precious', 'letter.txt'), 'utf8')).toBe('Dear all');
  expect(readdirSync(at('precious'))).toEqual(['letter.txt']);
  await folder.remove();
});

/** What stands in the place of a file that is to be written; whether it may be replaced. */
const traps: readonly (readonly [string, boolean, (file: string) => void])[] = [
  ['a pipe', true, (file) => void execFileSync('mkfifo', [file])],
  ['a link to a file elsewhere', true, (file) => symlinkSync(at('precious', 'letter.txt'), file)],
  ['a link to what is not there', true, (file) => symlinkSync(at('precious', 'new.txt'), file)],
  ['a link to a device that takes nothing', true, (file) => symlinkSync('/dev/full', file)],
  ['a link to itself', true, (file) => symlinkSync(file, file)],
  ['a folder that somebody uses', false, (file) => symlinkSync(at('precious'), path.join(mkdirMade(file), 'within'))],
];

function mkdirMade(folder: string): string {
  mkdirSync(folder);
  return folder;
}

for (const [what, goes, lay] of traps) {
  for (const name of ['comparison.json', 'comparison.html', 'comparison.md.unfinished']) {
    test(`a comparison that finds ${what} as ${name} ${goes ? 'replaces it' : 'leaves it'}`, async () => {
      mkdirSync(at('out'));
      lay(at('out', name));

      const { code, said } = await calledWith(['compare', ...compared, `--out=${at('out')}`]);

      expect(said).not.toMatch(/^\s+at /m);
      expect(code, said).toBe(goes ? 0 : 2);
      if (goes) expect(lstatSync(at('out', 'comparison.md')).isFile()).toBe(true);
      else {
        expect(readdirSync(at('out', name))).toEqual(['within']);
        expect(said).toContain(`${name} is a folder, and a file is to be written there`);
        expect(said).not.toMatch(/EISDIR|rm returned/);
      }
    });
  }

  test(`a history that finds ${what} beside it ${goes ? 'replaces it' : 'leaves it'}`, () => {
    mkdirSync(at('history'));
    lay(at('history', `${verdictHistoryFileName}.unfinished`));
    const add = () => addToVerdictHistory(at('history'), [], {} as EarlierRun);

    if (goes) add();
    else expect(add).toThrow();

    expect(existsSync(at('history', verdictHistoryFileName))).toBe(goes);
  });
}

test('what cannot be put in its place leaves nothing unfinished behind', () => {
  mkdirSync(at('file'));

  expect(() => replaceFile(at('file'), 'text')).toThrow();

  expect(readdirSync(folder.path).sort()).toEqual(['file', 'precious']);
});

test('a preview is not written through a link', async () => {
  mkdirSync(at('out'));
  symlinkSync(at('precious', 'letter.txt'), at('out', 'preview.html'));

  const { code, complaint } = await calledWith(['preview', gardenDeskFile, `--out=${at('out')}`]);

  expect([code, complaint]).toEqual([0, '']);
  expect(readFileSync(at('out', 'preview.html'), 'utf8')).toContain('<!doctype html>');
});

/** What a run is given for itself, by name. */
const givens: Readonly<Record<string, (file: string) => string>> = {
  'a certificate': (file) => `--ca=${file}`,
  'the secret of a header': (file) => `--header=X-Key: @${file}`,
};

for (const [what, option] of Object.entries(givens)) {
  const refusal = async (file: string) => {
    const words = ['run', '--target=https://127.0.0.1:9', option(file), `--out=${at('out')}`];
    const { code, said } = await calledWith(words);
    expect([code, existsSync(at('out'))], said).toEqual([2, false]);
    return said.replace(/\s+/g, ' ');
  };

  test(`${what} is not read out of a device, which has no end, nor out of what is too long`, async () => {
    writeFileSync(at('long'), '');
    truncateSync(at('long'), 5_000_000);

    for (const device of ['/dev/zero', '/dev/random', '/dev/full', '/dev/null']) {
      expect(await refusal(device), device).toContain('is a device, and a file is expected');
    }
    expect(await refusal(at('long'))).toContain('has more than the 4194304 bytes that are read');
    expect(await refusal(at('precious'))).toContain('cannot be read (EISDIR)');
  });
}

test('a secret is read out of a pipe, as shells make them', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const writer = spawn('bash', ['-c', 'printf "to%.0s" {1..20000} > "$0"', at('pipe')]);

  const text = givenText(at('pipe'));

  await once(writer, 'close');
  expect(text).toBe('to'.repeat(20_000));
});

/** Places that no system takes, or where nothing can be made. */
const places: Readonly<Record<string, () => string>> = {
  'a zero in its name': () => at('a\0b'),
  'a name of three hundred letters': () => at('x'.repeat(300)),
  'a path of ten thousand letters': () => at(...Array.from({ length: 100 }, () => 'x'.repeat(100))),
  'a link that leads to itself': () => {
    symlinkSync(at('circle'), at('circle'));
    return at('circle');
  },
  'a file above it': () => at('precious', 'letter.txt', 'out'),
  'a device above it': () => '/dev/null/out',
  'a way that a terminal would obey': () => at('\u001b]0;title\u0007\u202e', 'x'.repeat(300)),
};

/** Each word, as it is told of the place that it is to read or to write. */
const words: Readonly<Record<string, (place: string) => readonly string[]>> = {
  'judge reads': (place) => ['judge', place],
  'verify-claim reads': (place) => ['verify-claim', place],
  'merge reads': (place) => ['merge', place, `--out=${at('merged')}`],
  'compare reads': (place) => ['compare', compared[0] ?? '', place, `--out=${at('out')}`],
  'compare writes': (place) => ['compare', ...compared, `--out=${place}`],
  'lint-bot reads': (place) => ['lint-bot', place],
  'preview reads': (place) => ['preview', place, `--out=${at('out')}`],
  'init writes': (place) => ['init', place, '--language=python'],
  'describe writes': (place) => ['describe', place],
  'waive writes': (place) => ['waive', 'message.once', place],
  'a run reads waivers': (place) => ['run', `--waivers=${place}`, `--out=${at('out')}`],
  'a run reads a configuration': (place) => [`--config=${place}`, '--print-config'],
  'a run reads a certificate': (place) => [
    ...['run', '--target=https://127.0.0.1:9', `--ca=${place}`, `--out=${at('out')}`],
  ],
  'a run writes': (place) => ['run', '--target=http://127.0.0.1:9', `--out=${place}`],
};

for (const [does, called] of Object.entries(words)) {
  test(`${does} nothing at a place that cannot be, and says so in a sentence`, async () => {
    for (const [what, place] of Object.entries(places)) {
      const { code, said } = await calledWith(called(place()));

      expect(code, `${does}, ${what}: ${said}`).toBe(2);
      expect(said, what).not.toMatch(/^\s+at |The suite itself failed/m);
      expect(said, what).not.toMatch(/[\0\u001b\u0007\u202e]/);
      expect(said.trim().length, what).toBeGreaterThan(20);
    }
  });
}
