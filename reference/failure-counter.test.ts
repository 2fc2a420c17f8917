import { expect, test } from '../quality/testing/test';
import { withReference, type ReferenceFixture } from './reference-fixture';

const capText = 'Not able to transfer to Agent at this time. Please try later.';

async function failTimes(fixture: ReferenceFixture, conversation: string, from: number, to: number): Promise<void> {
  for (let attempt = from; attempt <= to; attempt += 1) await fixture.fail(conversation, attempt);
}

test('three failures are told to the bot, the fourth to the consumer', async () => {
  await withReference({}, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    await failTimes(fixture, conversation, 1, 4);
    await fixture.pass(conversation, 600_000);
    const attempt = '→ 3402109730 One moment';
    expect(fixture.seen).toEqual([
      attempt,
      ...['once more', attempt],
      ...['once more', attempt],
      ...['once more', attempt],
      capText,
    ]);
  });
});

test('the default user-friendly response replaces the built-in text', async () => {
  await withReference({ bot: { defaultUserFriendlyResponse: 'Try tomorrow' } }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    await failTimes(fixture, conversation, 1, 4);
    expect(fixture.seen.at(-1)).toBe('Try tomorrow');
    expect(fixture.seen).not.toContain(capText);
  });
});

test('an agent who joins begins the count anew', async () => {
  await withReference({}, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    await failTimes(fixture, conversation, 1, 3);
    await fixture.event(conversation, { type: 'agent-joined', agentId: '7' });
    await fixture.fail(conversation, 4);
    expect(fixture.seen).not.toContain(capText);
  });
});

test('each conversation has a count of its own', async () => {
  await withReference({}, async (fixture) => {
    const first = await fixture.open();
    await fixture.say(first, 'agent');
    await failTimes(fixture, first, 1, 3);
    const second = await fixture.open();
    await fixture.say(second, 'agent');
    await fixture.fail(second, 5);
    expect(fixture.seen).not.toContain(capText);
  });
});

test('the same failure reported twice counts once', async () => {
  await withReference({}, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    await fixture.fail(conversation, 1);
    await fixture.fail(conversation, 1);
    expect(fixture.requests).toHaveLength(2);
  });
});

test('a failure of a transfer that was never accepted is refused', async () => {
  await withReference({}, async (fixture) => {
    const conversation = await fixture.open();
    const path = `/conversations/${encodeURIComponent(conversation)}/events`;
    const answer = await fixture.call('POST', path, { type: 'transfer-failed', transferId: 'unheard-of' });
    expect(answer.status).toBe(404);
  });
});
