/** An option may stand in a file and in the environment; the command line wins, and whoever gets one wrong reads where. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { optionTable, variableOf, type OptionRow } from '../judge/words/option-table';
import type { Options } from '../run/options';
import { UsageError } from '../run/usage-error';
import { writeToken } from '../properties/replay-token';
import { configurable, publishedConfigSchema } from './config-schema';
import { parseOptionsWithOrigins } from './options';
import { settingsAsJson, settingsAsText } from './render-settings';
import { readCommandLine } from './read-command-line';
import { isNumeric } from './value-forms';

const seed: OptionRow = { name: 'seed', key: 'seed', means: '' };
const yaml = 'escalation-conformance.config.yaml';
const json = 'escalation-conformance.config.json';

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder.path, name)), { recursive: true });
  writeFileSync(path.join(folder.path, name), text);
}

function parse(words: readonly string[], env: NodeJS.ProcessEnv = {}): Options {
  const out = `--out=${path.join(folder.path, 'results')}`;
  return parseOptionsWithOrigins([out, ...words], '1.2.3', env, folder.path).options;
}

function refusalOf(words: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  try {
    parse(words, env);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('Not refused.');
}

/** A value that the option takes. */
const examples: Partial<Record<NonNullable<OptionRow['kind']>, string>> = {
  target: 'http://127.0.0.1:8080/',
  url: 'http://127.0.0.1:9292/',
  place: './adapter.ts',
  command: 'node server.js',
  profile: 'full',
  ids: 'cap.*',
  channel: 'chat',
  clock: 'real',
  shard: '1/2',
  host: 'bot-host',
  variables: 'BOT_*',
  header: 'X-Key: ${KEY}',
};

const exampleOf = ({ kind }: OptionRow) => (kind === undefined ? 'true' : (examples[kind] ?? '3'));

function settledOf(row: OptionRow, words: readonly string[], env: NodeJS.ProcessEnv) {
  const place = {
    version: '1',
    env: { KEY: 'sesame', ...env },
    folder: folder.path,
    output: { write: () => undefined },
  };
  const line = readCommandLine(['run', ...words], place);
  return line?.settled.options.find((each) => each.row.name === row.name);
}

for (const row of configurable) {
  test(`--${row.name} may stand in a file, its variable wins over that, and the command line over both`, () => {
    const ca = path.join(folder.path, 'ca.pem');
    write('ca.pem', '-----BEGIN CERTIFICATE-----');
    const value = row.kind === 'certificates' ? ca : exampleOf(row);
    const isText = row.kind !== undefined && !isNumeric(row.kind);
    write(yaml, `# ours\n${row.name}: ${isText ? JSON.stringify(value) : value}\n`);
    const typed = row.kind === undefined ? `--${row.name}` : `--${row.name}=${value}`;
    const variable = variableOf(row);

    expect(settledOf(row, [], {})?.origin).toMatchObject({ from: 'file', file: yaml, line: 2 });
    expect(settledOf(row, [], { [variable]: value })?.origin).toEqual({ from: 'environment', variable });
    expect(settledOf(row, [typed], { [variable]: value })?.origin).toEqual({ from: 'command line' });
    if (row.name !== 'target') expect(settledOf(row, [], { [variable]: '' })?.origin.from).toBe('file');
  });
}

test('what stands in a file arrives as if it had been typed', () => {
  write(
    yaml,
    'target: http://127.0.0.1:${PORT:-8080}\nseed: ${SEED}\nstrict: true\nno-report: true\nonly: [cap.per-conversation, skill.literal-number]\n' +
      'call-deadline: 0.5\nheader: ["X-Key: ${KEY}", "X-Other: ${OTHER:-none}"]\nwaivers: ${WAIVERS:-}\n',
  );

  expect(parse([], { SEED: '7', KEY: 'sesame' })).toMatchObject({
    target: new URL('http://127.0.0.1:8080'),
    ...{ seed: 7, strict: true, report: false, callDeadlineMs: 500, waivers: undefined },
    only: ['cap.per-conversation', 'skill.literal-number'],
    headers: { 'x-key': 'sesame', 'x-other': 'none' },
    secrets: ['sesame'],
  });
});

test('a flag that a file sets is taken back by its variable', () => {
  write(json, '{"strict": true, "no-contracts": true}');

  expect(parse([])).toMatchObject({ strict: true, contracts: false });
  expect(parse([], { CONFORMANCE_STRICT: 'false', CONFORMANCE_NO_CONTRACTS: '0' })).toMatchObject({
    ...{ strict: false, contracts: true },
  });
  expect(refusalOf([], { CONFORMANCE_STRICT: 'perhaps' })).toBe(
    'The environment variable CONFORMANCE_STRICT is "perhaps". It is true or false.',
  );
});

