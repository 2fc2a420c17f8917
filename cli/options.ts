/** What the command line of a run means. */
import type { optionTable } from '../judge/words/option-table';
import type { Asked, Options } from '../run/options';
import { optionsOf } from './options-of';
import { readCommandLine } from './read-command-line';
import { WrongWords } from './wrong-words';

/** @throws UsageError with what to write instead. */
export function parseOptions(argv: readonly string[], version: string, env: NodeJS.ProcessEnv): Options {
  const line = readCommandLine(['run', ...argv], { version, env, output: { write: () => undefined } });
  if (!line) throw new WrongWords('--help and --version start no run. Leave them out.');
  return optionsOf(line.asked as Asked<typeof optionTable>, { ...line, env });
}
