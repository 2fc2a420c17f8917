/** What the platform knows of a conversation and what it has for its bot, with no wire between. */
import { expect, test } from '../../../quality/testing/test';
import type { PlatformEvent, TransferRequest } from '../../../protocol/types';
import type { EventBody, Outcome } from '../../../trace/trace';
import { PlatformConversation, type Delivery, type ToBot } from './platform-conversation';

const skillId = '3402109730';
const request: TransferRequest = {
  conversationId: 'conversation-1',
  chatBotId: 'bot-1',
  message: 'One moment',
  agentSkillId: skillId,
};

interface Wishes {
  readonly outcomes?: readonly Outcome[];
  readonly toBot?: ToBot;
  /** The bot takes the conversation. */
  readonly joins?: boolean;
}

function open({ outcomes = [], toBot, joins = true }: Wishes = {}) {
  const seen: EventBody[] = [];
  const told: PlatformEvent[] = [];
  const hear: ToBot = toBot ?? (async (event) => void told.push(event));
  const platform = { skills: [{ id: skillId, name: 'Service', heldBy: 'agents' as const }], agents: [] };
  const transcript = { record: (eventBody: EventBody) => void seen.push(eventBody), sinceMs: () => 1_000 };
  const conversation = new PlatformConversation('conversation-1', { ...platform, outcomes }, transcript, hear);
  if (joins) conversation.botJoins();
  return {
    conversation,
    seen,
    told,
    deliver: (delivery: Delivery) => conversation.deliver(delivery),
    ask: (isThere = true) =>
      conversation.takeTransfer(request, {}, { isThere: () => isThere, wordsFor: ({ transferId }) => transferId }),
  };
}

const failsAfter = (afterMs: number): Outcome => ({ kind: 'accept-then-fail', afterMs });

test('what the consumer says reaches the bot as long as the bot holds the conversation', async () => {
  const { deliver, seen, told } = open();

  await deliver({ kind: 'consumer-says', text: 'Hello' });
  await deliver({ kind: 'agent-joins' });
  await deliver({ kind: 'consumer-says', text: 'Who are you?' });
  await deliver({ kind: 'agent-returns' });
  await deliver({ kind: 'consumer-says', text: 'Back again' });

  expect(told).toEqual([
    { type: 'consumer-message', text: 'Hello' },
    { type: 'agent-joined' },
    { type: 'consumer-message', text: 'Back again' },
  ]);
  expect(seen).toEqual([
    { kind: 'consumer-said', text: 'Hello', heardBy: 'bot' },
    { kind: 'agent-joined' },
    { kind: 'consumer-said', text: 'Who are you?', heardBy: 'agent' },
    { kind: 'returned-to-bot' },
    { kind: 'consumer-said', text: 'Back again', heardBy: 'bot' },
  ]);
});

test('an agent who joins holds the conversation, and the bot hears who it is', async () => {
  const { conversation, deliver, seen, told } = open();

  await deliver({ kind: 'agent-joins', agentId: 'agent-1' });

  expect(conversation.heardBy()).toBe('agent');
  expect(seen).toEqual([{ kind: 'agent-joined', agentId: 'agent-1' }]);
  expect(told).toEqual([{ type: 'agent-joined', agentId: 'agent-1' }]);
});

test('what happens is written down before the bot hears of it', async () => {
  let known = 0;
  const { deliver, seen } = open({ toBot: async () => void (known = seen.length) });

  await deliver({ kind: 'consumer-says', text: 'Hello' });

  expect(known).toBe(1);
});

test('a bot that cannot be told is no secret', async () => {
  const { deliver } = open({ toBot: () => Promise.reject(new Error('no answer')) });

  await expect(deliver({ kind: 'agent-joins' })).rejects.toThrow('no answer');
});

test('a bot that does not take the conversation hears nothing of it', async () => {
  const { deliver, seen, told } = open({ joins: false });

  await deliver({ kind: 'consumer-says', text: 'Hello' });

  expect(told).toEqual([]);
  expect(seen).toEqual([{ kind: 'consumer-said', text: 'Hello', heardBy: 'bot' }]);
});

test('a bot hears nothing of a conversation that has ended', async () => {
  const { conversation, deliver, told } = open();

  conversation.end();
  await deliver({ kind: 'consumer-says', text: 'Hello' });

  expect(told).toEqual([]);
});