test('a variable holds what is repeatable on several lines', () => {
  const env = { CONFORMANCE_TARGET: 'http://x', CONFORMANCE_HEADER: 'A: ${ONE}\nB: ${TWO}\n', ONE: '1', TWO: '2' };

  expect(parse([], env).headers).toEqual({ a: '1', b: '2' });
});

test('an adapter takes the place of a target with all that leads to it, where it is named by a stronger word', () => {
  write(yaml, 'target: ${BOT_URL}\ncommand: node server.js\nheader: "X-Key: ${KEY}"\nproxy: http://corp:3128\n');

  expect(parse(['--adapter=./mine.ts'])).toMatchObject({
    ...{ target: undefined, adapter: './mine.ts', command: undefined, headers: {}, proxy: undefined },
  });
  write(yaml, 'target: http://x\nadapter: ./mine.ts\n');
  expect(refusalOf([])).toBe(
    `${yaml}, line 1, column 9: "target" and ${yaml}, line 2, column 10: "adapter" both name an implementation. Leave one of them out.`,
  );
});

test('a custom endpoint takes no place of its target, nor of what leads to that', () => {
  const target = 'http://127.0.0.1:3000/v1/bots/a/environments/draft';
  write(yaml, `target: ${target}\ncommand: node server.js\nheader: "X-Key: ${'${KEY}'}"\n`);

  expect(parse(['--adapter=custom-endpoint'], { KEY: 'k' })).toMatchObject({
    ...{ target: new URL(target), adapter: 'custom-endpoint', command: 'node server.js', headers: { 'x-key': 'k' } },
  });
});

test('what a replay plays is narrowed by no file', () => {
  write(yaml, 'only: cap.*\nshard: 1/2\nchannel: chat\nstrict: true\n');
  const token = writeToken({ kind: 'resume', seed: 7, from: { interleavings: 1 } });

  expect(refusalOf([])).toBe(
    `${yaml}, line 2, column 8: "shard" needs --seed: all shards of a run have to make the same choices.`,
  );
  expect(parse([`--replay=${token}`])).toMatchObject({
    ...{ only: undefined, shard: undefined, channel: undefined, strict: true },
  });
});

test('a list of requirements needs no configuration', () => {
  write(yaml, 'nonsense: ${NOT_SET}\n');

  expect(parse(['--list'], { CONFORMANCE_SEED: 'nonsense' }).list).toBe(true);
});

test('paths in a file are seen from the file', () => {
  write('of/house/conf.yaml', 'adapter: ../mine.ts\nwaivers: waivers.yaml\nout: results\nheader: "X-Key: @key.txt"\n');
  const given = (words: readonly string[]) => {
    const line = readCommandLine(['run', '--config=of/house/conf.yaml', ...words], {
      ...{ version: '1', env: {}, folder: folder.path, output: { write: () => undefined } },
    });
    return Object.fromEntries(line?.settled.options.map(({ row, values }) => [row.name, values]) ?? []);
  };

  expect(given([])).toMatchObject({
    adapter: [`./${path.join('of', 'mine.ts')}`],
    waivers: [`./${path.join('of', 'house', 'waivers.yaml')}`],
    out: [`./${path.join('of', 'house', 'results')}`],
    header: [`X-Key: @./${path.join('of', 'house', 'key.txt')}`],
  });
});

test('what plays again repeats what a file says, and names the file where variables made it', () => {
  write(yaml, 'target: http://x\nprofile: full\nstrict: true\nproxy: ${PROXY}\nheader: "X-Key: ${KEY}"\n');
  const { given } = parse(['--clock=real'], { PROXY: 'http://corp:3128', KEY: 'sesame' });

  expect(given).toEqual(['--clock=real', '--profile=full', '--strict', '--header=X-Key: ${KEY}', `--config=${yaml}`]);
});

