/** The double answers as the scenario scripts, writes down everything that reaches it, and says no aloud. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from '../../quality/testing/test';
import { redactorFor } from '../../trace/redactor';
import type { EventBody, Outcome, PlatformSetup } from '../../trace/trace';
import type { PlatformConversation } from './conversation/platform-conversation';
import { PlatformDouble } from './platform-double';
import { callsAtOnceTaken, callsTaken } from './surfaces/conversation-load';
import { HttpSurface } from './surfaces/http/http-surface';
import { platformLimits, type PlatformLimits } from './surfaces/platform-limits';
import { longestBodyBytes } from './surfaces/http/read-body';
import type { ConversationUrls } from './surfaces/surface';

const conversationId = 'conversation-1';
const skillId = '3402109730';
const transfer = { conversationId, chatBotId: 'bot-1', message: 'One moment', agentSkillId: skillId };

interface Counter extends ConversationUrls {
  readonly conversation: PlatformConversation;
  readonly seen: EventBody[];
  /** Resolves when something of this kind is written down. */
  readonly next: (kind: EventBody['kind']) => Promise<void>;
  nowMs: number;
}

let double: PlatformDouble;

test.beforeEach(async () => {
  double = await PlatformDouble.start();
});

test.afterEach(async () => {
  await double.stop();
});

function open(platform: Partial<PlatformSetup> = {}, id = conversationId): Counter {
  const seen: EventBody[] = [];
  const waiting = new Map<string, () => void>();
  const whole = { skills: [{ id: skillId, name: 'Service', heldBy: 'agents' as const }], agents: [], outcomes: [] };
  const { conversation, urls } = double.open(
    id,
    { ...whole, ...platform },
    {
      record: (eventBody) => {
        seen.push(eventBody);
        waiting.get(eventBody.kind)?.();
      },
      sinceMs: () => counter.nowMs,
    },
  );
  const counter: Counter = {
    conversation,
    ...urls,
    seen,
    next: (kind) => new Promise((resolve) => waiting.set(kind, resolve)),
    nowMs: 0,
  };
  return counter;
}

function post(url: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text, ...init });
}

const kinds = (counter: Counter) => counter.seen.map((eventBody) => eventBody.kind);
const refusals = (counter: Counter) => counter.seen.filter((eventBody) => eventBody.kind === 'call-refused');

