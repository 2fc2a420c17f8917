/** What is started gets what it needs of our environment, and not the tokens of the build. */
import { expect, test } from '../../quality/testing/test';
import { buildTokens, passedEnvironment } from './passed-environment';

const tokens = Object.fromEntries(buildTokens.map((name) => [name, 'token']));

test('all is passed on but the tokens of the build, which are named', () => {
  const registry = 'npm_config_//registry.example/:_authToken';
  const { env, withheld } = passedEnvironment(undefined, {
    PATH: '/bin',
    BOT_TOKEN: 'mine',
    [registry]: 'a',
    ...tokens,
  });

  expect(env).toEqual({ PATH: '/bin', BOT_TOKEN: 'mine' });
  expect(withheld).toEqual([...buildTokens, registry].sort());
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
