/** What a bot behind a custom endpoint answers is done as it is documented, in order, and whatever else it answers has its sentence. */
import { CustomEndpointCalls } from '../../../adapters/custom-endpoint-calls';
import { HttpCaller } from '../../../adapters/http-caller';
import type { Fault } from '../../../adapters/fault';
import {
  item,
  serveEndpoint,
  type EndpointAnswer,
  type EndpointBot,
  type EndpointConduct,
} from '../../../../quality/testing/endpoint-bot';
import { expect, test } from '../../../../quality/testing/test';
import type { EventBody } from '../../../../trace/trace';
import { PlatformDouble } from '../../platform-double';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import { callsTaken, charactersTaken } from '../conversation-load';
import { platformLimits, type PlatformLimits } from '../platform-limits';
import { itemsTaken } from './bot-response';
import { CustomEndpointSurface } from './custom-endpoint-surface';

const id = 'conversation-1';
const deadlineMs = 2_000;

const ends: (() => Promise<void>)[] = [];

test.afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Played {
  readonly bot: EndpointBot;
  readonly double: PlatformDouble;
  readonly conversation: PlatformConversation;
  readonly seen: EventBody[];
  readonly hears: (text: string) => Promise<void>;
}

/** A conversation with a bot that answers so. It knows the conversation already. */
async function played(conduct: EndpointConduct, limits?: PlatformLimits): Promise<Played> {
  const bot = await serveEndpoint(conduct);
  ends.push(() => bot.stop());
  const caller = new HttpCaller(bot.target, { callDeadlineMs: deadlineMs, connections: 4 });
  ends.push(() => caller.close());
  const calls = new CustomEndpointCalls(caller);
  const skillOfAgent = (agentId: string) => (agentId === '7' ? '42' : undefined);
  const double = await PlatformDouble.start(
    {},
    async () =>
      new CustomEndpointSurface({
        ...{ calls, botId: 'garden-desk', deadlineMs, skillOfAgent },
        ...(limits ? { limits } : {}),
      }),
  );
  ends.push(() => double.stop());
  const seen: EventBody[] = [];
  const skills = [
    { id: '42', name: 'gardeners', heldBy: 'agents' as const },
    { id: '43', name: 'orders', heldBy: 'agents' as const },
  ];
  const { conversation } = double.open(
    id,
    { skills, agents: [], outcomes: [] },
    { record: (eventBody) => void seen.push(eventBody), sinceMs: () => 0 },
  );
  await calls.create(id);
  conversation.botJoins();
  const hears = (text: string) => conversation.deliver({ kind: 'consumer-says', text });
  return { bot, double, conversation, seen, hears };
}

/** What a conversation shows whose bot answers so to one text, shortly. */
async function shown(answer: EndpointAnswer): Promise<string[]> {
  const { seen, hears } = await played({ says: () => answer });
  await hears('gardener please');
  return seen.map(inShort);
}

function inShort(event: EventBody): string {
  switch (event.kind) {
    case 'consumer-said':
      return 'said';
    case 'consumer-read':
      return `read ${event.text}`;
    case 'transfer-requested':
      return ['transfer', event.skillId, event.agentId ?? 'nobody', event.message].join(' ');
    case 'handed-over':
      return `to ${event.id}`;
    case 'transfer-answered':
      return event.answer;
    case 'call-refused':
      return `refused ${event.call} ${event.status}`;
    default:
      return event.kind;
  }
}

test('a text and a transfer are done in order, and the text is the message', async () => {
  expect(await shown([item.text('A'), item.text('B'), item.transfer({ skillName: 'gardeners' })])).toEqual([
    ...['said', 'read A', 'read B', 'transfer 42 nobody B', 'to 42', 'accepted'],
  ]);
});

const spellings: readonly (readonly [string, object, string])[] = [
  ['a skill', { parameters: { skillName: 'orders' } }, '43 nobody'],
  ['a skill with an agent', { parameters: { skillName: 'orders', agentId: '7' } }, '43 7'],
  ['an agent alone', { parameters: { agentId: '7' } }, '42 7'],
  ['a skill as LivePerson Functions has it', { actionParameters: { skill: 'orders', agentId: '7' } }, '43 7'],
  ['an agent of whom nothing is known', { parameters: { agentId: '8' } }, '1000 8'],
  ['a skill in other letters', { parameters: { skillName: 'Orders' } }, 'Orders nobody'],
];

for (const [what, data, to] of spellings) {
  test(`a transfer that names ${what} goes to ${to}`, async () => {
    const [, requested] = await shown([item.action('TRANSFER', data)]);

    expect(requested).toBe(`transfer ${to} BLANK_MESSAGE`);
  });
}

test('a text after the transfer comes too late', async () => {
  expect(await shown([item.transfer({ skillName: 'orders' }), item.text('Bye')])).toEqual([
    ...['said', 'transfer 43 nobody BLANK_MESSAGE', 'to 43', 'accepted', 'refused POST …/events, TEXT 403'],
  ]);
});

