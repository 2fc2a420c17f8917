/** A state that cannot be had fails no requirement: it is told whose fault that was, by the name of the state. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { Fault } from '../play/adapters/fault';
import { startReference, type ReferenceProcess } from '../run/reference-process';
import { PlatformDouble } from '../play/platform/platform-double';
import type { Declaration, StartConversation } from '../protocol/types';
import { declared, declaring, serve } from '../quality/testing/serve';
import { expect, test } from '../quality/testing/test';
import { endpointPact, noConversation, openConversation } from './endpoint-contracts';
import type { VerifierReport } from './engine-messages';
import type { GatewayAnswer } from './gateway';
import { NoSuchState, StateNotReached } from './hindrance';
import { heardPact } from './message-contracts';
import { PactEngine } from './pact-engine';
import { plainSession } from './plain-session';
import { runContracts, type ContractOptions, type ContractRun } from './run-contracts';
import { verifyPact, type PactFile, type Provider, type Verified } from './verify-pact';

let engine: PactEngine;
let double: PlatformDouble;
let reference: ReferenceProcess;

test.beforeAll(async () => {
  engine = PactEngine.start();
  double = await PlatformDouble.start();
  reference = await startReference();
});

test.afterAll(async () => {
  await Promise.allSettled([engine.stop(), double.stop(), reference.stop()]);
});

const described = (description: string) => {
  const found = endpointPact.interactions.find((each) => each.description === description);
  if (!found) throw new Error(`No interaction "${description}".`);
  return found;
};

/** What comes of these interactions of the endpoint, with such a provider. */
async function verified(descriptions: readonly string[], provider: Partial<Provider>): Promise<Verified[]> {
  const pact = JSON.parse(await engine.write(endpointPact, descriptions.map(described))) as PactFile;
  const fine: GatewayAnswer = { status: 204, headers: {}, body: '' };
  return verifyPact(engine, pact, {
    setUp: () => Promise.resolve(),
    tearDown: () => Promise.resolve(),
    answer: () => Promise.resolve(fine),
    message: () => Promise.reject(new Error('No message is asked for.')),
    ...provider,
  });
}

for (const [what, thrown, expected] of [
  ['an implementation that is gone', new Fault('unreachable', 'It is gone.'), { kind: 'unreachable' }],
  ['an implementation that breaks the protocol', new Fault('protocol', 'It answered 500.'), { kind: 'protocol' }],
  ['something of our own', new Error('A bug.'), { kind: 'suite' }],
  ['a bot that does otherwise', new StateNotReached('It said nothing.'), { name: 'StateNotReached' }],
] as const) {
  test(`a state that fails by ${what} is told as that`, async () => {
    const [row] = await verified(['an agent joins'], { setUp: () => Promise.reject(thrown) });

    expect(row).toMatchObject({ matched: false, hindrance: expected });
    expect(row?.hindrance?.message).toContain(`The state "${openConversation.name}"`);
    expect(row?.hindrance?.message).toContain(thrown.message);
  });
}

test('a state that the implementation rightly does not know is told as it was', async () => {
  const thrown = new NoSuchState('As it may.');
  const [row] = await verified(['an agent joins'], { setUp: () => Promise.reject(thrown) });

  expect(row?.hindrance).toBe(thrown);
});

test('another interaction in the same state is compared all the same', async () => {
  let times = 0;
  const setUp = () =>
    (times += 1) === 1 ? Promise.resolve() : Promise.reject(new Fault('unreachable', 'It is gone.'));
  const answer = () => Promise.resolve({ status: 404, headers: {}, body: '' });
  const rows = await verified(['an agent joins', 'the consumer says something'], { setUp, answer });

  const hindered = rows.filter(({ hindrance }) => hindrance !== undefined);
  const compared = rows.filter(({ hindrance }) => hindrance === undefined);
  expect(hindered).toMatchObject([{ matched: false, hindrance: { kind: 'unreachable' } }]);
  expect(compared).toMatchObject([{ matched: false, differences: [{ told: expect.stringContaining('404') }] }]);
});

