/** The double of the messaging wire: what bots ask for is answered and recorded as it is over HTTP, and the rest refused aloud. */
import { call, MessagingBot, remove, suggest, toSkill } from '../../../../quality/testing/messaging-bot';
import { expect, test } from '../../../../quality/testing/test';
import { setupOf, someSkillId } from '../../../../quality/testing/trace-builder';
import { redactNothing } from '../../../../trace/redactor';
import type { EventBody, Outcome, PlatformSetup } from '../../../../trace/trace';
import { startConversation } from '../../../player/start-conversation';
import { PlatformDouble } from '../../platform-double';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import { MessagingSurface } from './messaging-surface';

let surface: MessagingSurface;
let double: PlatformDouble;

test.beforeEach(async () => {
  surface = await MessagingSurface.start({ deadlineMs: 2_000, redactor: redactNothing });
  double = await PlatformDouble.start({}, async () => surface);
});

test.afterEach(async () => {
  await double.stop();
});

interface Rung {
  readonly conversation: PlatformConversation;
  readonly events: EventBody[];
  readonly started: Promise<unknown>;
}

/** A conversation that rings. */
function ring(platform: Partial<PlatformSetup> = {}, id = 'one'): Rung {
  const setup = setupOf({ platform });
  const events: EventBody[] = [];
  const transcript = { record: (event: EventBody) => void events.push(event), sinceMs: () => 0 };
  const { conversation, urls } = double.open(id, setup.platform, transcript);
  const started = surface.service.offer(id, startConversation(id, 'messaging', urls, setup));
  started.then(
    () => conversation.botJoins(),
    () => undefined,
  );
  return { conversation, events, started };
}

async function talking(platform: Partial<PlatformSetup> = {}) {
  const bot = await (await MessagingBot.connect(surface)).ready();
  const rung = ring(platform);
  const convId = await bot.accepts();
  await rung.started;
  return { bot, convId, ...rung };
}

const kinds = (events: readonly EventBody[]) => events.map(({ kind }) => kind);
const accountPath = () => `/api/account/${surface.service.users.accountId}`;

test('csds names the services at its own host', async () => {
  const { json } = await call(surface, 'GET', `${accountPath()}/service/baseURI.json?version=1.0`);

  const { baseURIs } = json as { baseURIs: { service: string; baseURI: string }[] };
  expect(baseURIs.map(({ service }) => service)).toEqual(
    expect.arrayContaining(['agentVep', 'asyncMessagingEnt', 'msgHist']),
  );
  expect(new Set(baseURIs.map(({ baseURI }) => baseURI))).toEqual(new Set([surface.host]));
});

test('a login with a wrong password is refused', async () => {
  const body = { username: 'bot', password: 'guessed' };
  const { status, json } = await call(surface, 'POST', `${accountPath()}/login?v=1.3`, body);

  expect(status).toBe(401);
  expect(json).toHaveProperty('error.message', 'The user name or the password is wrong.');
});

test('a session is refreshed by its own csrf alone', async () => {
  const { csrf } = surface.service.users.first;

  expect((await call(surface, 'POST', `${accountPath()}/refresh?v=1.3`, { csrf })).status).toBe(200);
  expect((await call(surface, 'POST', `${accountPath()}/refresh?v=1.3`, { csrf: 'other' })).status).toBe(401);
});

test('a bot takes a ring, hears the consumer, answers, then transfers', async () => {
  const { bot, convId, conversation, events } = await talking();

  await conversation.deliver({ kind: 'consumer-says', text: 'agent please' });
  const said = await bot.hears('.ams.ms.OnlineEventDistribution');
  const published = await bot.says(convId, 'One moment');
  const answer = await bot.updates(convId, remove(bot.id), toSkill(someSkillId));

  expect(said).toMatchObject({ event: { message: 'agent please' }, originatorMetadata: { role: 'CONSUMER' } });
  expect(published).toMatchObject({ code: 200, body: { sequence: 1 } });
  expect(answer).toMatchObject({ code: 200, body: 'OK Agent removed successfully' });
  expect(events).toMatchObject([
    { kind: 'consumer-said', text: 'agent please', heardBy: 'bot' },
    { kind: 'consumer-read', text: 'One moment', via: 'message' },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: 'One moment' },
    { kind: 'handed-over', to: 'skill', id: someSkillId },
    { kind: 'transfer-answered', answer: 'accepted', status: 200 },
  ]);
});

