/** Pact's library goes by the proxies of its environment. None of them comes between it and our servers on loopback. */
import { EnvHttpProxyAgent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { startReference, type ReferenceProcess } from '../run/reference-process';
import { PlatformDouble } from '../play/platform/platform-double';
import { startRecordingProxy, type RecordingProxy } from '../quality/testing/recording-proxy';
import { expect, test } from '../quality/testing/test';
import { publishPacts, selectedPacts } from './pact-broker';
import { startPactBrokerStub } from '../quality/testing/pact-broker-stub';
import { PactEngine } from './pact-engine';
import { plainSession } from './plain-session';
import { runContracts } from './run-contracts';

const nobody = 'http://127.0.0.1:9';

let double: PlatformDouble;
let reference: ReferenceProcess;
let proxy: RecordingProxy;

test.beforeAll(async () => {
  double = await PlatformDouble.start();
  reference = await startReference();
});

test.afterAll(async () => {
  await Promise.allSettled([double.stop(), reference.stop()]);
});

test.beforeEach(async () => {
  proxy = await startRecordingProxy();
});

test.afterEach(async () => {
  await proxy.stop();
});

/** Acts with these variables in the environment of this process. */
async function within<T>(variables: Readonly<Record<string, string>>, act: () => Promise<T>): Promise<T> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await act();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Outcomes of a text, a transfer, and the endpoint, each with its reason. */
async function outcomes(): Promise<string[]> {
  const engine = PactEngine.start();
  const { session, endpoint, close } = await plainSession(reference.url, double);
  try {
    const only = ['skill.non-numeric-sends-fallback', 'skill.literal-number', 'config.message-required'] as const;
    const run = await runContracts(session, { out: undefined, channel: 'messaging', endpoint, engine, only });
    expect(run.report.rows.length).toBeGreaterThan(3);
    return run.report.rows
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ description, outcome, because, mismatches }) =>
        [description, outcome, because, ...mismatches].join(' | '),
      );
  } finally {
    await close();
    await engine.stop();
  }
}

for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']) {
  test(`with ${name} at nobody every contract holds as ever`, async () => {
    expect(await within({ [name]: nobody }, outcomes)).toEqual([]);
  });

  test(`with ${name} at one that answers nothing reaches it`, async () => {
    expect(await within({ [name]: proxy.url, NODE_USE_ENV_PROXY: '1' }, outcomes)).toEqual([]);
    expect(proxy.asked).toEqual([]);
  });
}

for (const NO_PROXY of ['localhost', 'corp.example', '']) {
  test(`with ${JSON.stringify(NO_PROXY)} as the only exception nothing reaches the proxy either`, async () => {
    const variables = { HTTP_PROXY: proxy.url, ALL_PROXY: proxy.url, NO_PROXY };

    expect(await within(variables, outcomes)).toEqual([]);
    expect(proxy.asked).toEqual([]);
  });
}

test.describe('where Node itself goes by the proxies of its environment', () => {
  const usual = getGlobalDispatcher();

  test.beforeEach(() => {
    // As newer versions do it for NODE_USE_ENV_PROXY=1.
    setGlobalDispatcher(new EnvHttpProxyAgent({ httpProxy: proxy.url, proxyTunnel: false }));
  });

  test.afterEach(() => {
    setGlobalDispatcher(usual);
  });

  test('every contract holds, a broker on loopback is called directly', async () => {
    const broker = await startPactBrokerStub();
    const pact = { consumer: { name: 'a' }, provider: { name: 'b' }, interactions: [] };
    try {
      await publishPacts(broker.url, undefined, { version: '1', branch: 'main', pacts: [JSON.stringify(pact)] });

      expect(await selectedPacts(broker.url, undefined, ['b'])).toHaveLength(1);
      expect(await outcomes()).toEqual([]);
      expect(proxy.asked).toEqual([]);
    } finally {
      await broker.stop();
    }
  });

  test('a broker elsewhere is still called by the proxy', async () => {
    const asking = selectedPacts(new URL('http://broker.example/'), undefined, ['b']);

    await expect(asking).rejects.toThrow('it gives no link');
    expect(proxy.asked).toEqual(['GET http://broker.example/']);
  });
});
