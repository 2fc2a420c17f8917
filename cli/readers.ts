/** How the value of each kind of option is read. What is wrong with one is thrown as one sentence for who wrote it. */
import { InvalidArgumentError } from 'commander';
import { closest } from 'fastest-levenshtein';
import path from 'node:path';
import { lintFormats } from '../exports/lint-formats';
import type { ValueKind } from '../judge/words/option-table';
import type { Shard } from '../play/scenarios/shard';
import { readToken, type ReplayToken } from '../properties/replay-token';
import { channels, clocks } from '../protocol/declared-values';
import { rows, type RequirementId } from '../requirements/catalogue';
import { profileNames } from '../requirements/profiles';
import type { ValueOf } from '../run/options';
import { givenText } from './given-text';

export const largestSeed = 2 ** 31 - 1;

/** @throws InvalidArgumentError when the value is none of its kind. */
export const readers: { readonly [Kind in ValueKind]: (value: string) => ValueOf[Kind] } = {
  target: asTarget,
  url: asUrl,
  place: asPlace,
  command: asPlace,
  form: (value) => oneOf(['text', 'json'], value),
  profile: (value) => oneOf(profileNames, value),
  ids: asIds,
  channel: (value) => oneOf(channels, value),
  clock: (value) => oneOf(clocks, value),
  seed: asSeed,
  cases: (value) => asNumber(value, /^\d{1,6}$/, 'It is a whole number from 0 to 999999.'),
  repeats: (value) => asNumber(value, /^[1-9]$/, 'It is a whole number from 1 to 9.'),
  seconds: asMilliseconds,
  waiting: (value) => (/^0+(\.0+)?$/.test(value) ? 0 : asMilliseconds(value)),
  token: asToken,
  processes: (value) => asNumber(value, /^[1-9]\d?$/, 'It is a whole number from 1 to 99.'),
  plays: (value) => asNumber(value, /^[1-9]\d{0,2}$/, 'It is a whole number from 1 to 999.'),
  shard: asShard,
  header: (value) => [value],
  certificates: asCertificates,
  host: asHost,
  path: (value) => value,
  folder: (value) => path.resolve(value),
  variables: asVariables,
  'lint-format': (value) => oneOf(lintFormats, value),
  text: (value) => value,
};

/** @throws InvalidArgumentError for what is no name of a variable. None at all is a choice, too. */
function asVariables(value: string): string[] {
  const names = value.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .map((name) => {
      if (/^([A-Za-z_][\w.()-]*\*?|\*)$/.test(name)) return name;
      throw new InvalidArgumentError(
        'It is names of variables, separated by commas, such as BOT_TOKEN,BOT_*: a star at the end stands for anything.',
      );
    });
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: string): Choice {
  const chosen = choices.find((each) => each === value);
  if (chosen === undefined) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
  return chosen;
}

function asNumber(value: string, form: RegExp, what: string): number {
  if (!form.test(value)) throw new InvalidArgumentError(what);
  return Number(value);
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

function asMilliseconds(value: string): number {
  const seconds = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || seconds <= 0 || seconds > 86_400) {
    throw new InvalidArgumentError('It is a number of seconds above 0, at most 86400.');
  }
  return seconds * 1000;
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

function asShard(value: string): Shard {
  const [, index = 0, of = 0] = (/^([1-9]\d?)\/([1-9]\d?)$/.exec(value) ?? []).map(Number);
  if (index === 0 || index > of) throw new InvalidArgumentError('It is i/n with i from 1 to n, such as 1/4.');
  return { index, of };
}

/** The certificates in the file. */
function asCertificates(file: string): string {
  let pem: string;
  try {
    pem = givenText(file);
  } catch (error) {
    throw new InvalidArgumentError(`It ${(error as Error).message}`);
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new InvalidArgumentError('It holds no certificate: "-----BEGIN CERTIFICATE-----" is not in it.');
  }
  return pem;
}

/** The requirements that the ids and globs name. */
function asIds(value: string): RequirementId[] {
  const ids = rows.map((row) => row.id);
  return value.split(',').flatMap((part) => {
    const matching = ids.filter((id) => fitsGlob(part.trim(), id));
    if (matching.length === 0) {
      throw new InvalidArgumentError(
        `No requirement is called "${part.trim()}". Did you mean "${closest(part.trim(), ids)}"?`,
      );
    }
    return matching;
  });
}

/** Whether the name is one for which the glob stands. Each part between two stars is taken where it comes first, so that no glob takes long. */
function fitsGlob(glob: string, name: string): boolean {
  const [first = '', ...others] = glob.split('*');
  const last = others.pop();
  if (last === undefined) return name === glob;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
