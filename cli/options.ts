/** What the command line of a run means. */
import type { optionTable } from '../judge/words/option-table';
import type { Asked, Options } from '../run/options';
import { optionsOf } from './options-of';
import { readCommandLine } from './read-command-line';
import type { OptionOrigin } from './setting';
import { WrongWords } from './wrong-words';

/** What was asked, and where each of it was said. */
export interface OptionsWithOrigins {
  readonly options: Options;
  readonly origins: ReadonlyMap<string, OptionOrigin>;
}

/** @throws UsageError with what to write instead. */
export function parseOptions(argv: readonly string[], version: string, env: NodeJS.ProcessEnv): Options {
  return parseOptionsWithOrigins(argv, version, env).options;
}

/** A configuration file is looked for in `folder`. @throws UsageError with what to write instead. */
export function parseOptionsWithOrigins(
  argv: readonly string[],
  version: string,
  env: NodeJS.ProcessEnv,
  folder = process.cwd(),
): OptionsWithOrigins {
  const line = readCommandLine(['run', ...argv], { version, env, folder, output: { write: () => undefined } });
  if (!line) throw new WrongWords('--help and --version start no run. Leave them out.');
  return { options: optionsOf(line.asked as Asked<typeof optionTable>, { ...line, env }), origins: line.origins };
}
