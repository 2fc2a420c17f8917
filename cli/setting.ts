/** What an option is told elsewhere than on the command line: by the environment, or by a configuration file. */
import { InvalidArgumentError } from 'commander';
import type { OptionRow } from '../judge/words/option-table';
import { readers } from './readers';
import { withoutPasswords } from './without-passwords';
import { WrongWords } from './wrong-words';

export type OptionOrigin =
  | { readonly from: 'command line' }
  | { readonly from: 'environment'; readonly variable: string }
  | { readonly from: 'file'; readonly file: string; readonly line: number; readonly column: number }
  | { readonly from: 'default' };

export interface OptionSetting {
  readonly origin: OptionOrigin;
  /** As they would stand on the command line, with paths seen from the working folder; of a flag, whether it is set. */
  readonly values: readonly string[] | boolean;
  /** As they were written, before variables were put in. Absent where that is the same. */
  readonly templates?: readonly string[];
}

export type OptionSettings = ReadonlyMap<string, OptionSetting>;

/** The options in which somebody may have said something, by their names. */
export function inWords({ name }: Pick<OptionRow, 'name'>, origin: OptionOrigin): string {
  switch (origin.from) {
    case 'environment':
      return `The environment variable ${origin.variable}`;
    case 'file':
      return `${atLine(origin)}: "${name}"`;
    default:
      return `--${name}`;
  }
}

/** Where in the file it stands. */
export function atLine({ file, line, column }: Extract<OptionOrigin, { from: 'file' }>): string {
  return `${file}, line ${line}, column ${column}`;
}

/** What the setting says to the code. @throws WrongWords with who said what, and what can be said. */
export function readSetting(row: OptionRow, { origin, values, templates }: OptionSetting): unknown {
  const { kind, name, repeatable } = row;
  if (typeof values === 'boolean' || kind === undefined) return name.startsWith('no-') ? !values : values;
  const read = values.map((value, index) => {
    if (kind === 'target' && value.trim() === '' && origin.from === 'environment')
      throw new WrongWords(namesNothing(origin.variable));
    try {
      return readers[kind](value);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      // What a variable holds may be a secret.
      const seen = templates?.[index] ?? value;
      throw new WrongWords(withoutPasswords(`${inWords(row, origin)} is "${seen}". ${error.message}`));
    }
  });
  return repeatable ? [...new Set(read.flat())] : read[0];
}

/** Whether what it says was made of variables. */
export function isMade({ templates }: OptionSetting): boolean {
  return templates !== undefined;
}

function namesNothing(variable: string): string {
  return (
    `The environment variable ${variable} is set and names nothing. Give it the base URL of your implementation, ` +
    "or take it out of the environment: without it and without --target the suite's own reference implementation is judged."
  );
}