test('a state that cannot be ended is told as that', async () => {
  const [row] = await verified(['an agent joins'], { tearDown: () => Promise.reject(new Error('A bug.')) });

  expect(row).toMatchObject({ matched: false, hindrance: { kind: 'suite' } });
  expect(row?.hindrance?.message).toContain(`The state "${openConversation.name}" could not be ended: `);
});

test('an interaction in several states is found by each of them', async () => {
  const pact = JSON.parse(await engine.write(endpointPact, [described('an agent joins')])) as PactFile;
  const states = [{ name: 'the first' }, { name: 'the second' }];
  const several = { ...pact, interactions: pact.interactions.map((each) => ({ ...each, providerStates: states })) };
  const [row] = await verifyPact(engine, several, {
    setUp: ({ name }) => (name === 'the second' ? Promise.reject(new Fault('protocol', 'Not so.')) : Promise.resolve()),
    tearDown: () => Promise.resolve(),
    answer: () => Promise.resolve({ status: 204, headers: {}, body: '' }),
    message: () => Promise.resolve(undefined),
  });

  expect(row?.hindrance?.message).toBe('The state "the second" could not be set up: Not so.');
});

test('an answer whose header holds odd characters costs no other row', async () => {
  const answer = ({ method }: { method: string }): Promise<GatewayAnswer> =>
    Promise.resolve({
      status: 200,
      headers: { 'content-type': method === 'GET' ? 'application/jsön' : 'text/plain' },
      body: '',
    });
  const rows = await verified(['the declaration', 'an agent joins'], { answer });

  const rowOf = (description: string) => rows.find((each) => each.description === description);
  expect(rowOf('an agent joins')).toMatchObject({ matched: true });
  expect(rowOf('the declaration')).toMatchObject({ matched: false });
  expect(rowOf('the declaration')?.differences.map(({ told }) => told)).toContainEqual(expect.stringContaining('js?n'));
  expect(rowOf('the declaration')?.hindrance).toBeUndefined();
});

/** The engine with some of its answers replaced by others. */
function engineThat(changed: Partial<Pick<PactEngine, 'verify' | 'open'>>): PactEngine {
  return new Proxy(engine, {
    get: (whole, name) => {
      const member: unknown = Reflect.get(changed, name) ?? Reflect.get(whole, name);
      return typeof member === 'function' ? (member as (...given: unknown[]) => unknown).bind(whole) : member;
    },
  });
}

function post(url: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

/** Asks the target for its declaration, unless one is given. */
async function heldTo(target: URL, more: Partial<ContractOptions>, declaration?: Declaration): Promise<ContractRun> {
  const { session, endpoint, close } = await plainSession(target, double, declaration);
  try {
    return await runContracts(session, {
      out: undefined,
      channel: 'messaging',
      endpoint,
      engine,
      suiteToo: false,
      ...more,
    });
  } finally {
    await close();
  }
}

/** The port on which a server that speaks no HTTP listens from now on. */
function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** What Pact's verifier says when its requests do not arrive. */
function lost(descriptions: readonly string[]): Promise<VerifierReport> {
  const message = 'One or more of the setup state change handlers has failed';
  return Promise.resolve({
    errors: descriptions.map((each) => ({ interaction: `Verifying - ${each}`, mismatch: { type: 'error', message } })),
    interactionResults: descriptions.map((description) => ({ description, result: 'Error' })),
  });
}

test('what the bot said fails nothing when the verifier does not reach our server', async () => {
  const verify = () => lost(['the fallback message, for a skill id that is not numeric']);
  const run = await heldTo(reference.url, {
    engine: engineThat({ verify }),
    only: ['skill.non-numeric-sends-fallback'],
  });

  const because = expect.stringMatching(
    /^The state "the consumer asked for an agent, and the skill id holds letters" could not be set up: /,
  );
  expect(run.report.rows).toMatchObject([{ outcome: 'broken', because, broken: [] }]);
  expect(run.findings).toEqual([]);
  expect(run.faults).toMatchObject([{ kind: 'suite', message: expect.stringContaining('has failed') }]);
});

test('an endpoint is not called in breach of the protocol when the verifier does not reach our server', async () => {
  const only = ['context.receiver-starts-intent-dialog', 'config.message-required'] as const;
  const run = await heldTo(reference.url, {
    engine: engineThat({ verify: () => lost(endpointPact.interactions.map(({ description }) => description)) }),
    only,
  });

  const rows = run.report.rows.filter(({ pact }) => pact === endpointPact.name);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['broken', 'broken']);
  expect(new Set(run.faults.map(({ kind }) => kind))).toEqual(new Set(['suite']));
});

