/** The command's options: what they mean, and what is said to one who gets them wrong. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { closest, distance } from 'fastest-levenshtein';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { channels, clocks } from '../protocol/schemas';
import { readToken, type ReplayToken } from '../properties/replay-token';
import type { Channel, Clock } from '../protocol/types';
import { rows, type RequirementId } from '../requirements/catalogue';
import { profileNames, type ProfileName } from '../requirements/profiles';
import type { Shard } from '../play/scenarios/shard';
import { readHeaders } from './secret-headers';
import type { Options } from '../run/options';
import { UsageError } from '../run/usage-error';
import { refuseForeignFolder } from '../run/foreign-folder';

/** Help or version was asked for and printed. */
export class Answered extends Error {
  override readonly name = 'Answered';
}

interface Raw {
  readonly target?: URL;
  readonly adapter?: string;
  readonly waivers?: string;
  readonly waiversBaseline?: string;
  readonly profile: ProfileName;
  readonly strict: boolean;
  readonly requireWhole: boolean;
  readonly channel?: Channel;
  readonly only?: RequirementId[];
  readonly seed?: number;
  readonly runs: number;
  readonly budget: number;
  readonly replay?: ReplayToken;
  readonly clock?: Clock;
  readonly deadline: number;
  readonly callDeadline: number;
  readonly workers: number;
  readonly atOnce?: number;
  readonly shard?: Shard;
  readonly header: string[];
  readonly ca?: string;
  readonly platformHost?: string;
  readonly out: string;
  readonly report: boolean;
  readonly contracts: boolean;
  readonly pactsFrom?: URL;
  readonly history?: string;
  readonly list: boolean;
}

/** Options that decide how the implementation is reached, what is played, and what is red; the seed and the target are facts. */
const decisive: readonly string[] = [
  'header',
  'ca',
  'platform-host',
  'clock',
  'call-deadline',
  'profile',
  'strict',
  'channel',
  'only',
  'budget',
  'shard',
];

/** Means what --target means. The command line wins, and so does an --adapter on it. */
export const targetVariable = 'CONFORMANCE_TARGET';

const largestSeed = 2 ** 31 - 1;

/** The parsed options. Throws {@link UsageError} with what to write instead, or {@link Answered}. */
export function parseOptions(argv: readonly string[], version: string, env: NodeJS.ProcessEnv): Options {
  const command = commandFor(version);
  const given: string[] = [];
  for (const name of decisive) {
    // A flag comes without a value.
    command.on(`option:${name}`, (value?: string | null) =>
      given.push(typeof value === 'string' ? `--${name}=${value}` : `--${name}`),
    );
  }
  swallowedByNpm(command, argv, env);
  try {
    command.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new Answered(error.message);
    throw new UsageError(withoutSecrets(explain(error, command)));
  }
  const raw = withTargetOf(env, command.opts<Raw>());
  if (raw.shard && raw.seed === undefined) {
    throw new UsageError('--shard needs --seed: all shards of a run have to make the same choices.');
  }
  const out = path.resolve(raw.out);
  refuseForeignFolder(out, raw.out);
  return {
    target: raw.target,
    adapter: raw.adapter,
    profile: raw.profile,
    strict: raw.strict,
    requireWhole: raw.requireWhole,
    channel: raw.channel,
    only: raw.replay?.kind === 'case' ? asIds(raw.replay.requirement, undefined) : raw.only,
    runs: raw.runs,
    budgetMs: raw.budget * 1000,
    replay: raw.replay,
    seed: raw.seed ?? Math.floor(Math.random() * largestSeed),
    clock: raw.clock,
    deadlineMs: raw.deadline * 1000,
    callDeadlineMs: raw.callDeadline * 1000,
    workers: raw.workers,
    atOnce: raw.atOnce,
    shard: raw.shard,
    ...headersOf(raw, env),
    ca: raw.ca,
    platformHost: raw.platformHost,
    out,
    report: raw.report,
    contracts: raw.contracts,
    pactsFrom: raw.pactsFrom,
    waivers: raw.waivers,
    waiversBaseline: raw.waiversBaseline,
    history: raw.history === undefined ? undefined : path.resolve(raw.history),
    list: raw.list,
    given,
  };
}

