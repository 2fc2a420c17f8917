/** Reads a command line: which word of the command it calls, and what it asks of it. */
import { Command, CommanderError, Option } from 'commander';
import { answering, optionTable, type OptionRow } from '../judge/words/option-table';
import type { Output } from '../run/output';
import { explainRefusal, refuseMisspelt } from './explain-refusal';
import { markdownAsText } from './markdown-as-text';
import { npmSettings } from './npm-settings';
import { readers } from './readers';
import type { SettledOption, SettledOptions } from './render-settings';
import { placeholder, renderWords, usageOf } from './render-words';
import { saidElsewhere, type SaidElsewhere } from './said-elsewhere';
import { isMade, readSetting, type OptionOrigin, type OptionSetting } from './setting';
import { misspeltVariables } from './settings-of-environment';
import { withoutPasswords } from './without-passwords';
import type { Called, Word } from './word';
import { words } from './words';
import { WrongWords } from './wrong-words';

export interface CommandLine extends Pick<Called, 'operands' | 'given' | 'written' | 'origins'> {
  readonly word: Word;
  /** By the keys of the word's options. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** What every option came to, for `--print-config`. */
  readonly settled: SettledOptions;
}

export interface ReadingPlace extends Pick<Called, 'env'> {
  readonly version: string;
  /** For help and version, should they be asked for. */
  readonly output: Pick<Output, 'write'>;
  /** For what is said beside it, such as a setting of npm's that looks like an option; left out, nobody hears it. */
  readonly complain?: (text: string) => void;
  /** Where a configuration file is looked for; left out, where the process is. */
  readonly folder?: string;
  /** Where the person stands, where that is another folder: a configuration file is looked for there as well. */
  readonly cwd?: string;
}