/** A request written byte by byte, for what no well-behaved client sends. */
function raw(url: string, head: string): Socket {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\n${head}`);
  return socket;
}

test('an accepted transfer shows the consumer its message, hands over and answers, in this order', async () => {
  const counter = open();

  const response = await post(counter.transfersUrl, { ...transfer, agentSkillName: 'Sales', extra: { kept: true } });

  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: 'ACCEPTED', skill: { id: skillId, name: 'Service' } });
  expect(counter.seen).toMatchObject([
    {
      kind: 'transfer-requested',
      attempt: 1,
      skillId,
      skillName: 'Sales',
      message: 'One moment',
      raw: { extra: { kept: true } },
    },
    { kind: 'consumer-read', text: 'One moment', via: 'transfer' },
    { kind: 'handed-over', attempt: 1, to: 'skill', id: skillId, skillId },
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted', status: 200 },
  ]);
  expect(counter.conversation.heardBy()).toBe('agent');
});

test('the context of a transfer is written down as it came', async () => {
  const counter = open();

  await post(counter.transfersUrl, { ...transfer, botTransferContext: { intentId: 'intent-1', strange: 1 } });

  expect(counter.seen[0]).toMatchObject({
    context: { intentId: 'intent-1' },
    raw: { botTransferContext: { strange: 1 } },
  });
});

test('BLANK_MESSAGE is accepted and not shown to the consumer', async () => {
  const counter = open();

  const response = await post(counter.transfersUrl, { ...transfer, message: 'BLANK_MESSAGE' });

  expect(response.status).toBe(200);
  expect(kinds(counter)).toEqual(['transfer-requested', 'handed-over', 'transfer-answered']);
});

test('what only looks like BLANK_MESSAGE is a text like any other', async () => {
  const counter = open();

  await post(counter.transfersUrl, { ...transfer, message: 'blank_message' });

  expect(counter.seen).toContainEqual({ kind: 'consumer-read', text: 'blank_message', via: 'transfer' });
});

test('a slow acceptance comes after its delay', async () => {
  const counter = open({ outcomes: [{ kind: 'accept-slowly', delayMs: 40 }] });
  const began = performance.now();

  const response = await post(counter.transfersUrl, transfer);

  expect(response.status).toBe(200);
  expect(performance.now() - began).toBeGreaterThanOrEqual(39);
  expect(kinds(counter)).toEqual(['transfer-requested', 'consumer-read', 'handed-over', 'transfer-answered']);
});

test('a slow acceptance may be followed by a failure', async () => {
  const counter = open({ outcomes: [{ kind: 'accept-slowly', delayMs: 1, failsAfterMs: 500 }] });
  expect(counter.conversation.mayFailLater()).toBe(true);

  await post(counter.transfersUrl, transfer);

  expect(counter.conversation.nextFailure()).toMatchObject({ attempt: 1 });
});

test('a caller that hangs up before a slow acceptance has a broken call and no hand-over', async () => {
  const counter = open({ outcomes: [{ kind: 'accept-slowly', delayMs: 60 }] });
  const requested = counter.next('transfer-requested');
  const answered = counter.next('transfer-answered');
  const hangUp = new AbortController();

  const call = post(counter.transfersUrl, transfer, { signal: hangUp.signal }).catch((error: unknown) => error);
  await requested;
  hangUp.abort();
  await call;
  await answered;

  expect(counter.seen.at(-1)).toEqual({ kind: 'transfer-answered', attempt: 1, answer: 'cut-off' });
  expect(kinds(counter)).not.toContain('handed-over');
  expect(counter.conversation.heardBy()).toBe('bot');
});

test('a slow acceptance that outlasts its conversation leaves nothing in the trace', async () => {
  const counter = open({ outcomes: [{ kind: 'accept-slowly', delayMs: 60_000 }] });
  const requested = counter.next('transfer-requested');

  const call = post(counter.transfersUrl, transfer).then(
    (response) => response.status,
    () => 'broken',
  );
  await requested;
  double.close(counter.conversation);

  expect(await call).toBe('broken');
  expect(kinds(counter)).toEqual(['transfer-requested']);
});

test('the id in the answer is the one that fails later', async () => {
  const counter = open({ outcomes: [{ kind: 'accept-then-fail', afterMs: 100 }] });

  const { transferId } = (await (await post(counter.transfersUrl, transfer)).json()) as { transferId: string };

  expect(counter.conversation.nextFailure()?.transferId).toBe(transferId);
});

for (const status of [400, 401, 403, 404, 409, 429, 500, 502, 503]) {
  test(`an attempt is answered with status ${status} where that is scripted`, async () => {
    const counter = open({ outcomes: [{ kind: 'error', status }] });

    const response = await post(counter.transfersUrl, transfer);

    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(kinds(counter)).toEqual(['transfer-requested', 'transfer-answered']);
    expect(counter.seen[1]).toMatchObject({ answer: 'error', status });
    expect(counter.conversation.heardBy()).toBe('bot');
  });
}

for (const kind of ['reset', 'cut-off'] as const) {
  test(`a call is broken where "${kind}" is scripted`, async () => {
    const counter = open({ outcomes: [{ kind }] });

    const broken = await post(counter.transfersUrl, transfer)
      .then((response) => response.text())
      .catch((error: unknown) => (error instanceof Error ? 'broken' : 'strange'));

    expect(broken).toBe('broken');
    expect(counter.seen).toMatchObject([{ kind: 'transfer-requested' }, { kind: 'transfer-answered', answer: kind }]);
  });
}

test('a reset comes before any answer, a cut-off after its head', async () => {
  const outcomes: Outcome[] = [{ kind: 'reset' }, { kind: 'cut-off' }];
  const counter = open({ outcomes });

  const statuses: unknown[] = [];
  for (const _ of outcomes) {
    await post(counter.transfersUrl, transfer).then(
      (response) => statuses.push(response.status),
      () => statuses.push('none'),
    );
  }

  expect(statuses).toEqual(['none', 200]);
});

test('an answer is a web page where "not-json" is scripted', async () => {
  const counter = open({ outcomes: [{ kind: 'not-json' }] });

  const response = await post(counter.transfersUrl, transfer);

  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow();
  expect(counter.seen.at(-1)).toEqual({ kind: 'transfer-answered', attempt: 1, answer: 'not-json', status: 200 });
});

test('an unknown skill is answered with 404 where acceptance was scripted', async () => {
  const counter = open({ outcomes: [{ kind: 'accept-then-fail', afterMs: 5 }] });

  const response = await post(counter.transfersUrl, { ...transfer, agentSkillId: '42' });

  expect(response.status).toBe(404);
  expect(counter.seen.at(-1)).toMatchObject({ answer: 'error', status: 404 });
  expect(counter.conversation.nextFailure()).toBeUndefined();
});

test('an unknown skill does not hide the error that was scripted', async () => {
  const counter = open({ outcomes: [{ kind: 'error', status: 503 }] });

  expect((await post(counter.transfersUrl, { ...transfer, agentSkillId: '42' })).status).toBe(503);
});

test('attempts beyond the script are accepted', async () => {
  const counter = open({ outcomes: [{ kind: 'error', status: 500 }] });
  await post(counter.transfersUrl, transfer);

  const response = await post(counter.transfersUrl, transfer);

  expect(response.status).toBe(200);
  expect(counter.seen.at(-1)).toMatchObject({ attempt: 2, answer: 'accepted' });
});

test('a port that refuses is not that of the messages', async () => {
  const counter = open({ transfersRefuseConnections: true });

  const refused: unknown = await post(counter.transfersUrl, transfer).catch((error: unknown) => error);

  expect((refused as Error).cause).toMatchObject({ code: 'ECONNREFUSED' });
  expect((await post(counter.messagesUrl, { text: 'still here' })).status).toBe(204);
});

const holder = { skills: [{ id: skillId, name: 'Service', heldBy: 'agents' as const }], outcomes: [] };
const agent = { id: 'agent-1', skillIds: [skillId], available: true };

for (const [title, platform, agentId, expected] of [
  ['an available agent who holds the skill', { ...holder, agents: [agent] }, 'agent-1', { to: 'agent', id: 'agent-1' }],
  [
    'the skill when the agent is unavailable',
    { ...holder, agents: [{ ...agent, available: false }] },
    'agent-1',
    { to: 'skill', id: skillId },
  ],
  [
    'the skill when the agent holds another one',
    { ...holder, agents: [{ ...agent, skillIds: ['7'] }] },
    'agent-1',
    { to: 'skill', id: skillId },
  ],
  [
    'an agent who is named without the account',
    { ...holder, agents: [{ ...agent, id: '4711.agent-1' }] },
    'agent-1',
    { to: 'agent', id: '4711.agent-1' },
  ],
  [
    'an agent who is named with an account besides',
    { ...holder, agents: [agent] },
    '4711.agent-1',
    { to: 'agent', id: 'agent-1' },
  ],
  [
    'the skill when the named agent is of another account',
    { ...holder, agents: [{ ...agent, id: '4711.agent-1' }] },
    '4712.agent-1',
    { to: 'skill', id: skillId },
  ],
  [
    'the agent whose id is the one that is named, before others',
    { ...holder, agents: [{ ...agent, id: '4711.agent-1' }, agent] },
    'agent-1',
    { to: 'agent', id: 'agent-1' },
  ],
  ['the skill when nobody knows the agent', { ...holder, agents: [agent] }, 'agent-2', { to: 'skill', id: skillId }],
  ['the skill when no agent is named', { ...holder, agents: [agent] }, undefined, { to: 'skill', id: skillId }],
  [
    'a bot, whatever agent is named',
    { skills: [{ id: skillId, name: 'Bot', heldBy: 'bot' }], agents: [agent] },
    'agent-1',
    { to: 'bot', id: skillId },
  ],
] as const) {
  test(`the conversation goes to ${title}`, async () => {
    const counter = open(platform);

    await post(counter.transfersUrl, { ...transfer, ...(agentId === undefined ? {} : { agentId }) });

    expect(counter.seen.find(({ kind }) => kind === 'handed-over')).toMatchObject({ ...expected, skillId });
  });
}

test('a message is shown to the consumer', async () => {
  const counter = open();

  const response = await post(counter.messagesUrl, { text: 'Hello', extra: 1 });

  expect(response.status).toBe(204);
  expect(counter.seen).toEqual([
    { kind: 'consumer-read', text: 'Hello', via: 'message', raw: { text: 'Hello', extra: 1 } },
  ]);
});

for (const [title, face, body, why] of [
  ['an empty message', 'messagesUrl', { text: '' }, /text/],
  ['a transfer with an empty message', 'transfersUrl', { ...transfer, message: '' }, /message/],
  ['a transfer without a message', 'transfersUrl', { ...transfer, message: undefined }, /message/],
  ['a transfer without a skill', 'transfersUrl', { ...transfer, agentSkillId: undefined }, /agentSkillId/],
  ['a numeric skill id that is no text', 'transfersUrl', { ...transfer, agentSkillId: 3402109730 }, /agentSkillId/],
  [
    'another conversation in the body',
    'transfersUrl',
    { ...transfer, conversationId: 'other' },
    /another conversation/,
  ],
  ['a body that is not JSON', 'messagesUrl', '<html>', /not JSON/],
  ['JSON that is no object', 'messagesUrl', 'null', /object/],
  ['no body', 'transfersUrl', '', /not JSON/],
  ['a body nested without end', 'transfersUrl', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /levels deep/],
  ['half of a character', 'messagesUrl', '{"text":"\\ud83d"}', /half of a character/],
  ['half of a character in the name of a field', 'transfersUrl', '{"\\udc00":1}', /half of a character/],
  ['a text of more than 20000 characters', 'messagesUrl', { text: 'a'.repeat(20_001) }, /text/],
] as const) {
  test(`${title}: refused with 400, written down, never taken for an attempt`, async () => {
    const counter = open();

    const response = await post(counter[face], body);

    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toMatch(why);
    expect(counter.seen).toMatchObject([{ kind: 'call-refused', status: 400, why: expect.stringMatching(why) }]);
    await post(counter.transfersUrl, transfer);
    expect(counter.seen[1]).toMatchObject({ kind: 'transfer-requested', attempt: 1 });
  });
}

test('a refused call keeps in the trace what it carried', async () => {
  const counter = open();

  await post(counter.messagesUrl, { text: '', seen: 'yes' });
  await post(counter.messagesUrl, '<html>');

  expect(counter.seen).toMatchObject([{ raw: { text: '', seen: 'yes' } }, { raw: '<html>' }]);
});

test('keys of the prototype in a body change nothing', async () => {
  const counter = open();

  const response = await post(
    counter.transfersUrl,
    `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${JSON.stringify(transfer).slice(1)}`,
  );

  expect(response.status).toBe(200);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(counter.seen[0]).toMatchObject({ skillId });
});

test('a character of two halves is text like any other', async () => {
  const counter = open();

  expect((await post(counter.messagesUrl, '{"text":"\\ud83d\\ude00"}')).status).toBe(204);
  expect(counter.seen).toMatchObject([{ kind: 'consumer-read', text: '😀' }]);
});

test('a call that names the whole URL in its first line is taken', async () => {
  const counter = open();
  const url = new URL(counter.messagesUrl);
  const body = '{"text":"Hello"}';
  const socket = connect(Number(url.port), url.hostname);
  const head = `POST ${url.href} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
  const [answer] = (await once(socket.setEncoding('utf8').end(head + body), 'data')) as [string];

  expect(answer).toMatch(/^HTTP\/1.1 204 /);
  expect(counter.seen).toMatchObject([{ kind: 'consumer-read', text: 'Hello' }]);
});

