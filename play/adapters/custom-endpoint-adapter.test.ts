/** A bot behind a custom endpoint is asked for its state first, and whatever else than that it is well has its sentence. */
import { serveEndpoint, type EndpointAnswer } from '../../quality/testing/endpoint-bot';
import { portOfNobody } from '../../quality/testing/port-of-nobody';
import { expect, test } from '../../quality/testing/test';
import { redactorFor } from '../../trace/redactor';
import type { StartConversation } from '../../protocol/types';
import { CustomEndpointAdapter } from './custom-endpoint-adapter';
import { CustomEndpointCalls } from './custom-endpoint-calls';
import type { Fault } from './fault';
import { HttpCaller } from './http-caller';

const redactor = redactorFor(['sesame']);

const ends: (() => Promise<void>)[] = [];

test.afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function adapterOf(target: URL): CustomEndpointAdapter {
  const caller = new HttpCaller(target, { callDeadlineMs: 2_000, connections: 4, redactor });
  const calls = new CustomEndpointCalls(caller);
  const close = () => caller.close();
  const adapter = new CustomEndpointAdapter({ calls, botId: 'garden-desk', fallbackMessage: 'Oh', redactor, close });
  ends.push(() => adapter.close());
  return adapter;
}

async function adapterTo(otherwise: (call: string) => EndpointAnswer | undefined = () => undefined) {
  const bot = await serveEndpoint({ otherwise });
  ends.push(() => bot.stop());
  return { bot, adapter: adapterOf(bot.target) };
}

const faultOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: unknown) => error as Fault,
  );

test('a bot that is online declares itself by its state, and takes no definition', async () => {
  const { adapter } = await adapterTo();

  expect(await adapter.declare()).toMatchObject({
    implementation: { name: 'garden-desk', version: '1.0.0' },
    ...{ bot: 'fixed', clock: 'real', channels: ['messaging'], capabilities: ['agent-id'], fallbackMessage: 'Oh' },
  });
});

const states: readonly (readonly [string, EndpointAnswer, Fault['kind'], boolean, RegExp])[] = [
  [
    ...(['maintenance', { body: '{"state":"maintenance","version":"1"}' }, 'unreachable', true] as const),
    /its bot is "maintenance": only one that is "online"/,
  ],
  [
    'an unknown word',
    { body: '{"state":"on","version":"1"}' },
    'protocol',
    false,
    /state is "on", which is none of online/,
  ],
  ['no version', { body: '{"state":"online"}' }, 'protocol', false, /version is missing/],
  ['a page', { body: '<html>sesame</html>' }, 'protocol', false, /"<html>.+<\/html>"/],
  ['no such bot', { status: 404, body: '' }, 'protocol', false, /See that --target ends with .*\/v1\/bots/],
  ['a refusal', { status: 403, body: '' }, 'protocol', false, /--header="Authorization: Bearer <token>"/],
  ['a gateway', { status: 503, body: '' }, 'protocol', true, /One that is still starting is waited for by --wait/],
];

for (const [what, answer, kind, mayPass, says] of states) {
  test(`a state that is ${what} is told as ${kind}`, async () => {
    const { adapter } = await adapterTo((call) => (call === 'GET /state' ? answer : undefined));

    const fault = await faultOf(adapter.declare());

    expect(fault).toMatchObject({ kind, mayPass });
    expect(fault?.message).toMatch(says);
    expect(fault?.message).not.toContain('sesame');
  });
}

test('where nobody listens the sentence names the address', async () => {
  const target = new URL(`http://127.0.0.1:${await portOfNobody()}/v1/bots/a/environments/draft`);

  const fault = await faultOf(adapterOf(target).declare());

  expect(fault).toMatchObject({ kind: 'unreachable', mayPass: true });
  expect(fault?.message).toContain(`No server listens at ${target.href}`);
});

const conversation = { conversationId: 'a/b' } as StartConversation;

test('a conversation is created by its id, and one that is there already is taken', async () => {
  const { adapter, bot } = await adapterTo();

  expect(await adapter.start(conversation)).toEqual({ accepted: true });
  expect(await adapter.start(conversation)).toEqual({ accepted: true });
  expect(bot.calls.map(({ call }) => call)).toEqual(['PUT /conversations/a%2Fb', 'PUT /conversations/a%2Fb']);
});

test('a bot that creates no conversation is told', async () => {
  const { adapter } = await adapterTo(() => ({ status: 500, body: 'oh' }));

  const fault = await faultOf(adapter.start(conversation));

  expect(fault?.kind).toBe('protocol');
  expect(fault?.message).toMatch(/answered PUT \/conversations\/\{id\} with status 500 .*Expected status 200/);
});

test('time is real, and nothing silences the bot', async () => {
  const { adapter } = await adapterTo();

  expect(await faultOf(adapter.advance())).toMatchObject({ kind: 'suite' });
  expect(await faultOf(adapter.outage())).toMatchObject({ kind: 'protocol' });
});
