import { expect, test } from '../quality/testing/test';
import { withReference } from './reference-fixture';

const agentConnector = { fallbackSkillId: '555' };
const bypass = '→ 555 BLANK_MESSAGE';

test('a silent bot is bypassed after three minutes, once', async () => {
  await withReference({ setup: { agentConnector }, integration: { agentId: '7' } }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.outage(conversation, true);
    await fixture.say(conversation, 'agent');
    await fixture.pass(conversation, 179_999);
    expect(fixture.seen).toEqual([]);
    await fixture.pass(conversation, 1);
    expect(fixture.seen).toEqual([bypass]);
    await fixture.pass(conversation, 1_000_000);
    expect(fixture.seen).toEqual([bypass]);
    expect(fixture.requests[0]).not.toHaveProperty('agentId');
  });
});

test('each message of the consumer begins the wait anew', async () => {
  await withReference({ setup: { agentConnector } }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.outage(conversation, true);
    await fixture.say(conversation, 'agent');
    await fixture.pass(conversation, 100_000);
    await fixture.say(conversation, 'agent');
    await fixture.pass(conversation, 179_999);
    expect(fixture.seen).toEqual([]);
    await fixture.pass(conversation, 1);
    expect(fixture.seen).toEqual([bypass]);
  });
});

test('words that ask for nothing leave the escalation that was asked for', async () => {
  await withReference({ setup: { agentConnector } }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.outage(conversation, true);
    await fixture.say(conversation, 'agent');
    await fixture.pass(conversation, 100_000);
    await fixture.say(conversation, 'hello');
    await fixture.pass(conversation, 180_000);
    expect(fixture.seen).toEqual([bypass]);
    await fixture.say(conversation, 'hello');
    await fixture.pass(conversation, 180_000);
    expect(fixture.seen).toEqual([bypass]);
  });
});

test('the configured wait replaces the three minutes', async () => {
  const setup = { agentConnector: { ...agentConnector, fallbackEscalationTime: 1_000 } };
  await withReference({ setup }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.outage(conversation, true);
    await fixture.say(conversation, 'agent');
    await fixture.pass(conversation, 1_000);
    expect(fixture.seen).toEqual([bypass]);
  });
});

test('a bot that answers in time is not bypassed', async () => {
  await withReference({ setup: { agentConnector } }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.outage(conversation, true);
    await fixture.say(conversation, 'agent');
    await fixture.outage(conversation, false);
    await fixture.say(conversation, 'hello');
    await fixture.pass(conversation, 1_000_000);
    expect(fixture.seen).toEqual(['hi there']);
  });
});

for (const [why, staging, asked] of [
  ['without a fallback skill', { setup: {} }, 'agent'],
  ['on chat', { setup: { agentConnector, channel: 'chat' as const } }, 'agent'],
  ['when no escalation was asked for', { setup: { agentConnector } }, 'hello'],
  ['when the skill id is not numeric', { setup: { agentConnector }, integration: { agentSkillId: 'x' } }, 'agent'],
] as const) {
  test(`a silent bot is not bypassed ${why}`, async () => {
    await withReference(staging, async (fixture) => {
      const conversation = await fixture.open();
      await fixture.outage(conversation, true);
      await fixture.say(conversation, asked);
      await fixture.pass(conversation, 1_000_000);
      expect(fixture.seen).toEqual([]);
    });
  });
}

test('a silent bot is not bypassed once an agent has joined', async () => {
  await withReference({ setup: { agentConnector } }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.outage(conversation, true);
    await fixture.say(conversation, 'agent');
    await fixture.event(conversation, { type: 'agent-joined' });
    await fixture.say(conversation, 'agent');
    await fixture.pass(conversation, 1_000_000);
    expect(fixture.seen).toEqual([]);
  });
});