for (const path of ['/', '/nothing', '/messages/more', '/messages?x=1', '/transfers/', `/${'long'.repeat(500)}`]) {
  test(`the unknown call ${path.slice(0, 20)} is refused with 404 and written down`, async () => {
    const counter = open();

    const response = await post(counter.messagesUrl.replace('/messages', path), { text: 'Hello' });

    expect(response.status).toBe(404);
    expect(counter.seen).toMatchObject([{ kind: 'call-refused', status: 404, why: 'The platform has no such call.' }]);
    expect(JSON.stringify(counter.seen).length).toBeLessThan(400);
  });
}

for (const method of ['GET', 'PUT', 'DELETE']) {
  test(`${method} is refused with 405 and written down`, async () => {
    const counter = open();

    const response = await fetch(counter.transfersUrl, { method });

    expect(response.status).toBe(405);
    expect(counter.seen).toMatchObject([{ kind: 'call-refused', call: `${method} …/transfers`, status: 405 }]);
  });
}

test('a caller hears that its body is too long', async () => {
  const counter = open();

  const response = await post(counter.messagesUrl, { text: 'a'.repeat(longestBodyBytes * 3) });

  expect(response.status).toBe(413);
  expect(counter.seen).toMatchObject([{ kind: 'call-refused', status: 413 }]);
});

