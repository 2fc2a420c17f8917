/** Every file and folder that the README names as part of the results of a run, without the slash of a folder. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export function namedInReadme(): string[] {
  const readme = readFileSync(path.join(__dirname, '..', '..', 'README.md'), 'utf8');
  const [, section = ''] = readme.split('## Where the results are\n');
  const [table = ''] = section.split('\nThe run prints a line');
  return [...table.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.split('/')[0] ?? name),
  );
}