for (const [file, text, ...says] of [
  [yaml, 'tagret: x', `${yaml}, line 1, column 1: there is no option "tagret". Did you mean "target"?`],
  [
    yaml,
    'seed: 1\ncallDeadline: 3',
    'line 2, column 1: there is no option "callDeadline". Did you mean "call-deadline"?',
  ],
  [yaml, 'report: false', 'Did you mean "no-report"?'],
  [yaml, 'list: true', '"list" stands on the command line only.'],
  [yaml, 'seed: "7"', 'line 1, column 7: "seed": expected a number, seen the text "7".'],
  [yaml, 'strict: yes', '"strict": expected true or false, seen the text "yes".'],
  [yaml, 'waivers: 3', '"waivers": expected a text, seen the number 3.'],
  [yaml, 'only: {cap: 1}', '"only": expected a text or a list of texts, seen names with values.'],
  [yaml, 'only: [1]', '"only": expected a text or a list of texts, seen the number 1.'],
  [yaml, 'profile:', '"profile": expected a text, seen nothing.'],
  [yaml, 'seed: -1', `${yaml}, line 1, column 7: "seed" is "-1". A seed is a whole number`],
  [yaml, 'seed: 1\nseed: 2', 'line 2, column 1: it cannot be read: Map keys must be unique'],
  [yaml, 'seed: [', 'line 1, column 8: it cannot be read'],
  [yaml, '- seed', 'expected options by their names, seen a list'],
  [yaml, 'waivers: ${NOT_SET}', `${yaml}, line 1, column 10: "waivers": it asks for the environment variable NOT_SET`],
  [yaml, 'header: "X: ${NOT_SET}"', '"header": it asks for the environment variable NOT_SET'],
  [yaml, 'waivers: ${NOT SET}', 'which is written ${NAME} or ${NAME:-default}'],
  [yaml, 'target: "${EMPTY:-}"', 'It names nothing'],
  [json, '{\n"seed": 7,}', `${json}, line 2, column 11: it is no JSON`],
  [json, '// mine\n{}', `${json}`],
  [json, '', `${json}: it is no JSON`],
  [json, '{"sed": 7}', `${json}, line 1, column 2: there is no option "sed". Did you mean "seed"?`],
] as const) {
  test(`${JSON.stringify(text)} in a file is refused with its place`, () => {
    write(file, text);

    const refusal = refusalOf([]);
    for (const part of says) expect(refusal).toContain(part);
  });
}

test('everything that cannot stand is told at once', () => {
  write(yaml, 'tagret: x\nseed: soon\nstrict: 1\n');

  expect(refusalOf([]).split('\n')).toHaveLength(3);
});

test('two files in one folder are refused, and one of them can be named', () => {
  write(yaml, 'seed: 1');
  write(json, '{"seed": 2}');

  expect(refusalOf([])).toContain(`${json} and ${yaml} stand in one folder`);
  expect(parseOptionsWithOrigins([`--config=${json}`, '--list'], '1', {}, folder.path).options.list).toBe(true);
  expect(settledOf(seed, [`--config=${json}`], {})?.values).toEqual(['2']);
  expect(settledOf(seed, [], { CONFORMANCE_CONFIG: yaml })?.values).toEqual(['1']);
});

for (const [words, says] of [
  [['--config='], '--config names no file'],
  [['--config=none.yaml'], 'The configuration file none.yaml: there is no such file'],
  [['--config=run.toml'], 'ends in .json, .yaml, .yml'],
  [['--config=.yaml'], 'cannot be read (EISDIR)'],
] as const) {
  test(`${words.join(' ')} is refused`, () => {
    mkdirSync(path.join(folder.path, '.yaml'));

    expect(refusalOf(words)).toContain(says);
  });
}

test('an empty file, and one that begins with a byte order mark, say what they say', () => {
  write(yaml, '# nothing yet\n');
  expect(parse([]).profile).toBe('page');

  write(yaml, '\uFEFFseed: 7\n$schema: ./node_modules/escalation-conformance/docs/schemas/config.schema.json\n');
  expect(parse([]).seed).toBe(7);
});