test('a body without end is cut off', async () => {
  const counter = open();
  const socket = raw(counter.messagesUrl, 'transfer-encoding: chunked\r\n\r\n');
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
  const write = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('drain', write);
  write();

  await closed;

  expect(refusals(counter)).toMatchObject([{ status: 413 }]);
});

test('a call that ends in the middle of its body is no message', async () => {
  const counter = open();
  const socket = raw(counter.messagesUrl, 'content-length: 100\r\n\r\n{"text":"half');
  await once(socket, 'connect');
  socket.destroy();
  await once(socket, 'close');

  await post(counter.messagesUrl, { text: 'whole' });

  expect(counter.seen).toMatchObject([{ kind: 'consumer-read', text: 'whole' }]);
});

test('a bot that never stops is refused, and the trace says so once', async () => {
  const counter = open();
  for (let call = 0; call < callsTaken; call += 50) {
    await Promise.all(Array.from({ length: 50 }, () => post(counter.messagesUrl, { text: 'again' })));
  }

  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await post(counter.messagesUrl, { text: 'again' })).status);

  expect(statuses).toEqual([429, 429, 429]);
  expect(refusals(counter)).toMatchObject([{ status: 429, why: `More than ${callsTaken} calls in one conversation.` }]);
  expect(counter.seen).toHaveLength(callsTaken + 1);
});

