/** Reads a command line: which word of the command it calls, and what it asks of it. */
import { Command, CommanderError, Option } from 'commander';
import { answering, type OptionRow } from '../judge/words/option-table';
import type { Output } from '../run/output';
import { explainRefusal, refuseMisspelt } from './explain-refusal';
import { markdownAsText } from './markdown-as-text';
import { npmSettings } from './npm-settings';
import { readers } from './readers';
import { placeholder, renderWords, usageOf } from './render-words';
import { withoutPasswords } from './without-passwords';
import type { Called, Word } from './word';
import { words } from './words';
import { WrongWords } from './wrong-words';

export interface CommandLine extends Pick<Called, 'operands' | 'given' | 'written'> {
  readonly word: Word;
  /** By the keys of the word's options. */
  readonly asked: Readonly<Record<string, unknown>>;
}

export interface ReadingPlace extends Pick<Called, 'env'> {
  readonly version: string;
  /** For help and version, should they be asked for. */
  readonly output: Pick<Output, 'write'>;
  /** For what is said beside it, such as a setting of npm's that looks like an option; left out, nobody hears it. */
  readonly complain?: (text: string) => void;
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
  const tree = treeOf(place, (read) => (line = read));
  try {
    tree.parse([word.name, ...rest], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    const { args = [] } = tree.commands.find((command) => command.name() === word.name) ?? {};
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

/** One tree of all words, each of which hands on what it has read. */
function treeOf({ version, output }: ReadingPlace, hand: (line: CommandLine) => void): Command {
  const tree = new Command('escalation-conformance')
    .exitOverride()
    .helpCommand(false)
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .helpOption(answering.help.flags, answering.help.means)
    .configureOutput({ writeOut: (text) => output.write(text), writeErr: () => undefined });
  for (const word of words) {
    const command = tree.command(word.name);
    addOptions(command, word, hand);
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
  }
  return tree;
}

function addOptions(command: Command, word: Word, hand: (line: CommandLine) => void): void {
  const written = new Map<string, string>();
  const given = new Set<string>();
  const options = word.options.map((row) => ({ row, option: optionOf(row) }));
  for (const { row, option } of options) {
    command.addOption(option);
    command.on(`option:${row.name}`, (value?: string | null) => {
      // A flag comes without a value.
      const text = typeof value === 'string' ? value : undefined;
      if (text !== undefined && !row.repeatable) refuseAnotherValue(row, written.get(row.name), text, word);
      if (text !== undefined) written.set(row.name, text);
      if (row.inReplay) given.add(text === undefined ? `--${row.name}` : `--${row.name}=${toRepeat(row, text)}`);
    });
  }
  command.action(() => {
    const values = command.opts<Record<string, unknown>>();
    const asked = options.map(({ row, option }) => [row.key, values[option.attributeName()] ?? leftOut(row)]);
    hand({
      word,
      asked: Object.fromEntries(asked) as CommandLine['asked'],
      operands: command.args,
      given: [...given],
      written,
    });
  });
}

function optionOf({ name, takes, kind, repeatable, means, byDefault }: OptionRow): Option {
  const flags = takes === undefined ? `--${name}` : `--${name} ${placeholder(takes)}`;
  const option = new Option(flags, markdownAsText(means, byDefault));
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
