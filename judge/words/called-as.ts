/** How a command of ours is called from where it stands: installed as a package, it has no npm scripts to offer. */
import path from 'node:path';

const isInstalled = __dirname.split(path.sep).includes('node_modules');

/** A run when no word is named; else the command of that word. Options and names follow. */
export function calledAs(
  word?: 'compare' | 'doctor' | 'init' | 'verify-claim' | 'waive',
  installed = isInstalled,
): string {
  if (installed) return ['npx escalation-conformance', word].join(' ').trim();
  return word === undefined ? 'npm test --' : `npm run ${word} --`;
}