test('the bodies of one conversation cannot fill the memory', async () => {
  const counter = open();
  const statuses = new Set<number>();
  for (let call = 0; call < 20; call += 1) {
    const response = await post(counter.transfersUrl, { ...transfer, ballast: 'a'.repeat(longestBodyBytes - 1_000) });
    statuses.add(response.status);
  }

  expect([...statuses]).toEqual([200, 429]);
  expect(JSON.stringify(counter.seen).length).toBeLessThan(20 * 1024 * 1024);
});

test('a conversation that has ended answers 410, which counts as a stray call', async () => {
  const counter = open();
  double.close(counter.conversation);

  const response = await post(counter.messagesUrl, { text: 'too late' });

  expect(response.status).toBe(410);
  expect(counter.seen).toEqual([]);
  expect(double.strayCalls).toBe(1);
  expect(double.strays).toMatchObject([{ status: 410 }]);
});

test('a call whose conversation ends while its body arrives is a stray one', async () => {
  const counter = open();
  const late = raw(counter.messagesUrl, 'content-length: 15\r\n\r\n{"text":');
  // Its first half has been read when a later call on another connection is answered.
  await once(late, 'connect');
  await post(counter.messagesUrl, { text: 'in time' });
  double.close(counter.conversation);
  late.write('"late"}');

  const [answer] = (await once(late, 'data')) as [Buffer];

  expect(answer.toString()).toMatch(/^HTTP\/1.1 410/);
  expect(counter.seen).toMatchObject([{ text: 'in time' }]);
  late.destroy();
});

