/**
 * The results folder, or one file in it, is taken away or replaced while a run goes on. The run ends with 2, in a sentence, or, where
 * what was put there could be replaced in turn, with its own verdict. No link is written through, and nobody sees a stack trace.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { servePassedOn } from '../testing/serve-passed-on';
import { temporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

const options = [
  '--only=route.integration-transfers',
  '--channel=messaging',
  '--no-report',
  '--no-contracts',
  '--runs=0',
];

/** A folder with the results, and beside them a file and a folder that are nobody's business. */
interface Place {
  readonly out: string;
  readonly file: string;
  readonly folder: string;
}

/** Acts on a place; the code is what the run ends with. */
interface Act {
  readonly what: string;
  readonly code: 0 | 2;
  readonly act: (place: Place) => void;
}

const remove = (at: string) => rmSync(at, { recursive: true, force: true });

/** What becomes of the folder, or of all the traces in it. */
const ofTheFolder: readonly Act[] = [
  { what: 'the folder is removed', code: 2, act: ({ out }) => remove(out) },
  {
    what: 'a file stands in the place of the folder',
    code: 2,
    act: ({ out }) => {
      remove(out);
      writeFileSync(out, 'a file');
    },
  },
  {
    what: 'a link to an empty folder stands in the place of the folder',
    code: 2,
    act: ({ out, folder }) => {
      remove(out);
      symlinkSync(folder, out);
    },
  },
  {
    what: 'a link to nothing stands in the place of the folder',
    code: 2,
    act: ({ out }) => {
      remove(out);
      symlinkSync(`${out}-nowhere`, out);
    },
  },
  {
    what: 'the folder is moved, and a link leads to it',
    code: 0,
    act: ({ out }) => {
      renameSync(out, `${out}-moved`);
      symlinkSync(`${out}-moved`, out);
    },
  },
  {
    what: 'a file stands in the place of the traces',
    code: 2,
    act: ({ out }) => {
      remove(path.join(out, 'traces'));
      writeFileSync(path.join(out, 'traces'), 'a file');
    },
  },
];

/** What becomes of one file that is written anew until the end. */
const ofOneFile: readonly Act[] = [
  { what: 'run.json is removed', code: 0, act: ({ out }) => remove(path.join(out, 'run.json')) },
  {
    what: 'a folder stands in the place of run.json',
    code: 2,
    act: ({ out }) => {
      remove(path.join(out, 'run.json'));
      mkdirSync(path.join(out, 'run.json'));
      writeFileSync(path.join(out, 'run.json', 'in the way'), '');
    },
  },
  ...['run.json', 'run.json.unfinished', 'conformance.json', 'conformance.json.unfinished'].map((name): Act => ({
    what: `a link to a file of somebody's stands in the place of ${name}`,
    code: 0,
    act: ({ out, file }) => {
      remove(path.join(out, name));
      symlinkSync(file, path.join(out, name));
    },
  })),
  {
    what: 'a folder stands in the place of conformance.json',
    code: 2,
    act: ({ out }) => {
      mkdirSync(path.join(out, 'conformance.json'));
      writeFileSync(path.join(out, 'conformance.json', 'in the way'), '');
    },
  },
];

for (const when of ['while it plays', 'before its last call'] as const) {
  // What differs by the moment: what was played by then is there no more.
  const acts = when === 'while it plays' ? [...ofTheFolder, ...ofOneFile] : ofTheFolder;
  for (const { what, code, act } of acts) {
    test(`${what} ${when}: exit code ${code}`, async () => {
      const temporary = await temporaryFolder();
      const place = {
        out: path.join(temporary.path, 'results'),
        file: path.join(temporary.path, 'precious'),
        folder: path.join(temporary.path, 'another'),
      };
      writeFileSync(place.file, 'precious');
      mkdirSync(place.folder);
      const { url } = await referenceOfWorker();
      let declared = 0;
      let done = false;
      const serving = await servePassedOn(url.href, {
        before: ({ url: called = '/' }) => {
          if (called === '/') declared += 1;
          const isNow =
            when === 'while it plays' ? called.includes('/time') || called.includes('events') : declared === 2;
          if (done || !isNow) return;
          act(place);
          done = true;
        },
      });
      try {
        const ended = await calledWith([...options, `--target=${serving.url}`, `--out=${place.out}`]);

        expect(done).toBe(true);
        expect(ended.code, ended.said).toBe(code);
        expect(ended.said).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
        if (code === 2) expect(ended.said).toMatch(/Exit code 2: |The verdict cannot be written to /);
        else expect(ended.said).toContain('Exit code 0: ');
        expect(ended.said.includes('CONFORMS')).toBe(code === 0);
        expect(ended.said).not.toContain('Please report it');
        if (code === 0) expect(existsSync(path.join(place.out, 'conformance.json'))).toBe(true);
        expect(readFileSync(place.file, 'utf8')).toBe('precious');
        expect(existsSync(path.join(place.folder, 'conformance.json'))).toBe(false);
      } finally {
        await serving.stop();
        await temporary.remove();
      }
    });
  }
}