/** Undefined when help or version was asked for, and printed. @throws WrongWords with what to write instead. */
export function readCommandLine(argv: readonly string[], place: ReadingPlace): CommandLine | undefined {
  const [first = '', ...behind] = withoutDashes(argv);
  const named = words.find(({ name }) => name === first);
  refuseMisspelt(first);
  const word = named ?? words[0];
  const rest = dashesDropped(word, named ? behind : withoutDashes(argv));
  for (const each of npmSettings(word, rest, place.env)) place.complain?.(each);
  let line: CommandLine | undefined;
  const tree = treeOf(word, place, (read) => (line = read));
  try {
    tree.parse([word.name, ...rest], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    const { args = [] } = tree.commands[0] ?? {};
    throw new WrongWords(withoutPasswords(explainRefusal(error, word, args)), word.name);
  }
  return line;
}

/** `npm test -- -- --target=…`: npm takes one pair of dashes away, and the other says nothing. */
function withoutDashes(argv: readonly string[]): readonly string[] {
  const begin = argv.findIndex((each) => each !== '--');
  return begin < 0 ? [] : argv.slice(begin);
}

/** Behind a word that takes names a pair of dashes may stand before one that looks like an option. */
function dashesDropped({ operands, options }: Word, behind: readonly string[]): readonly string[] {
  const [next = ''] = withoutDashes(behind);
  const isOption =
    /^(-h|--help|--version)$/.test(next) || options.some(({ name }) => next.split('=')[0] === `--${name}`);
  return operands.length === 0 || isOption ? withoutDashes(behind) : behind;
}

/** A tree of this word alone, which hands on what it has read: of the others neither a reading nor a help needs an option. */
function treeOf(word: Word, place: ReadingPlace, hand: (line: CommandLine) => void): Command {
  const { version, output } = place;
  const tree = new Command('escalation-conformance')
    .exitOverride()
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .helpOption(answering.help.flags, answering.help.means)
    .configureOutput({ writeOut: (text) => output.write(text), writeErr: () => undefined });
  const command = tree.command(word.name);
  addOptions(command, word, place, hand);
  command
    .usage(usageOf(word))
    .description(word.name === 'run' ? word.does : `To ${word.does}.`)
    .version(version, answering.version.flags, answering.version.means);
  for (const operand of word.operands) command.argument(operand);
  // The word of a run may be left out, and its help is that of the whole command.
  if (word.name === 'run') {
    const commandUsage = () => `${tree.name()} ${usageOf(word)}`;
    command.configureHelp({ commandUsage }).addHelpText('after', renderWords(words));
  }
  return tree;
}

function addOptions(command: Command, word: Word, place: ReadingPlace, hand: (line: CommandLine) => void): void {
  const typed = new Map<string, string | true>();
  const values = new Map<string, string[]>();
  const given = new Set<string>();
  const options = word.options.map((row) => ({ row, option: optionOf(row) }));
  for (const { row, option } of options) {
    command.addOption(option);
    command.on(`option:${row.name}`, (value?: string | null) => {
      // A flag comes without a value, and so may one that has a value of its own then.
      const text = typeof value === 'string' ? value : row.alone;
      const earlier = typed.get(row.name);
      if (text !== undefined && !row.repeatable && earlier !== true) refuseAnotherValue(row, earlier, text, word);
      typed.set(row.name, text ?? true);
      if (text !== undefined) values.set(row.name, [...(row.repeatable ? (values.get(row.name) ?? []) : []), text]);
      if (row.inReplay) given.add(text === undefined ? `--${row.name}` : `--${row.name}=${toRepeat(row, text)}`);
    });
  }
  command.action(() => {
    const parsed = command.opts<Record<string, unknown>>();
    const elsewhere = elsewhereOf(word, typed, place);
    const settled: SettledOption[] = [];
    const asked = options.map(({ row, option }): [string, unknown] => {
      const setting = elsewhere.settings.get(row.name);
      settled.push(settledAs(row, typed.has(row.name) ? (values.get(row.name) ?? true) : undefined, setting));
      if (typed.has(row.name)) return [row.key, parsed[option.attributeName()]];
      if (!setting) return [row.key, parsed[option.attributeName()] ?? leftOut(row)];
      for (const each of repeated(row, setting, elsewhere.file)) given.add(each);
      return [row.key, readSetting(row, setting)];
    });
    const lastValues = settled.flatMap(({ row, values: said, origin }) =>
      Array.isArray(said) && origin.from !== 'default' ? [[row.name, String(said.at(-1))] as const] : [],
    );
    hand({
      word,
      asked: Object.fromEntries(asked),
      operands: command.args,
      given: [...given],
      written: new Map(lastValues),
      origins: new Map(settled.map(({ row, origin }) => [row.name, origin])),
      settled: { file: elsewhere.file, options: settled },
    });
  });
}

/** What stands in the environment and in a file. A list of requirements needs neither, and nothing in them can spoil it. */
function elsewhereOf(word: Word, typed: ReadonlyMap<string, string | true>, place: ReadingPlace): SaidElsewhere {
  const rows = word.options.filter((row) => (optionTable as readonly OptionRow[]).includes(row));
  if (typed.has('list') || !rows.some(({ name }) => name === 'config')) return { file: undefined, settings: new Map() };
  for (const line of misspeltVariables(optionTable, place.env)) place.complain?.(line);
  return saidElsewhere(rows, typed, {
    env: place.env,
    folder: place.folder ?? process.cwd(),
    ...(place.cwd === undefined ? {} : { cwd: place.cwd }),
  });
}

function settledAs(
  row: OptionRow,
  typed: readonly string[] | true | undefined,
  setting: OptionSetting | undefined,
): SettledOption {
  const origin: OptionOrigin =
    typed === undefined ? (setting?.origin ?? { from: 'default' }) : { from: 'command line' };
  const usual = row.kind === undefined ? false : row.byDefault === undefined ? undefined : [row.byDefault];
  return { row, origin, values: typed ?? setting?.values ?? usual };
}

/** What repeats the setting on a command line. A value that variables made would not be made there; its file makes it. */
function repeated(row: OptionRow, setting: OptionSetting, file: string | undefined): string[] {
  const { name, inReplay } = row;
  const { values } = setting;
  if (!inReplay || values === false) return [];
  if (values === true) return [`--${name}`];
  if (isMade(setting)) return file === undefined ? [] : [`--config=${file}`];
  return values.map((value) => `--${name}=${toRepeat(row, value)}`);
}

function optionOf({ name, takes, kind, repeatable, means, byDefault, alone }: OptionRow): Option {
  const value = alone === undefined ? placeholder(takes ?? '') : placeholder(takes ?? '').replace(/^<(.*)>$/, '[$1]');
  const flags = takes === undefined ? `--${name}` : `--${name} ${value}`;
  const option = new Option(flags, markdownAsText(means, byDefault));
  if (alone !== undefined) option.preset(alone);
  if (kind === undefined) return option;
  const read: (text: string) => unknown = readers[kind];
  // What may be repeated is read as a list, and counts once.
  const more = (text: string, earlier: readonly unknown[] = []) => [
    ...new Set([...earlier, ...(read(text) as readonly unknown[])]),
  ];
  return option.argParser<unknown>(
    repeatable ? (text, earlier) => more(text, earlier as readonly unknown[] | undefined) : read,
  );
}

/** A user and a password in a URL are for whoever gave them, and are written down nowhere. */
function toRepeat({ kind }: OptionRow, text: string): string {
  if (kind !== 'url' || !URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.username === '' && url.password === '') return text;
  url.username = '';
  url.password = '';
  return url.href;
}

/** What an option says that is left out. */
function leftOut({ kind, byDefault }: OptionRow): unknown {
  if (kind === undefined) return false;
  return byDefault === undefined ? undefined : readers[kind](byDefault);
}

/** Which of two values is meant, nobody knows but who wrote them. */
function refuseAnotherValue({ name }: OptionRow, earlier: string | undefined, text: string, word: Word): void {
  if (earlier === undefined || earlier === text) return;
  throw new WrongWords(
    withoutPasswords(`--${name} is given twice, as "${earlier}" and as "${text}". Leave one of them out.`),
    word.name,
  );
}