test('whoever has left is told that the conversation is gone, then is refused', async () => {
  const { bot, convId, events } = await talking();

  await bot.updates(convId, remove(), toSkill(someSkillId));
  const gone = await bot.hears('.ams.aam.ExConversationChangeNotification', ({ changes }) =>
    JSON.stringify(changes).includes('DELETE'),
  );
  const before = events.length;
  const late = await bot.says(convId, 'Bye');

  expect(gone).toMatchObject({ changes: [{ result: { conversationDetails: { skillId: someSkillId } } }] });
  expect(late).toMatchObject({ code: 403 });
  expect(events).toHaveLength(before);
});

test('a transfer without a text before it has no message', async () => {
  const { bot, convId, events } = await talking();

  await bot.updates(convId, toSkill(someSkillId), remove(bot.pid));

  expect(events[0]).toMatchObject({ kind: 'transfer-requested', message: 'BLANK_MESSAGE' });
});

test('an agent who is suggested is asked for', async () => {
  const agents = [{ id: 'le1.7', skillIds: [someSkillId], available: true }];
  const { bot, convId, events } = await talking({ agents });

  await bot.updates(convId, suggest('le1.7'), remove(bot.pid), toSkill(someSkillId));

  expect(events).toMatchObject([
    { kind: 'transfer-requested', agentId: 'le1.7' },
    { kind: 'handed-over', to: 'agent', id: 'le1.7' },
    { kind: 'transfer-answered' },
  ]);
});

for (const order of [
  [toSkill(someSkillId), remove()],
  [remove(), toSkill(someSkillId)],
] as const) {
  test(`${order[0].field} alone, then ${order[1].field}, make one transfer`, async () => {
    const { bot, convId, events } = await talking();

    const answers = [await bot.updates(convId, order[0]), await bot.updates(convId, order[1])];

    expect(answers.map((each) => each?.code)).toEqual([200, 200]);
    expect(kinds(events)).toEqual(['transfer-requested', 'handed-over', 'transfer-answered']);
    expect(events[0]).toMatchObject({ skillId: someSkillId });
  });
}

test('a skill that changes while the bot stays is no transfer', async () => {
  const { bot, convId, events } = await talking();

  await bot.updates(convId, toSkill(someSkillId));
  const still = await bot.says(convId, 'I am still here');

  expect(still?.code).toBe(200);
  expect(kinds(events)).toEqual(['consumer-read']);
});

test('nobody but the assigned agent can be removed', async () => {
  const { bot, convId, events } = await talking();

  const answer = await bot.updates(convId, remove('le1.999'), toSkill(someSkillId));

  expect(answer).toMatchObject({ code: 400, body: 'There is no such assigned agent to remove.' });
  expect(events).toMatchObject([{ kind: 'call-refused', status: 400 }]);
});

test('a status is the code of the answer', async () => {
  const { bot, convId, events } = await talking({ outcomes: [{ kind: 'error', status: 503 }] });

  expect(await bot.updates(convId, remove(), toSkill(someSkillId))).toMatchObject({ code: 503 });
  expect(events[1]).toMatchObject({ kind: 'transfer-answered', answer: 'error', status: 503 });
});

for (const outcome of [{ kind: 'reset' }, { kind: 'cut-off' }] as const satisfies readonly Outcome[]) {
  test(`a ${outcome.kind} closes the socket`, async () => {
    const { bot, convId, events } = await talking({ outcomes: [outcome] });

    expect(await bot.updates(convId, remove(), toSkill(someSkillId))).toBeUndefined();
    expect(events[1]).toMatchObject({ kind: 'transfer-answered', answer: outcome.kind });
  });
}

test('an answer that is not JSON is no frame', async () => {
  const { bot, convId } = await talking({ outcomes: [{ kind: 'not-json' }] });

  void bot.updates(convId, remove(), toSkill(someSkillId));
  await bot.until(() => bot.strange.length > 0, 'nothing strange came');

  expect(bot.strange[0]).toContain('<!doctype html>');
});

