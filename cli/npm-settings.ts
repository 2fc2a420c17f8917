/**
 * What npm tells its children in variables `npm_config_…`: settings of its own, and options that were meant for us. Who
 * leaves out the two dashes in `npm test --target=…` has npm keep the option, and nothing would be as it was typed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { calledAs, type WordName } from '../judge/words/called-as';
import type { OptionRow } from '../judge/words/option-table';
import { readers } from './readers';
import { withoutPasswords } from './without-passwords';
import { WrongWords } from './wrong-words';

interface Calling {
  readonly name: WordName;
  readonly options: readonly OptionRow[];
}

/** Names of ours that npm, or what it builds with, has a setting of, and the values that are then none of ours. */
const npmOwn: Readonly<Record<string, RegExp>> = {
  ca: /^/,
  proxy: /^/,
  only: /^(null|prod(uction)?|dev(elopment)?)?$/,
  // The version of Node or Electron for which native parts are built.
  target: /^v?\d+(\.\d+)*(-[\w.]+)?$/,
};

/** @throws WrongWords when an option was typed and npm kept it. @returns lines on settings that look like options. */
export function npmSettings(word: Calling, argv: readonly string[], env: NodeJS.ProcessEnv): string[] {
  // Other package managers hand every word on, and what they tell of npm are settings.
  const keepsOptions = /^(npm\/|$)/.test(env['npm_config_user_agent'] ?? '');
  const typed: { readonly row: OptionRow; readonly value: string }[] = [];
  const lines: string[] = [];
  for (const row of word.options) {
    // What also came the right way is no mistake.
    if (argv.some((each) => each === `--${row.name}` || each.startsWith(`--${row.name}=`))) continue;
    const key = row.name.replace(/^no-/, '');
    const value = env[`npm_config_${key.replaceAll('-', '_')}`];
    if (value === undefined || (row.name.startsWith('no-') && value !== '')) continue;
    if (keepsOptions && !npmOwn[key]?.test(value) && !isInFile(key, value, env)) typed.push({ row, value });
    else if (value !== '' && fits(row, value)) lines.push(notUsed(word, row, value));
  }
  if (typed.length > 0) throw new WrongWords(withoutPasswords(refusal(word, typed, argv)), word.name);
  return lines;
}

function refusal(
  word: Calling,
  typed: readonly { readonly row: OptionRow; readonly value: string }[],
  argv: readonly string[],
): string {
  const names = typed.map(({ row }) => `--${row.name}`);
  const left = argv.filter((each) => !each.startsWith('-'));
  const bare = typed.filter(({ row, value }) => row.takes !== undefined && value === 'true');
  const words = typed.map(({ row, value }) => {
    if (row.takes === undefined) return `--${row.name}`;
    if (value !== 'true') return `--${row.name}=${shown(value)}`;
    // npm takes `--target url` for a flag, and hands the URL on as a word of its own.
    const [only] = left;
    return `--${row.name}=${bare.length === 1 && left.length === 1 && only !== undefined ? shown(only) : row.takes}`;
  });
  return (
    `npm took the option${names.length > 1 ? 's' : ''} ${names.join(', ')} for itself. ` +
    `Put two dashes before ${names.length > 1 ? 'them' : 'it'}: ${[calledAs(word.name), ...words].join(' ')}`
  );
}

function notUsed({ name }: Calling, row: OptionRow, value: string): string {
  const option = row.takes === undefined ? `--${row.name}` : `--${row.name}=${shown(value)}`;
  return withoutPasswords(
    `npm has a setting "${row.name.replace(/^no-/, '')}" (${shown(value)}), which is no option of this command and was not used. ` +
      `If it is meant as one: ${calledAs(name)} ${option}\n`,
  );
}

function fits({ takes, kind }: OptionRow, value: string): boolean {
  if (takes === undefined || kind === undefined) return value === 'true';
  try {
    readers[kind](value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file of settings that npm has read says the same. */
function isInFile(key: string, value: string, env: NodeJS.ProcessEnv): boolean {
  const { npm_config_local_prefix: project, npm_config_userconfig: user, npm_config_globalconfig: global } = env;
  const files = [project === undefined ? undefined : path.join(project, '.npmrc'), user, global];
  return files.some((file) => file !== undefined && valuesIn(file, key).some((each) => each === value || each === ''));
}

/** What the file gives the setting; empty where it is known only once variables are put in. */
function valuesIn(file: string, key: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name = '', value] = /^\s*"?([\w-]+)"?(?:\[\])?\s*(?:=\s*(.*?)\s*)?$/.exec(line) ?? [];
    if (name.replaceAll('_', '-') !== key) return [];
    // A name alone is a flag, and npm tells its children nothing of one that says no.
    const plain = (value ?? 'true').replace(/^(["'])(.*)\1$/, '$2');
    if (plain === 'false' || plain === 'null' || plain.includes('${')) return [''];
    return [plain, ...(URL.canParse(plain) ? [new URL(plain).href] : [])];
  });
}

function shown(value: string): string {
  return /^[\w@%+=:,./<>|-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
