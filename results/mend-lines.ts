import { DamagedResults } from './damaged-results';
import { parseJson } from './parse-json';
import { readText } from './read-text';
import { setAside } from './set-aside';
import { replaceFile } from './write-anew';

/** Bytes of a file that is mended; each of its lines is read, while nobody is heeded. */
const longestMended = 64 * 1024 * 1024;

/** Lines that may be damaged where the others are worth a mend. */
const mostDamaged = 1_000;

/**
 * Takes the lines that are no JSON out of a file of JSON lines, such as the last one where writing it was cut off; answers what
 * was done, in a sentence, and nothing where nothing was wrong. @throws DamagedResults when it cannot be read.
 */
export function mendLines(file: string, what: string): string | undefined {
  const lines = readText(file, what, { longestBytes: longestMended })?.text.split('\n') ?? [];
  const damaged: number[] = [];
  const good: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if ('json' in parseJson(line)) good.push(line);
    else damaged.push(index + 1);
    if (damaged.length > mostDamaged) {
      throw new DamagedResults(
        `${file}: expected ${what}, and more than ${mostDamaged} lines are none of it. Name another folder by --history.`,
      );
    }
  }
  if (damaged.length === 0) return undefined;
  const aside = setAside(file);
  replaceFile(file, good.map((line) => `${line}\n`).join(''));
  return tellDamagedLines(file, damaged, aside);
}

/** The same sentence for every history. */
export function tellDamagedLines(file: string, damaged: readonly number[], aside: string): string {
  const named = `${damaged.slice(0, 20).join(', ')}${damaged.length > 20 ? ', …' : ''}`;
  return `${file}, line ${named}, is no run as this version keeps it, and was left out; the file as it was is kept as ${aside}.`;
}