test('a verifier that says nothing of an interaction is the fault of the suite', async () => {
  const run = await heldTo(reference.url, {
    engine: engineThat({ verify: () => Promise.resolve({}) }),
    only: ['skill.non-numeric-sends-fallback'],
  });

  expect(run.findings).toEqual([]);
  expect(run.faults).toMatchObject([{ kind: 'suite' }]);
});

test('a mock server that does not answer is the fault of the suite, not a transfer that was never asked for', async () => {
  // Held open to the end: a port that is given back may be somebody else's a moment later.
  const deaf = createServer().on('connection', (socket) => socket.destroy());
  const port = await listening(deaf);
  const open: PactEngine['open'] = async (key, interaction) => {
    await engine.open(key, interaction);
    return port;
  };
  const run = await heldTo(reference.url, { engine: engineThat({ open }), only: ['skill.literal-number'] });
  await new Promise((resolve) => deaf.close(resolve));

  expect(run.report.rows.map(({ outcome }) => outcome)).toEqual(run.report.rows.map(() => 'broken'));
  expect(run.findings).toEqual([]);
  expect(run.faults[0]).toMatchObject({ kind: 'suite', message: expect.stringContaining("Pact's mock server") });
});

for (const [what, status, type, body] of [
  ['refuses', 422, 'application/problem+json', '{"title":"Not this one"}'],
  ['answers with an error to', 500, 'text/plain', 'Oops'],
] as const) {
  test(`an implementation that ${what} every configuration is in breach of the protocol, and fails nothing`, async () => {
    const target = await serve(
      declaring({}, (incoming, response) => {
        incoming.resume();
        response.writeHead(status, { 'content-type': type }).end(body);
      }),
    );
    const run = await heldTo(new URL(target.url), {});
    await target.stop();

    const row = run.report.rows.find(({ description }) => description === 'an agent joins');
    expect(row).toMatchObject({ outcome: 'broken', state: openConversation.name });
    expect(row?.because).toContain(`The state "${openConversation.name}" could not be set up: `);
    expect(row?.because).toContain(status === 422 ? 'Not this one' : 'with status 500');
    expect(run.findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(new Set(run.faults.map(({ kind }) => kind))).toEqual(new Set(['protocol']));
    // What needs no conversation to be open is compared as ever.
    const start = run.report.rows.find(({ description }) => description === 'a conversation is started');
    expect(start).toMatchObject({ outcome: 'failed', state: noConversation.name });
  });
}

for (const status of ['000', '1000']) {
  test(`an implementation that answers with the status ${status} is in breach of the protocol, and fails nothing`, async () => {
    const target = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(`HTTP/1.1 ${status} x\r\n\r\n`));
    });
    const port = await listening(target);
    const run = await heldTo(new URL(`http://127.0.0.1:${port}/`), {}, declared);
    await new Promise((resolve) => target.close(resolve));

    expect(run.findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(new Set(run.faults.map(({ kind }) => kind))).toEqual(new Set(['protocol']));
    expect(run.faults.map(({ message }) => message).filter((message) => !message.includes('not HTTP'))).toEqual([]);
  });
}