function commandFor(version: string): Command {
  return new Command('escalation-conformance')
    .usage('[options]        (npm test -- [options])')
    .description(
      'Judges whether an implementation escalates conversations as documented.\n' +
        `Without --target, --adapter and ${targetVariable} the suite's own reference implementation is judged.`,
    )
    .option(
      '--target <url>',
      `base URL of an implementation that serves the written protocol; else that in ${targetVariable}`,
      asTarget,
    )
    .addOption(
      new Option('--adapter <where>', 'the path of a module, or "stdio:<command>", instead of a URL')
        .argParser(asPlace)
        .conflicts('target'),
    )
    .addOption(new Option('--profile <name>', 'what the claim rests on').choices(profileNames).default('page'))
    .option('--strict', 'a failed documented "should" is red, too', false)
    .option('--require-whole', 'a partial run that would end with 0 ends with 6', false)
    .addOption(new Option('--channel <name>', 'play on this channel only').choices([...channels]))
    .option('--only <ids>', 'judge these requirements only: ids or globs such as "cap.*", comma-separated', asIds)
    .option('--seed <n>', 'makes the free choices of every scenario; random when left out, always printed', asSeed)
    .option('--runs <n>', 'generated cases for each property; 0 plays none', asRuns, 100)
    .option('--budget <s>', 'seconds that all properties together may take', asSeconds, 20)
    .option('--replay <token>', 'play one generated case again, or those that a run did not reach', asToken)
    .addOption(new Option('--clock <kind>', 'drive time so, instead of as declared').choices([...clocks]))
    .option('--deadline <s>', 'seconds that playing may take, the report not counted', asSeconds, 900)
    .option('--call-deadline <s>', 'seconds that one call to the implementation may take', asSeconds, 10)
    .option('--workers <n>', 'processes that present the results', asCount, 1)
    .option('--at-once <n>', 'plays under way at once; as many as suit the clock when left out', asPlays)
    .option('--shard <i/n>', 'play the i-th of n parts, such as 1/4; npm run merge joins the results', asShard)
    .option('--header <header>', 'sent with every call: "Name: ${VARIABLE}" or "Name: @file"; repeatable', collect, [])
    .option('--ca <file>', 'certificates in PEM that are trusted beside the usual ones', asCertificates)
    .option('--platform-host <host>', 'by which the implementation reaches this machine; otherwise loopback', asHost)
    .option('--out <dir>', 'folder for the results; those of an earlier run in it are replaced', 'conformance-results')
    .option('--waivers <file>', 'failures that you know and bear, each with a reason, an owner and a date')
    .option('--waivers-baseline <file>', 'earlier waivers, whose number may not grow')
    .option('--history <dir>', 'folder that keeps what earlier runs gave, for the trend in the Allure page')
    .option('--no-report', 'write the verdict files and the plain pages only; no Playwright, no Allure page')
    .option('--no-contracts', 'do not hold the messages at the edges to the pacts')
    .option('--pacts-from <url>', 'a Pact broker whose pacts are verified as well; token in PACT_BROKER_TOKEN', asUrl)
    .option('--list', 'print every requirement and what covers it, then stop', false)
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
}