test('a conversation that never was answers 404', async () => {
  const { messagesUrl } = open();
  const elsewhere = messagesUrl.replace(/[0-9a-f]{32}/, 'f'.repeat(32));

  expect((await post(elsewhere, { text: 'hello?' })).status).toBe(404);
  expect(double.strays).toMatchObject([{ status: 404 }]);
});

test('stray calls are counted without end, and kept up to a limit', async () => {
  const { messagesUrl } = open();
  const root = new URL('/', messagesUrl).href;
  await Promise.all(Array.from({ length: 130 }, () => fetch(root).then((response) => response.text())));

  expect(double.strayCalls).toBe(130);
  expect(double.strays).toHaveLength(100);
});

test('conversations do not share their URLs, their attempts or their script', async () => {
  const one = open({ outcomes: [{ kind: 'error', status: 500 }] });
  const other = open({ outcomes: [{ kind: 'error', status: 500 }] }, 'conversation-2');
  await post(one.transfersUrl, transfer);

  const response = await post(other.transfersUrl, { ...transfer, conversationId: 'conversation-2' });

  expect(response.status).toBe(500);
  expect(other.seen[0]).toMatchObject({ attempt: 1 });
  expect(new URL(one.messagesUrl).pathname).not.toBe(new URL(other.messagesUrl).pathname);
});

/** An address of this machine that is not loopback; undefined on a machine without a network. */
const outward = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

const reached = (host: string, { messagesUrl }: ConversationUrls) =>
  post(Object.assign(new URL(messagesUrl), { hostname: host }).href, { conversationId, text: 'hello' }).then(
    ({ ok }) => ok,
    () => false,
  );

test('the double listens on loopback only', async () => {
  const opened = open();

  expect([new URL(opened.messagesUrl).hostname, new URL(opened.transfersUrl).hostname]).toEqual([
    '127.0.0.1',
    '127.0.0.1',
  ]);
  expect(await reached('127.0.0.1', opened)).toBe(true);
  if (outward !== undefined) expect(await reached(outward, opened)).toBe(false);
});

test('told by which host it is reached, it says so in every URL and listens there', async () => {
  await double.stop();
  double = await PlatformDouble.start({ reachedAs: outward ?? 'localhost' });
  const opened = open();
  const refusing = open({ transfersRefuseConnections: true });

  const hosts = [opened.messagesUrl, opened.transfersUrl, refusing.transfersUrl].map((url) => new URL(url).hostname);
  expect(new Set(hosts)).toEqual(new Set([outward ?? 'localhost']));
  expect(await reached(outward ?? 'localhost', opened)).toBe(true);
  await expect(post(refusing.transfersUrl, transfer)).rejects.toThrow();
});

test.describe('with a secret', () => {
  const secret = 'canary-97531';

  test.beforeEach(async () => {
    await double.stop();
    double = await PlatformDouble.start({ redactor: redactorFor([secret]) });
  });

  test('what is said of it is written down without, and acted on as it came', async () => {
    const counter = open({ skills: [{ id: secret, name: 'Service', heldBy: 'agents' }] }, `conversation-${secret}`);
    const { messagesUrl, transfersUrl, seen } = open({}, 'conversation-2');

    const answer = await post(counter.transfersUrl, {
      ...transfer,
      conversationId: `conversation-${secret}`,
      agentSkillId: secret,
    });
    await post(messagesUrl, { text: `it is ${secret}`, [secret]: 97 });
    await post(`${messagesUrl}/${'x'.repeat(180)}${secret}`, {});
    await post(transfersUrl, {
      ...transfer,
      conversationId: 'conversation-2',
      message: secret,
      agentSkillName: secret,
      botTransferContext: { intentId: secret, userMessage: secret },
    });
    await post(messagesUrl, `${'x'.repeat(495)}${secret}`);

    expect(answer.status).toBe(200);
    expect(seen.map(({ kind }) => kind)).toContain('handed-over');
    expect(JSON.stringify(seen)).not.toContain('canary');
    expect(seen[0]).toMatchObject({ text: 'it is [secret]', raw: { text: 'it is [secret]', '[secret]': 97 } });
  });

  test('what the suite says itself is written down as it is', async () => {
    const counter = open({ skills: [{ id: secret, name: 'Service', heldBy: 'agents' }] });

    await post(counter.transfersUrl, { ...transfer, agentSkillId: secret });

    expect(counter.seen[0]).toMatchObject({ kind: 'transfer-requested', skillId: secret });
  });

  test('calls to no conversation are counted without it', async () => {
    await post(`${open().messagesUrl.replace(/\/[0-9a-f]+\//, '/')}/${secret}`, {});

    expect(double.strays.map(({ call }) => call)).toEqual(['POST /messages/[secret]']);
  });
});

