/**
 * `npm run test:long`: the tests that take minutes, in parts. It stops after 14 minutes, or those of --minutes, and the same command
 * goes on: what passed is not played again as long as no source changes, or until --anew. Other words are Playwright's, such as a
 * file, or --list.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inherited } from '../../play/adapters/inherited';
import { sourceFiles } from '../testing/source-files';
import { endWith, print, refuse } from './as-command';
import { leftIn, notedIn } from './long-tests-reporter';

const root = path.resolve(__dirname, '..', '..');
const folder = path.join(root, '.cache', 'long-tests');
const playwright = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');

async function main(): Promise<number> {
  const { own, theirs } = split(process.argv.slice(2));
  const { values } = parseArgs({
    args: own,
    options: { minutes: { type: 'string', default: '14' }, anew: { type: 'boolean', default: false } },
  });
  // What is only named is not played, and nothing is noted of it.
  if (theirs.includes('--list')) return (await play(theirs, { minutes: Infinity, env: {} })) ?? 1;
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) return refuse('--minutes has to be a number above 0, such as --minutes=14.');
  const noted = path.join(folder, `${digestOfSources()}.passed`);
  const left = path.join(folder, `${process.pid}.left`);
  mkdirSync(folder, { recursive: true });
  // What passed with other sources, or of a part that was killed, says nothing.
  for (const name of readdirSync(folder)) {
    if (values.anew || path.join(folder, name) !== noted) rmSync(path.join(folder, name));
  }
  const before = linesOf(noted);
  if (before.length > 0) print(`${before.length} passed before, with these sources; --anew plays them again.`);
  try {
    const code = await play([...theirs, ...(before.length > 0 ? [`--test-list-invert=${noted}`] : [])], {
      minutes,
      env: { [notedIn]: noted, [leftIn]: left },
    });
    const passed = new Set(linesOf(noted));
    const asked = linesOf(left);
    const open = asked.filter((name) => !passed.has(name)).length;
    // Playwright finds nothing to play where everything has passed.
    if (asked.length === 0 && before.length > 0) return 0;
    if (open > 0) print(`${asked.length - open} of ${asked.length} passed in this part; the same command goes on.`);
    return code ?? 1;
  } finally {
    rmSync(left, { force: true });
  }
}

/** Options of this script, and what is Playwright's. */
function split(words: readonly string[]): { readonly own: string[]; readonly theirs: string[] } {
  const isOwn = (word: string) => /^--(minutes=.*|anew)$/.test(word);
  return { own: words.filter(isOwn), theirs: words.filter((word) => !isOwn(word)) };
}

/** Its exit code; undefined when a signal ended it. Ctrl-C reaches it, too, and it is waited for. */
function play(
  words: readonly string[],
  { minutes, env }: { readonly minutes: number; readonly env: NodeJS.ProcessEnv },
): Promise<number | undefined> {
  const reporters = `--reporter=list,${path.join(__dirname, 'long-tests-reporter.ts')}`;
  const child = spawn(process.execPath, [playwright, 'test', '--project=long', reporters, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...inherited('theirs'), ...env },
  });
  const over = Number.isFinite(minutes) ? setTimeout(() => child.kill('SIGINT'), minutes * 60_000) : undefined;
  process.on('SIGINT', () => undefined);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(over);
      resolve(code ?? undefined);
    });
  });
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const { path: name, text } of sourceFiles().sort((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(name).update(text);
  return hash.digest('hex').slice(0, 32);
}

const linesOf = (file: string) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

endWith(main());
