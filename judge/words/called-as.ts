/**
 * How a command of ours is called from where it stands: installed as a package, it has no npm scripts to
 * offer, and its name alone would fetch a stranger's package.
 */
import path from 'node:path';
import { packedName } from './packed-name';

const isInstalled = __dirname.split(path.sep).includes('node_modules');

/** What the command does; `run` may be left out. */
export type WordName =
  | 'run'
  | 'doctor'
  | 'describe'
  | 'init'
  | 'waive'
  | 'judge'
  | 'compare'
  | 'verify-claim'
  | 'preview'
  | 'publish-pacts'
  | 'merge'
  | 'lint-bot'
  | 'list'
  | 'help';

/** Those without a script of their own, or with one of another name. */
const scripts: Partial<Readonly<Record<WordName, string>>> = {
  run: 'npm test --',
  list: 'npm test -- list',
  help: 'npm test -- help',
  'publish-pacts': 'npm run pacts:publish --',
};

/** A run when no word is named; else the command of that word. Options and names follow. */
export function calledAs(word: WordName = 'run', installed = isInstalled): string {
  if (installed) return [`npx ./${packedName()}`, ...(word === 'run' ? [] : [word])].join(' ');
  return scripts[word] ?? `npm run ${word} --`;
}