/** A platform with limits that a test reaches. */
async function limited(limits: Partial<PlatformLimits>): Promise<void> {
  await double.stop();
  double = await PlatformDouble.start({}, (options) =>
    HttpSurface.start({ ...options, limits: { ...platformLimits, ...limits } }),
  );
}

/** Resolves when it is connected. */
async function connected(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

test('more connections at once than a run has room for are refused, with a fault that says who opened them', async () => {
  await limited({ connections: 3 });
  const { messagesUrl } = open();
  const overrun = double.overrun ?? AbortSignal.abort();
  const passed = once(overrun, 'abort');
  const sockets = [];
  for (let n = 0; n < 4; n += 1) sockets.push(await connected(messagesUrl));

  await passed;
  expect(overrun.reason).toMatchObject({
    kind: 'protocol',
    message: expect.stringContaining('opened more than 3 connections to the platform at once'),
  });
  for (const socket of sockets) socket.destroy();
});

test('connections that are idle make room for others, and are no fault', async () => {
  await limited({ connections: 3 });
  const counter = open();
  const { pathname, host } = new URL(counter.messagesUrl);
  const body = JSON.stringify({ conversationId, text: 'Hello' });
  for (let n = 0; n < 8; n += 1) {
    const socket = await connected(counter.messagesUrl);
    socket.write(`POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    // Answered, and kept open by whoever called.
    expect(String((await once(socket, 'data'))[0])).toContain('204');
  }

  expect(kinds(counter)).toHaveLength(8);
  expect(double.overrun?.aborted).toBe(false);
});

test('bodies that a run has no room for end it, and those of a conversation that has ended make room', async () => {
  const text = 'x'.repeat(1_000);
  const bytes = JSON.stringify({ conversationId, text }).length;
  await limited({ bytes: 3 * bytes });
  for (let n = 0; n < 5; n += 1) {
    const counter = open();
    expect((await post(counter.messagesUrl, { conversationId, text })).status).toBe(204);
    double.close(counter.conversation);
  }
  expect(double.overrun?.aborted).toBe(false);

  const counter = open();
  for (let n = 0; n < 4; n += 1) await post(counter.messagesUrl, { conversationId, text });

  expect(double.overrun?.reason).toMatchObject({
    kind: 'protocol',
    message: expect.stringContaining(`hold more than ${3 * bytes} bytes`),
  });
});

test('calls of one conversation beyond those that may be under way at once are refused, and part of its trace', async () => {
  const counter = open();
  const head = 'content-type: application/json\r\ncontent-length: 2\r\n\r\n{';
  const half = Array.from({ length: callsAtOnceTaken }, () => raw(counter.messagesUrl, head));
  await Promise.all(half.map((socket) => once(socket, 'connect')));
  // Each is there once the platform has read its head, which no answer says.
  await expect.poll(async () => (await post(counter.messagesUrl, { conversationId, text: 'Hello' })).status).toBe(429);

  expect(refusals(counter)).toMatchObject([
    { status: 429, why: `More than ${callsAtOnceTaken} calls at once in one conversation.` },
  ]);
  for (const socket of half) socket.destroy();
});
