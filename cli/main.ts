/** The command: words in, exit code out. */
import { calledAs } from '../judge/words/called-as';
import { usualColumns, withinColumns } from '../judge/words/within-columns';
import { UsageError } from '../run/usage-error';
import { refuseUnknown } from './explain-refusal';
import { guardOutput } from './guard-output';
import { renderError } from './render-error';
import { settingsAsJson, settingsAsText } from './render-settings';
import { readCommandLine, type CommandLine } from './read-command-line';
import { suiteVersion } from './suite-version';
import type { Called } from './word';
import { WrongWords } from './wrong-words';

/** A terminal may be narrower; then it folds our lines itself. */
const fewestColumns = 40;

/** As the environment asks; else as many as usual, which a log has room for as well, or what a narrow terminal has. */
function columnsOf(
  { COLUMNS = '' }: NodeJS.ProcessEnv,
  { columns = usualColumns }: { readonly columns?: number },
): number {
  const asked = /^\d+$/.test(COLUMNS) ? Number(COLUMNS) : Math.min(usualColumns, columns);
  return Math.max(fewestColumns, asked);
}

/** Where the command is called from. */
export type Caller = Pick<Called, 'output' | 'complain' | 'env' | 'cwd' | 'stopped'>;

/** Does what the command line asks, and resolves to the exit code. What is no word for the person at the keyboard is thrown. */
export async function command(argv: readonly string[], caller: Caller): Promise<number> {
  const { output, complain, env, cwd } = caller;
  const suite = { name: 'escalation-conformance', version: suiteVersion() };
  const read = (words: readonly string[]) =>
    readCommandLine(words, { version: suite.version, output, env, complain, cwd });
  let line: CommandLine | undefined;
  try {
    line = read(argv);
    if (!line) return 0;
    const { word, asked, settled, ...behind } = line;
    if (asked['printConfig'] !== undefined) {
      if (asked['printConfig'] === 'json') (output.unfolded ?? output.write).call(output, settingsAsJson(settled));
      else output.write(settingsAsText(settled));
      return 0;
    }
    const help = (name: string) => {
      refuseUnknown(name);
      read([name, '--help']);
      return 0;
    };
    return await word.run(asked as never, { ...caller, ...behind, suite, help });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const word = (error instanceof WrongWords ? error.word : undefined) ?? line?.word.name;
    complain(
      `${renderError(error)}\n${error instanceof WrongWords ? `See ${calledAs(word === 'help' ? 'run' : word)} --help\n` : ''}`,
    );
    return 2;
  }
}

/** Runs the command for the process, and sets its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const columns = columnsOf(process.env, process.stdout);
  const complain = (text: string) => void process.stderr.write(withinColumns(text, columns));
  const guarded = guardOutput();
  process.exitCode = await command(argv, {
    output: {
      ...guarded,
      write: (text) => guarded.write(withinColumns(text, columns)),
      unfolded: (text) => guarded.write(text),
    },
    complain,
    env: process.env,
    // npm runs a script in the package's folder; what is named is wanted where the person stands.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    stopped: (told) => {
      const interrupt = new AbortController();
      const onSignal = () => {
        if (told !== undefined) complain(`\n${told}\n`);
        interrupt.abort();
        // The next one, of whichever kind, is left to the system, which ends the process however busy it is.
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      };
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      return interrupt.signal;
    },
  });
}
