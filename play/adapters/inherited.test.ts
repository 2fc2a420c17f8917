/** Whatever a proxy variable is called, a child's calls to loopback need no proxy, and the rest is as it was. */
import { EnvHttpProxyAgent, request } from 'undici';
import { serve, type Serving } from '../../quality/testing/serve';
import { expect, test } from '../../quality/testing/test';
import { inherited } from './inherited';

const proxy = 'http://127.0.0.1:9';
const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
const all = '127.0.0.1,localhost,::1';

for (const name of names) {
  test(`a child of theirs keeps ${name} for other hosts`, () => {
    expect(inherited('theirs', { PATH: '/bin', [name]: proxy })).toEqual({
      PATH: '/bin',
      [name]: proxy,
      NO_PROXY: all,
      no_proxy: all,
    });
  });

  test(`a child of ours knows nothing of ${name}`, () => {
    const env = inherited('ours', { PATH: '/bin', [name]: proxy, NODE_USE_ENV_PROXY: '1' });

    expect(env).toEqual({ PATH: '/bin', NO_PROXY: all, no_proxy: all });
  });
}

test('without a proxy the environment of a child of theirs is as it is', () => {
  const env = { PATH: '/bin', NO_PROXY: 'corp.example', NODE_USE_ENV_PROXY: '1' };

  expect(inherited('theirs', env)).toEqual(env);
});

for (const [what, given, expected] of [
  ['in capitals', { NO_PROXY: 'corp.example' }, [`corp.example,${all}`, `corp.example,${all}`]],
  [
    'in small letters',
    { no_proxy: 'corp.example, .local,' },
    [`corp.example, .local,${all}`, `corp.example, .local,${all}`],
  ],
  ['of both kinds', { NO_PROXY: 'a.example', no_proxy: 'b.example' }, [`a.example,${all}`, `b.example,${all}`]],
  ['with one name of loopback', { NO_PROXY: 'localhost' }, ['localhost,127.0.0.1,::1', 'localhost,127.0.0.1,::1']],
  ['with a port', { NO_PROXY: 'localhost:80' }, [`localhost:80,${all}`, `localhost:80,${all}`]],
  [
    'with loopback already',
    { NO_PROXY: '::1 localhost 127.0.0.1' },
    ['::1 localhost 127.0.0.1', '::1 localhost 127.0.0.1'],
  ],
  ['for every host', { no_proxy: '*' }, ['*', '*']],
  ['that is empty', { NO_PROXY: '', no_proxy: '' }, [all, all]],
] as const) {
  test(`exceptions ${what} are kept, with loopback among them`, () => {
    const { NO_PROXY: capital, no_proxy: small } = inherited('theirs', { HTTP_PROXY: proxy, ...given });

    expect([capital, small]).toEqual(expected);
  });
}

test('a list of exceptions under another name is extended as well', () => {
  const env = { GLOBAL_AGENT_HTTP_PROXY: proxy, npm_config_https_proxy: proxy, npm_config_no_proxy: 'corp.example' };

  expect(inherited('theirs', env)).toMatchObject({
    ...env,
    GLOBAL_AGENT_NO_PROXY: all,
    npm_config_no_proxy: `corp.example,${all}`,
  });
});

test.describe('a client that reads the environment', () => {
  const asked: string[] = [];
  let answering: Serving;
  let platform: Serving;

  test.beforeAll(async () => {
    answering = await serve(({ method, url }, response) => {
      asked.push(`${method} ${url}`);
      response.end('of the proxy');
    });
    platform = await serve((_, response) => response.end('of the platform'));
  });

  test.afterAll(async () => {
    await Promise.all([answering.stop(), platform.stop()]);
  });

  /** Where a call to this host arrives, for a client that knows this environment. */
  async function answererOf(host: string, env: NodeJS.ProcessEnv): Promise<string> {
    const dispatcher = new EnvHttpProxyAgent({
      httpProxy: env['HTTP_PROXY'] ?? '',
      noProxy: env['no_proxy'] ?? '',
      proxyTunnel: false,
    });
    try {
      const { port } = new URL(platform.url);
      return await (await request(`http://${host}:${port}/`, { dispatcher })).body.text();
    } finally {
      await dispatcher.close();
    }
  }

  for (const host of ['127.0.0.1', 'localhost']) {
    test(`reaches ${host} itself`, async () => {
      expect(await answererOf(host, inherited('theirs', { HTTP_PROXY: answering.url }))).toBe('of the platform');
      expect(asked).toEqual([]);
    });
  }

  test('reaches another host by its proxy', async () => {
    const env = inherited('theirs', { HTTP_PROXY: answering.url });

    expect(await answererOf('bot.example', env)).toBe('of the proxy');
    expect(asked).toHaveLength(1);
  });
});
