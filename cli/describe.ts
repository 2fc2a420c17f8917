/** Lays out a description of a bot that takes no definition: every field with what it means, filled in for an example. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { calledAs } from '../judge/words/called-as';
import { makeFolder } from '../results/make-folder';
import { UsageError } from '../run/usage-error';
import { packageRoot } from './package-root';
import { requireTypeable } from './require-typeable';

export const descriptionName = 'bot.yaml';

/** The text for the person, once the file is there. @throws UsageError with what to do instead. */
export function describe(folder: string, cwd: string): string {
  requireTypeable(folder);
  const full = path.resolve(cwd, folder);
  const file = path.join(full, descriptionName);
  if (existsSync(file)) {
    throw new UsageError(`${file} is there already. Name another folder: nothing is ever written over.`);
  }
  const example = readFileSync(path.join(packageRoot, 'examples', 'skeletons', 'description', descriptionName), 'utf8');
  makeFolder(full);
  try {
    writeFileSync(file, example, { flag: 'wx' });
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be written (${code}). Name another folder.`);
  }
  return [
    `Wrote ${file}.`,
    '1. There:  say what your bot does, and take out what you do not know: it is not played then.',
    `2. Here:   ${calledAs()} --target=http://127.0.0.1:8080 --bot=${path.join(folder, descriptionName)}`,
    'Your bot declares "bot": "fixed" and takes no definition: docs/protocol, "A bot that takes no definition".',
    '',
  ].join('\n');
}
