/** What is started gets what it needs of our environment, and not the tokens of the build. */
import { expect, test } from '../../quality/testing/test';
import { buildTokens, passedEnvironment, stepFiles } from './passed-environment';

const tokens = Object.fromEntries([...buildTokens, ...stepFiles].map((name) => [name, 'token']));

test('all is passed on but the tokens of the build, which are named', () => {
  const registry = 'npm_config_//registry.example/:_authToken';
  const { env, withheld } = passedEnvironment(undefined, {
    PATH: '/bin',
    BOT_TOKEN: 'mine',
    [registry]: 'a',
    ...tokens,
  });

  expect(env).toEqual({ PATH: '/bin', BOT_TOKEN: 'mine' });
  expect(withheld).toEqual([...buildTokens, ...stepFiles, registry].sort());
});

test('what is named is passed on beside what every program needs', () => {
  const given = { PATH: '/bin', HOME: '/home', BOT_TOKEN: 'mine', BOT_REGION: 'eu', OTHER: 'no', ...tokens };

  expect(passedEnvironment(['BOT_TOKEN'], given).env).toEqual({ PATH: '/bin', HOME: '/home', BOT_TOKEN: 'mine' });
  expect(passedEnvironment([], given).env).toEqual({ PATH: '/bin', HOME: '/home' });
  expect(passedEnvironment(['BOT_*'], given).env).toMatchObject({ BOT_TOKEN: 'mine', BOT_REGION: 'eu' });
});

test('a token of the build is passed on where it is named in full, and by no star', () => {
  const given = { PATH: '/bin', GITHUB_TOKEN: 'token', NPM_TOKEN: 'token' };

  expect(passedEnvironment(['*'], given)).toMatchObject({
    env: { PATH: '/bin' },
    withheld: ['GITHUB_TOKEN', 'NPM_TOKEN'],
  });
  expect(passedEnvironment(['*', 'GITHUB_TOKEN'], given)).toMatchObject({
    env: { PATH: '/bin', GITHUB_TOKEN: 'token' },
    withheld: ['NPM_TOKEN'],
  });
});

test('a name that stands for nothing is told', () => {
  expect(passedEnvironment(['PATH', 'BOT_TOKN', 'BOT_*'], { PATH: '/bin' }).unset).toEqual(['BOT_TOKN', 'BOT_*']);
});

test('whatever it is called, what opens a registry or logs git in is withheld', () => {
  const theirs = [
    ...['npm_config_//registry.example/:_password', 'NPM_CONFIG__AUTH', 'npm_config__authToken', 'Npm_Config_Otp'],
    ...['npm_config_@mine:registry.example/:_AuthToken', 'npm_config_key', 'CARGO_REGISTRIES_MINE_TOKEN'],
    ...['POETRY_PYPI_TOKEN_MINE', 'POETRY_HTTP_BASIC_MINE_PASSWORD', 'UV_INDEX_MINE_PASSWORD', 'INPUT_GITHUB-TOKEN'],
    ...['GIT_CONFIG_COUNT', 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0', 'GIT_CONFIG_PARAMETERS'],
    ...['github_token', 'Npm_Token', 'Github_Env'],
  ];
  const given = Object.fromEntries([...theirs, 'PATH'].map((name) => [name, 'x']));

  expect(passedEnvironment(undefined, given)).toMatchObject({ env: { PATH: 'x' }, withheld: [...theirs].sort() });
  for (const star of ['*', 'n*', 'G*', 'npm_config_*', 'GITHUB_*']) {
    expect(passedEnvironment([star], given).env, star).toEqual({ PATH: 'x' });
  }
  for (const name of theirs) expect(passedEnvironment([name], given).env, name).toEqual({ PATH: 'x', [name]: 'x' });
});

test('a name stands for itself alone, whatever is in it', () => {
  const given = { PATH: '/bin', BOT_TOKEN: 'mine', BOT_: 'mine', bot_token: 'mine', 'BOT.TOKEN': 'mine' };

  for (const name of ['BOT', 'bot_', 'BOT_TOKEN ', 'BOT_TOKE', '.*', '^BOT', 'BOT?TOKEN', '']) {
    expect(passedEnvironment([name], given), name).toMatchObject({ env: { PATH: '/bin' }, unset: [name] });
  }
  expect(passedEnvironment(['BOT.TOKEN'], given).env).toEqual({ PATH: '/bin', 'BOT.TOKEN': 'mine' });
});

test('a token that is empty is withheld as well, and a name that is set to nothing is set', () => {
  expect(passedEnvironment(undefined, { GITHUB_TOKEN: '', BOT_TOKEN: '' })).toEqual({
    env: { BOT_TOKEN: '' },
    withheld: ['GITHUB_TOKEN'],
    unset: [],
  });
  expect(passedEnvironment(['BOT_TOKEN', '__proto__', 'constructor'], { BOT_TOKEN: '' })).toEqual({
    env: { BOT_TOKEN: '' },
    withheld: [],
    unset: ['__proto__', 'constructor'],
  });
});

test('a proxy of the environment, its password included, is passed on to what calls the rest of the world by it', () => {
  const given = { https_proxy: 'http://me:secret@proxy.example', npm_config_proxy: 'http://me:secret@proxy.example' };

  expect(passedEnvironment(undefined, given)).toMatchObject({ env: given, withheld: [] });
  expect(passedEnvironment(['BOT_*'], given).env).toEqual({});
});