test('a request that gets no answer is recorded without one', async () => {
  const { bot, convId, conversation, events } = await talking({ outcomes: [{ kind: 'no-answer' }] });

  void bot.updates(convId, remove(), toSkill(someSkillId));
  expect((await bot.ask('.GetClock', {}))?.code).toBe(200);
  double.close(conversation);

  expect(kinds(events)).toEqual(['transfer-requested']);
});

test('history holds the read receipts of both sides', async () => {
  const { bot, convId, conversation } = await talking();
  await conversation.deliver({ kind: 'consumer-says', text: 'hello' });
  const read = { type: 'AcceptStatusEvent', status: 'READ', sequenceList: [0] };
  await bot.ask('.ams.ms.PublishEvent', { dialogId: convId, event: read });
  await bot.says(convId, 'Hi');

  const answer = await bot.ask('.ams.ms.QueryMessages', { dialogId: convId, newerThanSequence: 0 });

  expect(answer?.body).toMatchObject([
    { sequence: 0, event: { message: 'hello' } },
    { sequence: 1, event: { type: 'AcceptStatusEvent' }, originatorPId: bot.pid },
    { sequence: 2, event: { message: 'Hi' }, originatorPId: bot.pid },
    { sequence: 3, event: { type: 'AcceptStatusEvent', sequenceList: [2] } },
  ]);
});

test('what only agents may read, and what is typed, does not reach the consumer', async () => {
  const { bot, convId, events } = await talking();

  await bot.says(convId, 'a note', { messageAudience: 'AGENTS_AND_MANAGERS' });
  const event = { type: 'ChatStateEvent', chatState: 'COMPOSING' };
  expect(await bot.ask('.ams.ms.PublishEvent', { dialogId: convId, event })).toMatchObject({ body: { sequence: 0 } });

  expect(events).toEqual([]);
});

test('a transfer that fails later rings again at the bot that asked for it', async () => {
  const { bot, convId, conversation } = await talking({ outcomes: [{ kind: 'accept-then-fail', afterMs: 0 }] });
  await bot.updates(convId, remove(), toSkill(someSkillId));

  const [again] = await Promise.all([bot.accepts(), conversation.deliver({ kind: 'transfer-fails' })]);

  expect(again).toBe(convId);
  expect((await bot.says(convId, 'That did not work'))?.code).toBe(200);
});

test('two conversations go to two bots', async () => {
  const one = await (await MessagingBot.connect(surface)).ready();
  const two = await (await MessagingBot.connect(surface, 'bot-2')).ready();
  const first = ring();
  const convId = await one.accepts();
  const second = ring({}, 'two');

  expect(await two.accepts()).not.toBe(convId);
  await Promise.all([first.started, second.started]);
});

test('a bot of a fleet is kept for the conversations in which the socket is closed', async () => {
  const one = await (await MessagingBot.connect(surface)).ready();
  expect(surface.service.keepOneApart()).toBe(false);
  const two = await (await MessagingBot.connect(surface, 'bot-2')).ready();
  expect(surface.service.keepOneApart()).toBe(true);

  for (const id of ['one', 'two']) {
    const { started } = ring({}, id);
    await one.accepts();
    await started;
  }
  const broken = ring({ outcomes: [{ kind: 'reset' }] }, 'broken');
  await two.accepts();

  expect(await broken.started).toEqual({ accepted: true });
  expect(surface.service.keepOneApart()).toBe(true);
  two.close();
  await expect.poll(() => surface.service.keepOneApart()).toBe(false);
});

test('a bot that has conversations already, or hears of all, is not kept apart', async () => {
  const one = await (await MessagingBot.connect(surface)).ready();
  const first = ring();
  await one.accepts();
  const two = await (await MessagingBot.connect(surface, 'bot-2')).ready();
  const second = ring({}, 'two');
  await two.accepts();
  await Promise.all([first.started, second.started]);

  expect(surface.service.keepOneApart()).toBe(false);
  const three = await (await MessagingBot.connect(surface, 'bot-3')).ready();
  expect(surface.service.keepOneApart()).toBe(true);
  await three.ask('.ams.aam.SubscribeExConversations', { convState: ['OPEN'] });
  expect(surface.service.keepOneApart()).toBe(false);
});

