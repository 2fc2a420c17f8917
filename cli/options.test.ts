/** Options mean what the help says, and whoever gets one wrong reads what to write instead. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rows } from '../requirements/catalogue';
import { factsWith } from '../quality/testing/run-folder';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { withDefaults } from '../quality/testing/with-defaults';
import { expect, test } from '../quality/testing/test';
import { parseOptions } from './options';
import { UsageError } from '../run/usage-error';
import type { Options } from '../run/options';

let folder: TemporaryFolder;
let empty: string;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  empty = path.join(folder.path, 'results');
});

test.afterEach(() => folder.remove());

function parse(args: readonly string[], env: NodeJS.ProcessEnv = {}): Options {
  return parseOptions(withDefaults([`--out=${empty}`], args), '1.2.3', env);
}

function refusalOf(args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  try {
    parse(args, env);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error(`Not refused: ${args.join(' ')}`);
}

test('without options the reference is judged by the page, with a report', () => {
  const options = parse([]);

  expect(options).toMatchObject({
    target: undefined,
    profile: 'page',
    strict: false,
    channel: undefined,
    only: undefined,
    clock: undefined,
    deadlineMs: undefined,
    callDeadlineMs: 10_000,
    workers: 1,
    out: empty,
    report: true,
    list: false,
  });
  expect(Number.isInteger(options.seed)).toBe(true);
});

test('every option arrives where it is meant to', () => {
  const written =
    '--target=http://127.0.0.1:8080/bot --profile=full --strict --channel=chat --seed=7 --clock=real ' +
    '--deadline=1.5 --call-deadline=0.25 --workers=3 --no-report --list';

  expect(parse(written.split(' '))).toMatchObject({
    target: new URL('http://127.0.0.1:8080/bot'),
    profile: 'full',
    strict: true,
    channel: 'chat',
    seed: 7,
    clock: 'real',
    deadlineMs: 1_500,
    callDeadlineMs: 250,
    workers: 3,
    report: false,
    list: true,
  });
});

for (const host of ['host.docker.internal', '192.0.2.7', '[2001:db8::7]', 'Bot-Host']) {
  test(`the platform may be reached as ${host}`, () => {
    expect(parse([`--platform-host=${host}`])).toMatchObject({ platformHost: host.toLowerCase() });
  });
}

test('the environment names the implementation where the command line does not', () => {
  const env = { CONFORMANCE_TARGET: 'http://127.0.0.1:8080/bot' };

  expect(parse([], env)).toMatchObject({ target: new URL('http://127.0.0.1:8080/bot'), adapter: undefined });
  expect(parse(['--header=X-Key: ${KEY}'], { ...env, KEY: 'k' }).headers).toEqual({ 'x-key': 'k' });
});

test('the command line wins over the environment', () => {
  for (const value of ['http://127.0.0.1:9', '', 'nonsense']) {
    const env = { CONFORMANCE_TARGET: value };

    expect(parse(['--target=http://127.0.0.1:8080/'], env).target?.href).toBe('http://127.0.0.1:8080/');
    expect(parse(['--adapter=./my-adapter.ts'], env)).toMatchObject({ target: undefined, adapter: './my-adapter.ts' });
  }
});

for (const value of ['', ' ', '\t\n']) {
  const shown = JSON.stringify(value);

  test(`${shown} in the environment names no implementation`, () => {
    expect(refusalOf([], { CONFORMANCE_TARGET: value })).toContain(
      'The environment variable CONFORMANCE_TARGET is set and names nothing.',
    );
    expect(parse(['--list'], { CONFORMANCE_TARGET: value }).list).toBe(true);
  });

  test(`${shown} behind an option names no implementation`, () => {
    for (const words of [[`--target=${value}`], [`--adapter=${value}`], ['--target', value], ['--adapter', value]]) {
      const refusal = refusalOf(words);

      expect(refusal).toContain('It names nothing');
      expect(refusal).toContain("Leave the option out to judge the suite's own reference implementation.");
    }
  });
}

test('a wrong URL in the environment is refused without its password', () => {
  expect(refusalOf([], { CONFORMANCE_TARGET: 'bot.example:8080' })).toContain(
    'The environment variable CONFORMANCE_TARGET is "bot.example:8080". It has to begin with http:// or https://.',
  );
  expect(refusalOf([], { CONFORMANCE_TARGET: 'http://me:secret@bot.example/?a' })).not.toContain('secret');
});

test('a value may stand apart from its option', () => {
  expect(parse(['--target', 'http://127.0.0.1:8080', '--seed', '0'])).toMatchObject({ seed: 0 });
});

test('requirements are chosen by id, by glob and by several of either, each once', () => {
  const ids = rows.map((row) => row.id);

  expect(parse(['--only=cap.*,skill.literal-number', '--only=cap.per-conversation']).only).toEqual([
    ...ids.filter((id) => id.startsWith('cap.')),
    'skill.literal-number',
  ]);
  expect(parse(['--only=*']).only).toEqual(ids);
});

test('a glob is no regular expression', () => {
  expect(refusalOf(['--only=cap.(text|per).*'])).toContain('No requirement is called "cap.(text|per).*"');
  expect(refusalOf(['--only=cap?per-conversation'])).toContain('Did you mean "cap.per-conversation"?');
});

for (const [wrong, ...says] of [
  ['--tagret=http://x', 'There is no option --tagret. Did you mean --target?'],
  ['--tagret', 'There is no option --tagret. Did you mean --target?'],
  ['-target=http://x', 'Did you mean --target?'],
  ['--Target=http://x', 'Did you mean --target?'],
  ['--calldeadline=3', 'Did you mean --call-deadline?'],
  ['--no-reports', 'Did you mean --no-report?'],
  ['--hlep', 'Did you mean --help?'],
  ['--strict=yes', 'The option --strict takes no value: write --strict alone'],
  ['--no-report=true', 'The option --no-report takes no value'],
  ['target=http://x', '"target=http://x" is no option', 'Did you mean --target=http://x?'],
  ['http://127.0.0.1:8080', '"http://127.0.0.1:8080" is no option', 'two dashes'],
  ['--target', '--target <url>', 'missing'],
  ['--target=127.0.0.1:8080', '127.0.0.1:8080', 'Example: http://127.0.0.1:8080'],
  ['--target=localhost:8080', 'begin with http:// or https://'],
  ['--target=', 'not a URL', 'Example: http://127.0.0.1:8080'],
  ['--target=file:///etc/passwd', 'begin with http:// or https://'],
  ['--target=http://x/?a=1', 'neither "?" nor "#"'],
  ['--target=http://x/#a', 'neither "?" nor "#"'],
  ['--platform-host=http://here', 'host name or an address', 'host.docker.internal'],
  ['--platform-host=here:80', 'host name or an address'],
  ['--platform-host=', 'host name or an address'],
  ['--profile=pages', 'pages', 'Allowed choices are page, full'],
  ['--channel=sms', 'Allowed choices are messaging, chat'],
  ['--clock=fake', 'Allowed choices are virtual, configurable, real'],
  ['--only=cap.text-on-4th-failure', 'Did you mean "cap.text-on-fourth-failure"?'],
  ['--only=nothing.*', 'No requirement is called "nothing.*"'],
  ['--only=', 'No requirement is called ""'],
  ['--seed=-1', 'whole number from 0 to 2147483647'],
  ['--seed=2147483648', 'whole number from 0 to 2147483647'],
  ['--seed=1e3', 'whole number'],
  ['--deadline=0', 'above 0, at most 86400'],
  ['--deadline=soon', 'above 0'],
  ['--call-deadline=-5', 'above 0'],
  ['--call-deadline=86401', 'at most 86400'],
  ['--wait=soon', 'number of seconds above 0'],
  ['--command=', 'names nothing'],
  ['--silence-command=node silence.js', 'none is judged there: add --adapter=liveperson'],
  ['--connections=0', 'from 1 to 999'],
  ['--proxy=corp:3128', 'begin with http:// or https://'],
  ['--proxy=http://corp:3128', '--proxy leads to a --target, and none is given.'],
  ['--workers=0', 'from 1 to 99'],
  ['--workers=100', 'from 1 to 99'],
] as const) {
  test(`${wrong} is refused with what to write instead`, () => {
    const refusal = refusalOf([wrong]);

    for (const part of says) expect(refusal).toContain(part);
    expect(refusal).not.toContain('\n');
  });
}

test('a described bot has no engine that could be silenced apart from its connector', () => {
  const refusal = refusalOf(['--adapter=liveperson', '--bot=bot.yaml', '--silence-command=node silence.js']);

  expect(refusal).toContain('--bot says nothing of the connector that is to act then');
});

const endpoint = 'http://127.0.0.1:3000/api/v1/bots/garden-desk/environments/draft';

test('a custom endpoint is named by an adapter and by a target, wherever each is said', () => {
  const words = ['--adapter=custom-endpoint', `--target=${endpoint}`, '--header=Authorization: Bearer ${TOKEN}'];
  const named = { adapter: 'custom-endpoint', target: new URL(endpoint) };

  expect(parse(words, { TOKEN: 'sesame' })).toMatchObject({ ...named, headers: { authorization: 'Bearer sesame' } });
  expect(parse(['--adapter=custom-endpoint'], { CONFORMANCE_TARGET: endpoint })).toMatchObject(named);
  const env = {
    CONFORMANCE_TARGET: endpoint,
    CONFORMANCE_ADAPTER: 'custom-endpoint',
    CONFORMANCE_COMMAND: 'node a.js',
  };
  expect(parse([], env)).toMatchObject({ ...named, command: 'node a.js' });
});

for (const [words, says] of [
  [['--adapter=custom-endpoint'], /^--adapter needs --target, which says where the bot is: the base URL/],
  [
    ['--adapter=custom-endpoint', '--target=http://127.0.0.1:3000/api'],
    /and ends with another path: "\/api"\. Expected .*\/v1\/bots\/<bot id>\/environments\/draft/,
  ],
  [
    ['--adapter=custom-endpoint', `--target=${endpoint.replace('desk', 'desk_1')}`],
    /at most 36 letters, digits and "-"/,
  ],
  [['--adapter=liveperson', `--target=${endpoint}`], /both name an implementation/],
] as const) {
  test(`${words.join(' ')} is refused with what to write instead`, () => {
    expect(refusalOf([...words])).toMatch(says);
  });
}

test('a value that is given twice is one value', () => {
  expect(parse(['--seed=7', '--strict', '--seed', '7', '--strict'])).toMatchObject({ seed: 7, strict: true });
  expect(parse(['--profile=full', '--profile=full']).given).toEqual(['--profile=full']);
});

test('two different values of one option are refused, and both are named', () => {
  expect(refusalOf(['--seed=7', '--strict', '--seed=8'])).toBe(
    '--seed is given twice, as "7" and as "8". Leave one of them out.',
  );
  expect(refusalOf(['--target=http://user:secret@a', '--target=http://user:secret@b'])).not.toContain('secret');
});

test('what may be repeated may have a value each time', () => {
  const env = { ONE: 'first', OTHER: 'second' };
  const words = ['--target=http://127.0.0.1:8080', '--header=X-One: ${ONE}', '--header=X-Other: ${OTHER}'];

  expect(parse(words, env).headers).toEqual({ 'x-one': 'first', 'x-other': 'second' });
});

test('two dashes before the options say nothing', () => {
  expect(parse(['--', `--out=${empty}`, '--seed=7'])).toMatchObject({ seed: 7 });
});

test('the beginning of one option alone is taken for it in the answer', () => {
  expect(refusalOf(['--require'])).toBe('There is no option --require. Did you mean --require-whole?');
});

test('a word that is like no option gets no guess', () => {
  expect(refusalOf(['--bewilderment'])).toBe('There is no option --bewilderment.');
});

test('a password in a refused URL is not repeated', () => {
  for (const wrong of ['--target=ftp://user:secret@x', '--tagret=http://user:secret@x', 'http://user:secret@x']) {
    expect(refusalOf([wrong])).not.toMatch(/secret/);
  }
});

for (const [name, value, advice] of [
  ['target', 'http://127.0.0.1:8080', 'npm test -- --target=http://127.0.0.1:8080'],
  ['call_deadline', '3', 'npm test -- --call-deadline=3'],
  ['strict', 'true', 'npm test -- --strict'],
  ['list', 'true', 'npm test -- --list'],
  ['report', '', 'npm test -- --no-report'],
] as const) {
  test(`--${name} that npm kept for itself is noticed`, () => {
    const refusal = refusalOf([], { [`npm_config_${name}`]: value });

    expect(refusal).toMatch(/^npm took the option /);
    expect(refusal.endsWith(advice)).toBe(true);
  });
}

test('a password in an option that npm kept is not repeated', () => {
  expect(refusalOf([], { npm_config_target: 'http://user:secret@x' })).not.toContain('secret');
});

test('a setting of npm that shares its name with an option given here is not in the way', () => {
  const { target } = parse(['--target=http://127.0.0.1:8080'], { npm_config_target: '31.0.0' });

  expect(target?.port).toBe('8080');
});

test('what npm always tells its children is no option of ours', () => {
  const env = { npm_config_user_agent: 'npm/10', npm_config_version: '1', npm_config_help: 'true', npm_config_yes: '' };

  expect(parse([], env).report).toBe(true);
});

async function folderWith(files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(empty, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(empty, name), text);
}

test('a folder with foreign files is not written to', async () => {
  await folderWith({ 'thesis.txt': 'irreplaceable' });

  expect(refusalOf([])).toContain('not results of this suite');
});

test('a folder is not ours because a file in it has the name of one of ours', async () => {
  await folderWith({ 'run.json': '{"kilometres":42}', 'thesis.txt': 'irreplaceable' });

  expect(refusalOf([])).toContain('not results of this suite');
});

test('a folder with results of an earlier run is used again', async () => {
  await folderWith({ 'run.json': JSON.stringify({ format: 1, facts: factsWith({}), plays: [] }) });

  expect(parse([]).out).toBe(empty);
});

test('a file is no folder for results', async () => {
  await folderWith({ file: '' });

  expect(refusalOf([`--out=${path.join(empty, 'file')}`])).toContain('is not a folder that can be read');
});

test('what a replay needs is kept as it was written, and no value of a secret', () => {
  const words = ['--target=http://127.0.0.1:8080', '--header', 'X-Key: ${KEY}', '--only=cap.*', '--strict', '--seed=7'];

  expect(parse(words, { KEY: 'open sesame' }).given).toEqual(['--header=X-Key: ${KEY}', '--only=cap.*', '--strict']);
});

test('a proxy is repeated without the user and the password that it is given', () => {
  const { proxy, given } = parse([
    '--target=http://bot.example',
    '--proxy=http://me:secret@corp.example:3128',
    '--connections=4',
  ]);

  expect(proxy?.password).toBe('secret');
  expect(given).toEqual(['--proxy=http://corp.example:3128/', '--connections=4']);
});

test('nothing is waited for where nothing is said, and 0 says nothing either', () => {
  expect(parse([]).waitMs).toBeUndefined();
  expect(parse(['--wait=0']).waitMs).toBe(0);
  expect(parse(['--target=http://127.0.0.1:8080', '--command=node server.js', '--wait=2.5'])).toMatchObject({
    command: 'node server.js',
    waitMs: 2_500,
  });
});