test('half of a character in a transfer request is refused as in a play', async () => {
  const heard: Response[] = [];
  const target = await serve(
    declaring({}, (incoming, response) => {
      void text(incoming).then(async (body) => {
        const started = incoming.url === '/conversations' ? (JSON.parse(body) as StartConversation) : undefined;
        if (started) heard.push(await post(started.platform.transfersUrl, '{"message":"\\ud83d"}'));
        response.writeHead(201).end();
      });
    }),
  );
  const run = await heldTo(new URL(target.url), { only: ['skill.literal-number'] });
  await target.stop();
  const platform = { skills: [], agents: [], outcomes: [] };
  const { urls } = double.open('conversation-1', platform, { record: () => undefined, sinceMs: () => 0 });
  const inPlay = await post(urls.transfersUrl, '{"message":"\\ud83d"}');

  expect(heard.length).toBeGreaterThan(0);
  expect(heard.map(({ status }) => status)).toEqual(heard.map(() => 400));
  expect(await heard[0]?.json()).toEqual(await inPlay.json());
  const mismatches = run.report.rows.flatMap((row) => row.mismatches);
  expect(mismatches).toContainEqual(
    expect.stringContaining('refused with status 400. The body holds half of a character'),
  );
});

test('a state that the bot did not get into tells what the bot did instead', async () => {
  const run = await heldTo(new URL('/mutants/never-transfers-by-integration/', reference.url), {
    only: ['deferred.sentinel-reaches-bot'],
  });

  const row = run.report.rows.find(({ description }) => description === 'an accepted transfer failed');
  expect(row).toMatchObject({ outcome: 'inconclusive' });
  expect(row?.because).toMatch(
    /^The state "a transfer was accepted in a conversation" did not come about: Having read "agent please", the bot said .*asked for no transfer\./,
  );
});

test('a brought pact that expects a message nobody sends is the fault of whoever wrote it', async () => {
  const text = await engine.write(heardPact, heardPact.interactions.slice(0, 1));
  const pact = JSON.parse(text.replaceAll(heardPact.interactions[0]?.description ?? '', 'a birthday card')) as PactFile;
  const run = await heldTo(reference.url, { only: ['route.same-speed'], brought: [pact] });

  expect(run.report.rows).toMatchObject([{ description: 'a birthday card', outcome: 'broken' }]);
  expect(run.faults).toMatchObject([{ kind: 'protocol', message: expect.stringContaining('"a birthday card"') }]);
});

test('interactions of one description are told apart by their states', async () => {
  const pact = JSON.parse(await engine.write(endpointPact, [described('an agent joins')])) as PactFile;
  const inStates = (names: readonly string[]): PactFile => ({
    ...pact,
    interactions: names.flatMap((name) => pact.interactions.map((each) => ({ ...each, providerStates: [{ name }] }))),
  });
  const answers = { right: 204, 'right, too': 204, wrong: 404, 'wrong, too': 410 };
  for (const names of [
    ['right', 'wrong'],
    ['wrong', 'right'],
    ['wrong', 'right', 'wrong, too', 'right, too'],
  ] as const) {
    let status = 0;
    const rows = await verifyPact(engine, inStates(names), {
      setUp: ({ name }) => Promise.resolve(void (status = answers[name as keyof typeof answers])),
      tearDown: () => Promise.resolve(),
      answer: () => Promise.resolve({ status, headers: {}, body: '' }),
      message: () => Promise.resolve(undefined),
    });

    expect(rows.map(({ matched }) => matched)).toEqual(names.map((name) => answers[name] === 204));
    rows.forEach(({ matched, differences }, at) => {
      if (!matched) expect(differences[0]?.told).toContain(String(answers[names[at] ?? 'right']));
    });
  }
});