test('what rang while nobody was connected is told when the bot comes back', async () => {
  const { bot, conversation } = await talking();
  bot.close();
  // Until then what is sent goes to the old socket, and only history has it.
  await expect.poll(() => surface.service.standing()).toBe('nobody');
  const delivered = conversation.deliver({ kind: 'consumer-says', text: 'are you there' });
  const back = await (await MessagingBot.connect(surface)).ready();
  await delivered;

  expect(await back.hears('.ams.ms.OnlineEventDistribution')).toMatchObject({ event: { message: 'are you there' } });
});

test('a conversation that nobody takes is a fault that says how to take it', async () => {
  await (await MessagingBot.connect(surface)).ready();
  const { started } = ring();

  await expect(started).rejects.toThrow('did not accept the ring of a conversation within 2 s');
});

test('a bot can say why it does not take what it is to be', async () => {
  const bot = await (await MessagingBot.connect(surface)).ready();
  const { started } = ring();
  const { changes } = await bot.hears('.ams.routing.RoutingTaskNotification');
  const [{ result }] = changes as [{ result: { conversationId: string } }];
  const path = `/conformance/conversations/${result.conversationId}`;

  const { json } = await call(surface, 'GET', path, undefined, bot.bearer);
  await call(surface, 'POST', `${path}/refusal`, { detail: 'no message' }, bot.bearer);

  expect(json).toMatchObject({ conversationId: 'one', bot: { dialogs: expect.any(Array) as unknown } });
  expect(await started).toEqual({ accepted: false, detail: 'no message' });
});

for (const [what, frame, says] of [
  ['what is not JSON', 'hello', 'sent a frame that is not JSON: "hello"'],
  ['what is no request', '{"kind":"req"}', 'sent a frame that is no request'],
  ['an unknown request', '{"id":"1","type":".ams.Fly"}', 'sent the request ".ams.Fly", which this double'],
] as const) {
  test(`${what} breaks the wire`, async () => {
    const bot = await MessagingBot.connect(surface);

    bot.send(frame);
    await bot.closed();

    expect(String(surface.service.breach.reason)).toContain(says);
  });
}

test('a request whose body is wrong is refused in its conversation', async () => {
  const { bot, convId, events } = await talking();

  const answer = await bot.updates(convId, { field: 'Skill', type: 'UPDATE', skill: 42 });

  expect(answer?.code).toBe(400);
  expect(events).toMatchObject([{ kind: 'call-refused', status: 400, call: '.ams.cm.UpdateConversationField' }]);
});

test('a call that nobody knows breaks the wire', async () => {
  await call(surface, 'GET', '/api/account/x1/unknown');
  expect((surface.service.breach.reason as Error | undefined)?.message).toBeUndefined();

  await call(surface, 'GET', '/favicon.ico');

  expect(String(surface.service.breach.reason)).toContain('called GET /favicon.ico, which this double');
});

test('whoever speaks in a conversation that is not his is refused, in its trace', async () => {
  const { events, convId } = await talking();
  const other = await (await MessagingBot.connect(surface, 'bot-2')).ready();

  expect(await other.says(convId, 'Me too')).toMatchObject({ code: 403 });
  expect(await other.says('nowhere', 'Me too')).toMatchObject({ code: 404 });

  expect(events).toMatchObject([{ kind: 'call-refused', status: 403 }]);
  expect(double.strays).toEqual([{ call: '.ams.ms.PublishEvent for "nowhere"', status: 404 }]);
});

for (const [what, type, more] of [
  ['asks for what it has missed', '.ams.ms.QueryMessages', {}],
  ['says that it has read', '.ams.ms.PublishEvent', { event: readReceiptOf(0) }],
  ['types no more', '.ams.ms.PublishEvent', { event: { type: 'ChatStateEvent', chatState: 'PAUSE' } }],
] as const) {
  test(`a bot that ${what} in a conversation which has ended calls nobody in vain`, async () => {
    const { bot } = await talking();

    expect(await bot.ask(type, { dialogId: 'ended', ...more })).toMatchObject({ code: 404 });

    expect(double.strays).toEqual([]);
  });
}

function readReceiptOf(sequence: number) {
  return { type: 'AcceptStatusEvent', status: 'READ', sequenceList: [sequence] };
}
