/** One variable of the environment for each option: `CONFORMANCE_SEED` is what `--seed` is. An empty one is not set. */
import { variableOf, type OptionRow } from '../judge/words/option-table';
import { nearest } from './nearest';
import type { OptionSetting, OptionSettings } from './setting';
import { WrongWords } from './wrong-words';

/** Letters that may differ in a name that is meant for one of ours. */
const lettersOfAName = 2;

const flags: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

/** Options of which `isSaid` knows a stronger word are not read. @throws WrongWords when a flag is told neither yes nor no. */
export function settingsOfEnvironment(
  rows: readonly OptionRow[],
  env: NodeJS.ProcessEnv,
  isSaid: (name: string) => boolean,
): OptionSettings {
  return new Map(
    rows.flatMap((row): [string, OptionSetting][] => {
      const variable = variableOf(row);
      const value = env[variable];
      // An empty target is refused where nothing on the command line takes its place: a green verdict on nobody is worse.
      if (
        row.elsewhere === 'nowhere' ||
        isSaid(row.name) ||
        value === undefined ||
        (value === '' && row.kind !== 'target')
      )
        return [];
      return [[row.name, { origin: { from: 'environment', variable }, values: valuesOf(row, variable, value) }]];
    }),
  );
}

function valuesOf({ kind, repeatable }: OptionRow, variable: string, value: string): OptionSetting['values'] {
  if (kind === undefined) {
    const flag = flags[value.trim().toLowerCase()];
    if (flag === undefined) {
      throw new WrongWords(`The environment variable ${variable} is "${value}". It is true or false.`);
    }
    return flag;
  }
  // No value of one that is repeatable holds the end of a line.
  return repeatable ? value.split(/\r?\n/).filter((line) => line.trim() !== '') : [value];
}

/** A line for each variable that is spelt like one of ours and is none, so that nobody believes it to be heard. */
export function misspeltVariables(rows: readonly OptionRow[], env: NodeJS.ProcessEnv): string[] {
  const ours = rows.filter(({ elsewhere }) => elsewhere !== 'nowhere').map(variableOf);
  return Object.keys(env).flatMap((name) => {
    if (!name.startsWith('CONFORMANCE_') || ours.includes(name) || others.includes(name)) return [];
    const typed = rows.find((row) => variableOf(row) === name);
    if (typed)
      return [`The environment variable ${name} was not used: --${typed.name} stands on the command line only.\n`];
    const meant = nearest(name, ours, lettersOfAName);
    return meant === undefined
      ? []
      : [`The environment variable ${name} is none of ours and was not used. Did you mean ${meant}?\n`];
  });
}

/** Variables of ours that are no option. */
const others: readonly string[] = ['CONFORMANCE_DEBUG', 'CONFORMANCE_OPTIONS'];