test('a text for agents is read by no consumer', async () => {
  const whisper = item.text('hidden', { messageAudience: 'AGENTS_AND_MANAGERS' });

  expect(await shown([item.text('A'), whisper, item.text('B', { messageAudience: 'ALL' })])).toEqual([
    ...['said', 'read A', 'read B'],
  ]);
});

test('what structured content says is read', async () => {
  const button = { type: 'button', title: 'Yes' };
  const card = { type: 'vertical', elements: [{ type: 'text', text: 'Roses?' }, button] };
  const replies = { message: 'Do you like roses?', quickReplies: { type: 'quickReplies', replies: [button] } };
  const content = (structuredContent: object) => ({ type: 'STRUCTURED_CONTENT', data: { structuredContent } });

  expect(await shown([content(card), content(replies), content({ type: 'image', url: 'x' })])).toEqual([
    ...['said', 'read Roses?\nYes', 'read Do you like roses?'],
  ]);
});

test('a delay passes before what comes after it', async () => {
  const { seen, hears } = await played({ says: () => [item.text('A'), item.delay(0.2), item.text('B')] });
  const beganMs = performance.now();

  await hears('x');

  expect(performance.now() - beganMs).toBeGreaterThan(190);
  expect(seen.map(inShort)).toEqual(['said', 'read A', 'read B']);
});

test('of two actions the second is refused', async () => {
  const later = [item.action('CHANGE_TTR'), item.transfer({ skillName: 'orders' })];
  expect(await shown(later)).toEqual(['said', 'refused POST …/events, ACTION TRANSFER 400']);

  const first = [item.transfer({ skillName: 'orders' }), item.action('CLOSE_CONVERSATION')];
  expect((await shown(first)).at(-1)).toBe('refused POST …/events, ACTION 400');
});

test('two transfers are two that were asked for', async () => {
  const twice = [item.transfer({ skillName: 'orders' }), item.transfer({ skillName: 'orders' })];

  expect((await shown(twice)).filter((each) => each.startsWith('transfer'))).toHaveLength(2);
});

test('a conversation that the bot has closed is brought to it no more', async () => {
  const { bot, seen, hears } = await played({
    says: () => [item.text('Bye'), item.action('CLOSE_CONVERSATION', {}), item.text('Oh')],
  });

  await hears('bye');
  await hears('hello?');

  expect(seen.map(inShort)).toEqual(['said', 'read Bye', 'refused POST …/events, TEXT 403', 'said']);
  expect(bot.calls.filter(({ call }) => call.startsWith('POST'))).toHaveLength(1);
});

test('a bot that has forgotten the conversation is told of it again, once', async () => {
  let events = 0;
  const { bot, seen, hears } = await played({
    says: () => ((events += 1) === 1 ? { status: 404, body: '' } : [item.text('Hello')]),
  });

  await hears('hi');

  expect(bot.calls.map(({ call }) => call)).toEqual([
    ...[`PUT /conversations/${id}`, `POST /conversations/${id}/events`],
    ...[`PUT /conversations/${id}`, `POST /conversations/${id}/events`],
  ]);
  expect(seen.map(inShort)).toEqual(['said', 'read Hello']);
});

test('what a bot is told has the documented shape', async () => {
  const { bot, hears } = await played({});
  await hears('one');
  await hears('two');

  const [created, , second] = bot.calls.map(({ body }) => JSON.parse(body) as unknown);
  expect(created).toMatchObject({ sdes: {}, context: { type: 'MESSAGING', skillId: 1000, engagementId: 3000 } });
  expect(second).toMatchObject({
    ...{ type: 'TEXT', source: 'CONSUMER', data: { message: 'two' } },
    context: { lpEvent: { sequence: 1, conversationId: id, messageAudience: 'ALL' } },
  });
});

test('items of one conversation beyond all that it may have are refused, in its trace, once', async () => {
  const many = Array.from({ length: itemsTaken }, () => item.text('x', { messageAudience: 'AGENTS_AND_MANAGERS' }));
  const { seen, hears } = await played({ says: () => many });

  for (let n = 0; n < callsTaken / itemsTaken; n += 1) await hears('x');
  const refused = seen.length;
  await hears('y');
  await hears('z');

  expect(seen.slice(refused)).toMatchObject([
    { kind: 'consumer-said', text: 'y' },
    {
      ...{ kind: 'call-refused', call: 'POST …/events, TEXT', status: 429 },
      why: `More than ${callsTaken} items in one conversation.`,
    },
    { kind: 'consumer-said', text: 'z' },
  ]);
});

