/** The command's options: what they mean, and what is said to one who gets them wrong. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { channels, clocks } from '../protocol/schemas';
import type { Channel, Clock } from '../protocol/types';
import { rows, type RequirementId } from '../requirements/catalogue';
import type { Profile } from '../requirements/requirement';
import { runFileName } from '../reporters/run-file';

export interface Options {
  /** Undefined: the embedded reference implementation. */
  readonly target: URL | undefined;
  readonly profile: Profile;
  readonly strict: boolean;
  /** Undefined: every channel that the implementation declares. */
  readonly channel: Channel | undefined;
  readonly only: readonly RequirementId[] | undefined;
  readonly seed: number;
  /** Undefined: as the implementation declares. */
  readonly clock: Clock | undefined;
  readonly deadlineMs: number;
  readonly callDeadlineMs: number;
  readonly workers: number;
  readonly out: string;
  readonly list: boolean;
}

/** Wrong usage: the message is for the person at the keyboard, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Help or version was asked for and printed. */
export class Answered extends Error {
  override readonly name = 'Answered';
}

interface Raw {
  readonly target?: URL;
  readonly profile: Profile;
  readonly strict: boolean;
  readonly channel?: Channel;
  readonly only?: RequirementId[];
  readonly seed?: number;
  readonly clock?: Clock;
  readonly deadline: number;
  readonly callDeadline: number;
  readonly workers: number;
  readonly out: string;
  readonly list: boolean;
}

const largestSeed = 2 ** 31 - 1;

/** The parsed options. Throws {@link UsageError} with what to write instead, or {@link Answered}. */
export function parseOptions(argv: readonly string[], version: string, env: NodeJS.ProcessEnv): Options {
  const command = commandFor(version);
  swallowedByNpm(command, env);
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new Answered(error.message);
    throw new UsageError(error.message.replace(/^error: /, '').replaceAll('\n', ' '));
  }
  const raw = command.opts<Raw>();
  const out = path.resolve(raw.out);
  refuseForeignFolder(out, raw.out);
  return {
    target: raw.target,
    profile: raw.profile,
    strict: raw.strict,
    channel: raw.channel,
    only: raw.only,
    seed: raw.seed ?? Math.floor(Math.random() * largestSeed),
    clock: raw.clock,
    deadlineMs: raw.deadline * 1000,
    callDeadlineMs: raw.callDeadline * 1000,
    workers: raw.workers,
    out,
    list: raw.list,
  };
}

function commandFor(version: string): Command {
  return new Command('escalation-conformance')
    .usage('[options]        (npm test -- [options])')
    .description(
      'Judges whether an implementation escalates conversations as documented.\n' +
        'Without --target the embedded reference implementation is judged.',
    )
    .option('--target <url>', 'base URL of an implementation that serves the written protocol', asUrl)
    .addOption(new Option('--profile <name>', 'what the claim rests on').choices(['page', 'full']).default('page'))
    .option('--strict', 'a failed documented "should" is red, too', false)
    .addOption(new Option('--channel <name>', 'play on this channel only').choices([...channels]))
    .option('--only <ids>', 'judge these requirements only: ids or globs such as "cap.*", comma-separated', asIds)
    .option('--seed <n>', 'makes the free choices of every scenario; random when left out, always printed', asSeed)
    .addOption(new Option('--clock <kind>', 'drive time so, instead of as declared').choices([...clocks]))
    .option('--deadline <s>', 'seconds that the whole run may take', asSeconds, 900)
    .option('--call-deadline <s>', 'seconds that one call to the implementation may take', asSeconds, 10)
    .option('--workers <n>', 'processes that present the results', asCount, 1)
    .option('--out <dir>', 'folder for the results; those of an earlier run in it are replaced', 'conformance-results')
    .option('--list', 'print every requirement and what covers it, then stop', false)
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .allowExcessArguments(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
}

/** `npm test --target=…` without `--` never reaches us, but npm tells its children what it swallowed. */
function swallowedByNpm(command: Command, env: NodeJS.ProcessEnv): void {
  const swallowed = command.options.find((option) => {
    const name = option.long?.slice(2).replaceAll('-', '_') ?? '';
    return name !== 'version' && name !== 'help' && env[`npm_config_${name}`] !== undefined;
  });
  if (!swallowed) return;
  const value = env[`npm_config_${swallowed.long?.slice(2).replaceAll('-', '_') ?? ''}`] ?? '';
  throw new UsageError(
    `npm took the option ${swallowed.long ?? ''} for itself. Put two dashes before it: npm test -- ${swallowed.long ?? ''}=${value}`,
  );
}

function asUrl(value: string): URL {
  if (!URL.canParse(value)) throw new InvalidArgumentError('It is not a URL. Example: http://127.0.0.1:8080');
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new InvalidArgumentError(`It has to begin with http:// or https://. Example: http://127.0.0.1:8080`);
  }
  if (url.search !== '' || url.hash !== '') throw new InvalidArgumentError('A base URL has neither "?" nor "#".');
  return url;
}

function asSeed(value: string): number {
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed > largestSeed) {
    throw new InvalidArgumentError(`A seed is a whole number from 0 to ${largestSeed}.`);
  }
  return seed;
}

function asSeconds(value: string): number {
  const seconds = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || seconds <= 0 || seconds > 86_400) {
    throw new InvalidArgumentError('It is a number of seconds above 0, at most 86400.');
  }
  return seconds;
}

function asCount(value: string): number {
  if (!/^[1-9]\d?$/.test(value)) throw new InvalidArgumentError('It is a whole number from 1 to 99.');
  return Number(value);
}

function asIds(value: string, earlier: RequirementId[] | undefined): RequirementId[] {
  const ids = rows.map((row) => row.id);
  const chosen = value.split(',').flatMap((part) => {
    const pattern = new RegExp(
      `^${part
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')}$`,
    );
    const matching = ids.filter((id) => pattern.test(id));
    if (matching.length === 0) {
      throw new InvalidArgumentError(
        `No requirement is called "${part.trim()}". Did you mean "${closest(part.trim(), ids)}"?`,
      );
    }
    return matching;
  });
  return [...new Set([...(earlier ?? []), ...chosen])];
}

function refuseForeignFolder(out: string, asked: string): void {
  if (!existsSync(out)) return;
  let entries: string[];
  try {
    entries = readdirSync(out);
  } catch {
    throw new UsageError(`--out=${asked} is not a folder that can be read.`);
  }
  if (entries.length > 0 && !entries.includes(runFileName)) {
    throw new UsageError(
      `--out=${asked} holds files that are not results of this suite. They would be replaced; name an empty or new folder.`,
    );
  }
}
