import { expect, test } from '../quality/testing/test';
import { rehearse, type Rehearsal } from './rehearsal';

const capText = 'Not able to transfer to Agent at this time. Please try later.';

async function failTimes(rehearsal: Rehearsal, conversation: string, from: number, to: number): Promise<void> {
  for (let attempt = from; attempt <= to; attempt += 1) await rehearsal.fail(conversation, attempt);
}

test('three failures are told to the bot, the fourth to the consumer', async () => {
  await rehearse({}, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'agent');
    await failTimes(rehearsal, conversation, 1, 4);
    await rehearsal.pass(conversation, 600_000);
    const attempt = '→ 3402109730 One moment';
    expect(rehearsal.seen).toEqual([
      attempt,
      ...['once more', attempt],
      ...['once more', attempt],
      ...['once more', attempt],
      capText,
    ]);
  });
});

test('the default user-friendly response replaces the built-in text', async () => {
  await rehearse({ bot: { defaultUserFriendlyResponse: 'Try tomorrow' } }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'agent');
    await failTimes(rehearsal, conversation, 1, 4);
    expect(rehearsal.seen.at(-1)).toBe('Try tomorrow');
    expect(rehearsal.seen).not.toContain(capText);
  });
});

test('an agent who joins begins the count anew', async () => {
  await rehearse({}, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'agent');
    await failTimes(rehearsal, conversation, 1, 3);
    await rehearsal.event(conversation, { type: 'agent-joined', agentId: '7' });
    await rehearsal.fail(conversation, 4);
    expect(rehearsal.seen).not.toContain(capText);
  });
});

test('each conversation has a count of its own', async () => {
  await rehearse({}, async (rehearsal) => {
    const first = await rehearsal.open();
    await rehearsal.say(first, 'agent');
    await failTimes(rehearsal, first, 1, 3);
    const second = await rehearsal.open();
    await rehearsal.say(second, 'agent');
    await rehearsal.fail(second, 5);
    expect(rehearsal.seen).not.toContain(capText);
  });
});

test('the same failure reported twice counts once', async () => {
  await rehearse({}, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'agent');
    await rehearsal.fail(conversation, 1);
    await rehearsal.fail(conversation, 1);
    expect(rehearsal.requests).toHaveLength(2);
  });
});

test('a failure of a transfer that was never accepted is refused', async () => {
  await rehearse({}, async (rehearsal) => {
    const conversation = await rehearsal.open();
    const path = `/conversations/${encodeURIComponent(conversation)}/events`;
    const answer = await rehearsal.call('POST', path, { type: 'transfer-failed', transferId: 'unheard-of' });
    expect(answer.status).toBe(404);
  });
});