test('what the responses of one conversation hold has an end, and its trace says so', async () => {
  const whisper = item.text('x'.repeat(20_000), { messageAudience: 'AGENTS_AND_MANAGERS' });
  const { seen, hears } = await played({ says: () => Array.from({ length: 50 }, () => whisper) });

  for (let n = 0; n < 18; n += 1) await hears('x');

  expect(seen.filter(({ kind }) => kind === 'call-refused')).toMatchObject([
    { status: 429, why: `More than ${charactersTaken} characters in the responses of one conversation.` },
  ]);
});

test('responses that a run has no room for end it, and those of a conversation that has ended make room', async () => {
  const limits = { ...platformLimits, bytes: 30_000 };
  const { double, conversation, hears } = await played({ says: () => [item.text('x'.repeat(20_000))] }, limits);
  await hears('x');
  expect(double.overrun?.aborted).toBe(false);
  double.close(conversation);

  const other = await played({ says: () => [item.text('x'.repeat(20_000))] }, limits);
  await other.hears('x');
  await other.hears('x');

  expect(double.overrun?.aborted).toBe(false);
  expect(String(other.double.overrun?.reason)).toContain('had the platform hold more than 30000 bytes');
});

const deep = `{"response":${'['.repeat(500)}${']'.repeat(500)}}`;
const wrong: readonly (readonly [string, EndpointAnswer, Fault['kind'], RegExp])[] = [
  ['no JSON', { body: '<hello/>' }, 'protocol', /status 200 .*"<hello\/>"\. Expected status 200 with \{"response"/],
  ['no body', { body: '' }, 'protocol', /and no body\. Expected status 200/],
  ['another shape', { body: '{"messages":["hi"]}' }, 'protocol', /what is no response of a bot: response is missing\./],
  ['a list of nothing', { body: '{"response":[null]}' }, 'protocol', /response\.0 is null, and is to be an object/],
  ['nesting without end', { body: deep }, 'protocol', /nested more than 100 levels deep/],
  ['half a surrogate', { body: '{"response":["\\ud800"]}' }, 'protocol', /surrogate/],
  ['an unknown item', [{ type: 'TEXTS', data: {} }], 'protocol', /"TEXTS", which is none of TEXT, .*mean "TEXT"/],
  ['no text', [{ type: 'TEXT', data: {} }], 'protocol', /in response\[0\]\.data, message is missing/],
  [
    'an unknown action',
    [item.text('A'), item.action('TRANSFERS')],
    'protocol',
    /in response\[1\]\.data, name is "TRANSFERS", which is none of TRANSFER, .*did you mean "TRANSFER"/,
  ],
  ['a transfer to nowhere', [item.transfer({})], 'protocol', /names neither a skill .* nor an agent/],
  [
    'a text without end',
    [item.text('x'.repeat(20_001))],
    'protocol',
    /in response\[0\]\.data, message: .*20000 characters/,
  ],
  [
    'structured content without end',
    [
      {
        type: 'STRUCTURED_CONTENT',
        data: { structuredContent: { type: 'text', text: 'x'.repeat(20_001) } },
      },
    ],
    'protocol',
    /the texts in it have more than 20000 characters/,
  ],
  [
    'a skill whose name has no end',
    [item.transfer({ skillName: 'x'.repeat(201) })],
    'protocol',
    /parameters: skillName: .*200 characters/,
  ],
  ['a skill that is a number', [item.transfer({ skillName: 4 })], 'protocol', /parameters: skillName is a number/],
  [
    'items without end',
    Array.from({ length: 1_001 }, () => item.text('A')),
    'protocol',
    /no response of a bot: response: more than 1000 items\./,
  ],
  ['an endless delay', [item.delay(3_600)], 'protocol', /delays are 3600 s in all, .* waited for 2 s/],
  ['a refusal', { status: 401, body: '' }, 'protocol', /status 401 .* and no body.*Authorization: Bearer <token>/],
  ['a breakdown', { status: 500, body: 'oh' }, 'protocol', /status 500 .*"oh"/],
  ['no such conversation', { status: 404, body: '' }, 'protocol', /also once .* created again.*See that --target ends/],
  ['a way elsewhere', { status: 302, body: '' }, 'protocol', /status 302 .*Redirects are not followed/],
  ['too much', { body: 'x'.repeat(2 ** 21) }, 'protocol', /more than 1048576 bytes/],
  ['no end', (response) => void response.write('{'), 'unreachable', /did not answer POST .* within 2 s/],
  [
    'a broken line',
    (response) => response.destroy(),
    'unreachable',
    /could not be reached: POST .*closed by the other/,
  ],
];

for (const [what, answer, kind, says] of wrong) {
  test(`an answer with ${what} is told as ${kind}`, async () => {
    const { hears, seen } = await played({ says: () => answer });

    const fault = await hears('x').then(
      () => undefined,
      (error: unknown) => error as Fault,
    );

    expect(fault?.kind).toBe(kind);
    expect(fault?.message).toMatch(says);
    expect(seen.map(inShort)).toEqual(['said']);
  });
}