test('a secret is shown nowhere', () => {
  const env = { BOT_TOKEN: 'open-sesame', PASSWORD: 'hush-hush' };
  const show = () => {
    const place = { version: '1', env, folder: folder.path, output: { write: () => undefined } };
    const line = readCommandLine(['run'], place);
    return line ? settingsAsText(line.settled) + settingsAsJson(line.settled) : '';
  };
  write(yaml, 'target: http://me:${PASSWORD}@x/\nheader: "Authorization: Bearer ${BOT_TOKEN}"\n');
  expect(show()).toContain('header: Authorization: …');
  expect(show()).toContain('target: http://…@x/');
  expect(show()).not.toMatch(/sesame|hush/);
  expect(parse([], env).target?.password).toBe('hush-hush');
  for (const written of ['Bearer open-sesame', 'Bearer open-sesame: x']) {
    write(yaml, `header: ${JSON.stringify(written)}\n`);
    expect(show()).toContain('header: … (');
    expect(show()).not.toContain('sesame');
  }

  for (const text of [
    'command: node x --token ${BOT_TOKEN}',
    'waivers: ${BOT_TOKEN}',
    'target: http://x/${BOT_TOKEN}',
    'seed: ${BOT_TOKEN}',
  ]) {
    write(yaml, text);
    expect(refusalOf([], env)).toContain('the variable BOT_TOKEN holds a secret by its name');
    expect(refusalOf([], env)).not.toContain('sesame');
  }
  write(yaml, 'seed: ${SEED}');
  expect(refusalOf([], { SEED: 'of-mystery' })).toContain('"seed" is "${SEED}". A seed is a whole number');
});

test('what is printed for programs tells each option with its place', () => {
  write(yaml, 'seed: 7\n');
  const place = {
    version: '1',
    env: { CONFORMANCE_STRICT: '1' },
    folder: folder.path,
    output: { write: () => undefined },
  };
  const line = readCommandLine(['run', '--only=cap.*,skill.*', '--only=delay.*'], place);
  const { configurationFile, options } = JSON.parse(line ? settingsAsJson(line.settled) : '') as {
    configurationFile: string;
    options: Record<string, unknown>;
  };

  expect(configurationFile).toBe(yaml);
  expect(Object.keys(options)).toEqual(optionTable.map(({ name }) => name));
  expect(options).toMatchObject({
    seed: { value: 7, from: 'file', file: yaml, line: 1, column: 7 },
    strict: { value: true, from: 'environment', variable: 'CONFORMANCE_STRICT' },
    only: { value: ['cap.*,skill.*', 'delay.*'], from: 'command line' },
    profile: { value: 'page', from: 'default' },
    target: { value: null, from: 'default' },
  });
});

test('a variable that is spelt like one of ours is told as not used', () => {
  const told = (env: NodeJS.ProcessEnv) => {
    let said = '';
    const complain = (text: string) => void (said += text);
    readCommandLine(['run'], { version: '1', env, folder: folder.path, complain, output: { write: () => undefined } });
    return said;
  };

  expect(told({ CONFORMANCE_CHANEL: 'chat' })).toContain('Did you mean CONFORMANCE_CHANNEL?');
  expect(told({ CONFORMANCE_LIST: 'true' })).toContain('--list stands on the command line only');
  expect(told({ CONFORMANCE_DEBUG: '1', CONFORMANCE_OPTIONS: '--seed=3', CONFORMANCE_SEED: '7' })).toBe('');
});

test('npm settings are no options, whatever a file says', () => {
  write(yaml, 'seed: 7\n');

  expect(parse([], { npm_config_seed: '8', npm_config_user_agent: 'pnpm/10' }).seed).toBe(7);
});

test('the published schema is the one that the table of options makes', () => {
  const published = readFileSync(path.join(__dirname, '../docs/schemas/config.schema.json'), 'utf8');

  expect(published, 'docs/schemas/config.schema.json is stale: run npm run schemas').toBe(publishedConfigSchema());
  const { properties } = JSON.parse(published) as { readonly properties: object };
  expect(Object.keys(properties)).toEqual(['$schema', ...configurable.map(({ name }) => name)]);
});

test('who stands in another folder than the process has the file found where they stand, where the process has none', () => {
  const cwd = path.join(folder.path, 'below');
  const read = (...words: readonly string[]) =>
    readCommandLine(['run', ...words], {
      version: '1',
      env: {},
      folder: folder.path,
      cwd,
      output: { write: () => undefined },
    });
  write(`below/${yaml}`, 'seed: 7\nwaivers: known.yaml\n');
  write('below/other.yaml', 'seed: 8\n');

  expect(read()?.asked['seed']).toBe(7);
  // Its paths are seen from the file, as ever.
  expect(read()?.settled.options.find(({ row }) => row.name === 'waivers')?.values).toEqual([
    `.${path.sep}${path.join('below', 'known.yaml')}`,
  ]);
  expect(read('--config=other.yaml')?.asked['seed']).toBe(8);
  expect(() => read('--config=none.yaml')).toThrow(/there is no such file/);
  write(yaml, 'seed: 9\n');
  write('other.yaml', 'seed: 10\n');
  expect(read()?.asked['seed']).toBe(9);
  expect(read('--config=other.yaml')?.asked['seed']).toBe(10);
});
