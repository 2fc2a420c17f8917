/** What a run is told by its command line, by the environment and by chance. */
import { InvalidArgumentError } from 'commander';
import type { optionTable } from '../judge/words/option-table';
import { refuseForeignFolder } from '../run/foreign-folder';
import type { Asked, Options } from '../run/options';
import { largestSeed, readers } from './readers';
import { readHeaders } from './secret-headers';
import type { Called } from './word';
import { withoutPasswords } from './without-passwords';
import { WrongWords } from './wrong-words';

type AskedOfRun = Asked<typeof optionTable>;

/** Means what --target means. The command line wins, and so does an --adapter on it. */
export const targetVariable = 'CONFORMANCE_TARGET';

/** @throws UsageError with what to write instead. */
export function optionsOf(
  asked: AskedOfRun,
  { env, given, written }: Pick<Called, 'env' | 'given' | 'written'>,
): Options {
  if (asked.target !== undefined && asked.adapter !== undefined) {
    throw new WrongWords('--target and --adapter both name an implementation. Leave one of them out.');
  }
  const target = asked.target ?? targetOf(env, asked);
  if (asked.shard && asked.seed === undefined) {
    throw new WrongWords('--shard needs --seed: all shards of a run have to make the same choices.');
  }
  refuseForeignFolder(asked.out, written.get('out') ?? asked.out);
  const { header, ...rest } = asked;
  return {
    ...rest,
    target,
    only: asked.replay?.kind === 'case' ? readers.ids(asked.replay.requirement) : asked.only,
    seed: asked.seed ?? Math.floor(Math.random() * largestSeed),
    ...headersOf(header ?? [], target, asked, env),
    given,
  };
}

/** Who names nothing on the command line may do so in the environment. What names nothing there is a mistake, too. */
function targetOf(env: NodeJS.ProcessEnv, { adapter, list }: AskedOfRun): URL | undefined {
  const value = env[targetVariable];
  if (value === undefined || adapter !== undefined || list) return undefined;
  if (value.trim() === '') {
    throw new WrongWords(
      `The environment variable ${targetVariable} is set and names nothing. Give it the base URL of your implementation, ` +
        `or take it out of the environment: without it and without --target the suite's own reference implementation is judged.`,
    );
  }
  try {
    return readers.url(value);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new WrongWords(
      withoutPasswords(`The environment variable ${targetVariable} is "${value}". ${error.message}`),
    );
  }
}

function headersOf(
  header: readonly string[],
  target: URL | undefined,
  { adapter, command, passEnv, proxy }: AskedOfRun,
  env: NodeJS.ProcessEnv,
): Pick<Options, 'headers' | 'secrets'> {
  if (header.length > 0 && !target) {
    throw new WrongWords(
      `--header is sent to a --target, and ${adapter === undefined ? 'none is given' : 'an --adapter is none'}.`,
    );
  }
  if (command !== undefined && !target) {
    throw new WrongWords(
      `--command starts what --target names, and ${adapter === undefined ? 'none is given: add the URL at which it will answer, such as --target=http://127.0.0.1:8080' : 'an --adapter is none'}.`,
    );
  }
  if (passEnv && adapter === undefined && command === undefined) {
    throw new WrongWords('--pass-env says what --adapter and --command get of the environment, and neither is given.');
  }
  if (proxy && !target) {
    throw new WrongWords(
      `--proxy leads to a --target, and ${adapter === undefined ? 'none is given' : 'an --adapter is none'}.`,
    );
  }
  try {
    return readHeaders(header, env);
  } catch (error) {
    throw new WrongWords(error instanceof Error ? error.message : String(error));
  }
}