test('what is noted alone is what its bot would hear, and does not get there', async () => {
  const { conversation, seen, told } = open();

  expect(conversation.note({ kind: 'agent-joins' })).toEqual({ type: 'agent-joined' });
  expect(seen).toEqual([{ kind: 'agent-joined' }]);
  expect(told).toEqual([]);
});

test('an acceptance is told in the words of the surface, and recorded so', async () => {
  const { ask, seen } = open();

  const end = await ask();

  expect(end).toEqual({ kind: 'accepted', response: expect.any(String), transferId: expect.any(String) });
  expect(end.kind === 'accepted' && end.response).toBe(end.kind === 'accepted' && end.transferId);
  expect(seen.at(-1)).toMatchObject({
    kind: 'transfer-answered',
    answer: 'accepted',
    raw: end.kind === 'accepted' && end.response,
  });
});

test('accepted transfers that fail later fall due in the order of their moments', async () => {
  const { ask, conversation, deliver, seen, told } = open({
    outcomes: [failsAfter(500), failsAfter(100), failsAfter(100)],
  });
  const ends = [await ask(), await ask(), await ask()];

  const due: unknown[] = [];
  for (let failure = conversation.nextFailure(); failure; failure = conversation.nextFailure()) {
    due.push([failure.attempt, failure.dueMs]);
    await deliver({ kind: 'transfer-fails' });
  }

  expect(due).toEqual([
    [2, 1_100],
    [3, 1_100],
    [1, 1_500],
  ]);
  const ids = ends.map((end) => (end.kind === 'accepted' ? end.transferId : undefined));
  expect(told).toEqual([ids[1], ids[2], ids[0]].map((transferId) => ({ type: 'transfer-failed', transferId })));
  expect(seen.slice(-3)).toEqual([2, 3, 1].map((attempt) => ({ kind: 'transfer-failed', attempt })));
});

test('nothing is delivered where no transfer is to fail', async () => {
  const { ask, deliver, seen, told } = open();
  await ask();
  const before = seen.length;

  await deliver({ kind: 'transfer-fails' });

  expect([told, seen.length]).toEqual([[], before]);
});

test('a failure gives the conversation back to the bot', async () => {
  const { ask, conversation, deliver } = open({ outcomes: [failsAfter(100)] });
  await ask();
  const heldBy = conversation.heardBy();

  await deliver({ kind: 'transfer-fails' });

  expect([heldBy, conversation.heardBy()]).toEqual(['agent', 'bot']);
});

test('the failure of an earlier transfer does not take the conversation from a later one', async () => {
  const { ask, conversation, deliver } = open({ outcomes: [failsAfter(100), { kind: 'accept' }] });
  await ask();
  await ask();

  await deliver({ kind: 'transfer-fails' });

  expect(conversation.heardBy()).toBe('agent');
});

for (const [outcome, end] of [
  [
    { kind: 'error', status: 503 },
    { kind: 'refused with status', status: 503 },
  ],
  [{ kind: 'reset' }, { kind: 'reset' }],
  [{ kind: 'cut-off' }, { kind: 'cut off' }],
  [{ kind: 'not-json' }, { kind: 'not JSON' }],
] as const) {
  test(`where "${outcome.kind}" is scripted a transfer ends ${end.kind}, and the bot keeps the conversation`, async () => {
    const { ask, conversation } = open({ outcomes: [outcome] });

    expect(await ask()).toEqual(end);
    expect(conversation.heardBy()).toBe('bot');
  });
}

test('nothing is handed over behind the back of a caller who is gone', async () => {
  const { ask, conversation, seen } = open();

  expect(await ask(false)).toEqual({ kind: 'cut off' });
  expect(conversation.heardBy()).toBe('bot');
  expect(seen.map(({ kind }) => kind)).toEqual(['transfer-requested', 'transfer-answered']);
});

test('a slow acceptance that outlasts its conversation has no answer, and leaves nothing in the trace', async () => {
  const { ask, conversation, seen } = open({ outcomes: [{ kind: 'accept-slowly', delayMs: 60_000 }] });
  const asked = ask();

  conversation.end();

  expect(await asked).toEqual({ kind: 'no answer' });
  expect(seen.map(({ kind }) => kind)).toEqual(['transfer-requested']);
});