/** What was wrong, and what to write instead. */
function explain(error: CommanderError, command: Command): string {
  const options = [...command.options.flatMap(({ long }) => long ?? []), '--help'];
  const [word = ''] = command.args;
  if (error.code === 'commander.excessArguments') {
    const meant = nearest(word, options);
    const hint = meant === undefined ? '' : ` Did you mean ${meant}${word.replace(/^[^=]*/, '')}?`;
    return `"${word}" is no option: options begin with two dashes.${hint}`;
  }
  if (error.code === 'commander.unknownOption') {
    const [, written = ''] = /unknown option '([^=']*)/.exec(error.message) ?? [];
    if (options.includes(written))
      return `The option ${written} takes no value: write ${written} alone, or leave it out.`;
    const meant = nearest(written, options);
    return `There is no option ${written}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
  }
  return error.message.replace(/^error: /, '').replaceAll('\n', ' ');
}

/** The option spelt most like the word, whatever value or dashes it comes with; undefined when none is like it. */
function nearest(word: string, options: readonly string[]): string | undefined {
  const name = `--${word.replace(/^-*/, '').replace(/=.*$/s, '')}`;
  const candidate = closest(name, options);
  return distance(name, candidate) <= Math.max(2, (name.length - 2) / 2) ? candidate : undefined;
}

/** A URL may hold a password, and what was wrong with the rest of it can be said without. */
function withoutSecrets(message: string): string {
  return message.replace(/\/\/[^\s/@]*@/g, '//…@');
}

/** `npm test --target=…` without `--` never reaches us, but npm tells its children what it swallowed. */
function swallowedByNpm(command: Command, argv: readonly string[], env: NodeJS.ProcessEnv): void {
  for (const { long = '', negate, required } of command.options) {
    // Help and version npm answers itself. What also came the right way is no mistake: npm's own settings share names.
    if (long === '--version' || argv.some((word) => word === long || word.startsWith(`${long}=`))) continue;
    const value = env[`npm_config_${long.replace(/^--(no-)?/, '').replaceAll('-', '_')}`];
    if (value === undefined || (negate && value !== '')) continue;
    throw new UsageError(
      withoutSecrets(
        `npm took the option ${long} for itself. Put two dashes before it: npm test -- ${long}${required ? `=${value}` : ''}`,
      ),
    );
  }
}

/** Who names nothing on the command line may do so in the environment. What names nothing there is a mistake, too. */
function withTargetOf(env: NodeJS.ProcessEnv, raw: Raw): Raw {
  const value = env[targetVariable];
  if (value === undefined || raw.target || raw.adapter !== undefined || raw.list) return raw;
  if (value.trim() === '') {
    throw new UsageError(
      `The environment variable ${targetVariable} is set and names nothing. Give it the base URL of your implementation, ` +
        `or take it out of the environment: without it and without --target the suite's own reference implementation is judged.`,
    );
  }
  try {
    return { ...raw, target: asUrl(value) };
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(withoutSecrets(`The environment variable ${targetVariable} is "${value}". ${error.message}`));
  }
}

/** @throws InvalidArgumentError when it names nothing: who wrote it meant an implementation, and not the reference. */
function asPlace(value: string): string {
  if (value.trim() === '')
    throw new InvalidArgumentError(`It names nothing: neither a module's path nor a command. ${howToNameNone}`);
  return value;
}

const howToNameNone = "Leave the option out to judge the suite's own reference implementation.";

/** @throws InvalidArgumentError when it names nothing, as {@link asPlace}. */
function asTarget(value: string): URL {
  if (value.trim() === '') {
    throw new InvalidArgumentError(
      `It names nothing, and is not a URL. Example: http://127.0.0.1:8080. ${howToNameNone}`,
    );
  }
  return asUrl(value);
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

/** A name or an address, as it stands in a URL. */
function asHost(value: string): string {
  const url = URL.canParse(`http://${value}:1`) ? new URL(`http://${value}:1`) : undefined;
  if (url?.hostname !== value.toLowerCase() || url.href !== `http://${url.hostname}:1/`) {
    throw new InvalidArgumentError(
      'It is a host name or an address and nothing else, such as host.docker.internal, 192.0.2.7 or [2001:db8::7].',
    );
  }
  return url.hostname;
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

function asRuns(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('It is a whole number from 0 to 999999.');
  return Number(value);
}

function asToken(value: string): ReplayToken {
  const token = readToken(value);
  if (!token || (token.kind === 'case' && !rows.some((row) => row.id === token.requirement))) {
    throw new InvalidArgumentError(
      'It is not a token that this suite printed. Paste the whole line that stands after "Replay".',
    );
  }
  return token;
}

/** @throws InvalidArgumentError when it is none that makes sense. */
export function asCount(value: string): number {
  if (!/^[1-9]\d?$/.test(value)) throw new InvalidArgumentError('It is a whole number from 1 to 99.');
  return Number(value);
}

function asPlays(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('It is a whole number from 1 to 999.');
  return Number(value);
}

function asShard(value: string): Shard {
  const [, index = 0, of = 0] = (/^([1-9]\d?)\/([1-9]\d?)$/.exec(value) ?? []).map(Number);
  if (index === 0 || index > of) throw new InvalidArgumentError('It is i/n with i from 1 to n, such as 1/4.');
  return { index, of };
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}

/** The certificates in the file. */
function asCertificates(file: string): string {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InvalidArgumentError(`It cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new InvalidArgumentError('It holds no certificate: "-----BEGIN CERTIFICATE-----" is not in it.');
  }
  return pem;
}

function headersOf({ header, target, adapter }: Raw, env: NodeJS.ProcessEnv) {
  if (header.length > 0 && !target) {
    throw new UsageError(
      `--header is sent to a --target, and ${adapter === undefined ? 'none is given' : 'an --adapter is none'}.`,
    );
  }
  try {
    return readHeaders(header, env);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
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
