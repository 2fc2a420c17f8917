/** A folder may have any name: results, history, module and certificates are found there, and every code agrees. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

/**
 * Folders in each other, with what patterns, shells, URLs, JSON and HTML read as something else: whoever misreads one of them finds
 * nothing below it. First comes what has to stand first to be misread.
 */
const names = ['-leading', '[y]', 'back\\slash', `{a,b} ! * ünï 漢 %41#? "q" 'r' & <b> $HOME`];
const name = path.join(...names);

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

interface Told {
  readonly code: number | undefined;
  readonly output: string;
  /** The exit code that it tells. */
  readonly printed: number | undefined;
}

function told(code: number | undefined, output: string): Told {
  const [, printed] = /^Exit code (\d):/m.exec(output) ?? [];
  return { code, output, printed: printed === undefined ? undefined : Number(printed) };
}

/** As a process in the folder: what it writes where it stands is written there. */
async function command(...words: string[]): Promise<Told> {
  const { code, output } = await runChild(process.execPath, [bin, ...words], {
    cwd: folder.path,
    deadlineMs: patienceMs,
  });
  return told(code, output);
}

/** In this process, by somebody who stands in the folder. */
async function called(...words: string[]): Promise<Told> {
  const before = process.cwd();
  process.chdir(folder.path);
  try {
    const { code, said } = await calledWith(words);
    return told(code, said);
  } finally {
    process.chdir(before);
  }
}

const quick = ['--only=skill.non-numeric-sends-fallback', '--runs=0', '--no-contracts', '--seed=4'];

test(`results, history and waivers may lie in ${name}, with a report`, async () => {
  const at = path.join(folder.path, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(path.join(at, 'waivers.yaml'), 'waivers: []\n');
  const places = [`--out=${path.join(name, 'r')}`, `--history=${path.join(name, 'h')}`];
  const { code, printed, output } = await command(...quick, ...places, `--waivers=${path.join(name, 'waivers.yaml')}`);

  expect(code, output).toBe(0);
  expect(printed, output).toBe(0);
  expect(output).not.toMatch(/No (Allure )?report/);
  const out = path.join(at, 'r');
  const { exitCode } = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as { exitCode: number };
  expect(exitCode).toBe(0);
  expect(existsSync(path.join(out, 'allure-report', 'index.html'))).toBe(true);
  expect(existsSync(path.join(out, 'report', 'index.html'))).toBe(true);
  expect(readdirSync(path.join(at, 'h')).sort()).toEqual(['history.jsonl', 'verdicts.jsonl']);
  // Nothing was written beside it by who took the name for something else.
  expect(readdirSync(folder.path, { recursive: true }).filter((each) => !String(each).startsWith(name))).toEqual(
    names.map((_, depth) => path.join(...names.slice(0, depth + 1))).slice(0, -1),
  );
  const claim = path.join(name, 'r', 'conformance.json');
  for (const words of [['judge'], ['verify-claim'], ['compare', `--out=${path.join(name, 'c')}`]] as const) {
    const [word = '', ...others] = words;
    const files = word === 'compare' ? [claim, claim] : [path.join(name, 'r')];
    const again = await called(word, ...others, '--', ...files);
    expect(again.code, again.output).toBe(0);
  }
});

test(`a module may lie in ${name}, and so may a program`, async () => {
  const at = path.join(folder.path, name);
  mkdirSync(at, { recursive: true });
  for (const file of ['bot.ts', 'declaration.ts', 'in-process.ts']) {
    cpSync(path.join(root, 'examples', 'typescript', file), path.join(at, file));
  }
  const out = `--out=${path.join(folder.path, 'r')}`;
  const module = await called(...quick, out, '--no-report', `--adapter=./${path.join(name, 'in-process.ts')}`);
  const loader = require.resolve('ts-node/register/transpile-only');
  const starter = path.join(root, 'examples', 'typescript', 'stdio.ts');
  // Where its own settings of TypeScript are.
  const begin = `process.chdir(${JSON.stringify(path.dirname(starter))});\n`;
  const loads = [loader, starter].map((each) => `require(${JSON.stringify(each)});\n`);
  writeFileSync(path.join(at, 'a program.js'), [begin, ...loads].join(''));
  const quoted = path.join(at, 'a program.js').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  const stdio = await called(...quick, out, '--no-report', `--adapter=stdio:"${process.execPath}" "${quoted}"`);

  for (const { code, printed, output } of [module, stdio]) {
    expect(code, output).toBe(0);
    expect(printed, output).toBe(0);
  }
});
