/** What is wrong with a command line, and what to write instead. */
import type { CommanderError } from 'commander';
import { nearest } from './nearest';
import { withoutPasswords } from './without-passwords';
import type { Word } from './word';
import { words } from './words';
import { WrongWords } from './wrong-words';

/** More letters than these make another word. */
const lettersOfAWord = 2;

/** @throws WrongWords when the first word of the command line is no word of the command and is spelt like one. */
export function refuseMisspelt(first: string): void {
  if (/^[a-z]/.test(first) && nearestWord(first) !== undefined) refuseUnknown(first);
}

/** @throws WrongWords when it is no word of the command. */
export function refuseUnknown(name: string): void {
  if (words.some((word) => word.name === name)) return;
  const meant = nearestWord(name);
  throw new WrongWords(
    withoutPasswords(`There is no word "${name}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`),
  );
}

function nearestWord(name: string): string | undefined {
  const names = words.map((word) => word.name);
  return nearest(name, names, lettersOfAWord);
}

/** `args` are what stood there without being options. */
export function explainRefusal({ code, message }: CommanderError, word: Word, args: readonly string[]): string {
  if (code === 'commander.missingArgument' && word.wants !== undefined) return word.wants;
  if (code === 'commander.excessArguments') return word.wants ?? noOption(args[0] ?? '', word);
  if (code === 'commander.unknownOption') {
    const [, written = ''] = /unknown option '([^=']*)/.exec(message) ?? [];
    if (namesOf(word).includes(written))
      return `The option ${written} takes no value: write ${written} alone, or leave it out.`;
    const meant = nearestOption(written, word);
    return `There is no option ${written}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
  }
  return message.replace(/^error: /, '').replaceAll('\n', ' ');
}

function noOption(written: string, word: Word): string {
  // Most who write a URL alone mean the implementation.
  if (/^https?:\/\//.test(written) && namesOf(word).includes('--target'))
    return `"${written}" is no option: options begin with two dashes. Did you mean --target=${written}?`;
  const meant = nearestOption(written, word);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}${written.replace(/^[^=]*/s, '')}?`;
  return `"${written}" is no option: options begin with two dashes.${hint}`;
}

/** The option spelt most like the word, whatever value or dashes it comes with; undefined when none is like it. */
function nearestOption(written: string, word: Word): string | undefined {
  const bare = written.replace(/^-*/, '').replace(/=.*$/s, '');
  return nearest(`--${bare}`, namesOf(word), Math.max(2, bare.length / 2));
}

function namesOf({ options }: Word): string[] {
  return [...options.map(({ name }) => `--${name}`), '--help', '--version'];
}
