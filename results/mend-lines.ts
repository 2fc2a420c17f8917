import { parseJson } from './parse-json';
import { readText } from './read-text';
import { setAside } from './set-aside';
import { replaceFile } from './write-anew';

/**
 * Takes the lines that are no JSON out of a file of JSON lines, such as the last one where writing it was cut off; answers what
 * was done, in a sentence, and nothing where nothing was wrong. @throws DamagedResults when it cannot be read.
 */
export function mendLines(file: string, what: string): string | undefined {
  const lines = readText(file, what)?.text.split('\n') ?? [];
  const isGood = (line: string) => line.trim() === '' || 'json' in parseJson(line);
  const damaged = lines.flatMap((line, index) => (isGood(line) ? [] : [index + 1]));
  if (damaged.length === 0) return undefined;
  const aside = setAside(file);
  const good = lines.filter((line) => line.trim() !== '' && isGood(line));
  replaceFile(file, good.map((line) => `${line}\n`).join(''));
  return tellDamagedLines(file, damaged, aside);
}

/** The same sentence for every history. */
export function tellDamagedLines(file: string, damaged: readonly number[], aside: string): string {
  const named = `${damaged.slice(0, 20).join(', ')}${damaged.length > 20 ? ', …' : ''}`;
  return `${file}, line ${named}, is no run as this version keeps it, and was left out; the file as it was is kept as ${aside}.`;
}
