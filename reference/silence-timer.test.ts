import { expect, test } from '../quality/testing/test';
import { rehearse } from './rehearsal';

const agentConnector = { fallbackSkillId: '555' };
const bypass = '→ 555 BLANK_MESSAGE';

test('a silent bot is bypassed after three minutes, once', async () => {
  await rehearse({ setup: { agentConnector }, integration: { agentId: '7' } }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.outage(conversation, true);
    await rehearsal.say(conversation, 'agent');
    await rehearsal.pass(conversation, 179_999);
    expect(rehearsal.seen).toEqual([]);
    await rehearsal.pass(conversation, 1);
    expect(rehearsal.seen).toEqual([bypass]);
    await rehearsal.pass(conversation, 1_000_000);
    expect(rehearsal.seen).toEqual([bypass]);
    expect(rehearsal.requests[0]).not.toHaveProperty('agentId');
  });
});

test('each message of the consumer begins the wait anew', async () => {
  await rehearse({ setup: { agentConnector } }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.outage(conversation, true);
    await rehearsal.say(conversation, 'agent');
    await rehearsal.pass(conversation, 100_000);
    await rehearsal.say(conversation, 'agent');
    await rehearsal.pass(conversation, 179_999);
    expect(rehearsal.seen).toEqual([]);
    await rehearsal.pass(conversation, 1);
    expect(rehearsal.seen).toEqual([bypass]);
  });
});

test('the configured wait replaces the three minutes', async () => {
  const setup = { agentConnector: { ...agentConnector, fallbackEscalationTime: 1_000 } };
  await rehearse({ setup }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.outage(conversation, true);
    await rehearsal.say(conversation, 'agent');
    await rehearsal.pass(conversation, 1_000);
    expect(rehearsal.seen).toEqual([bypass]);
  });
});

test('a bot that answers in time is not bypassed', async () => {
  await rehearse({ setup: { agentConnector } }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.outage(conversation, true);
    await rehearsal.say(conversation, 'agent');
    await rehearsal.outage(conversation, false);
    await rehearsal.say(conversation, 'hello');
    await rehearsal.pass(conversation, 1_000_000);
    expect(rehearsal.seen).toEqual(['hi there']);
  });
});

for (const [why, staging, asked] of [
  ['without a fallback skill', { setup: {} }, 'agent'],
  ['on chat', { setup: { agentConnector, channel: 'chat' as const } }, 'agent'],
  ['when no escalation was asked for', { setup: { agentConnector } }, 'hello'],
  ['when the skill id is not numeric', { setup: { agentConnector }, integration: { agentSkillId: 'x' } }, 'agent'],
] as const) {
  test(`a silent bot is not bypassed ${why}`, async () => {
    await rehearse(staging, async (rehearsal) => {
      const conversation = await rehearsal.open();
      await rehearsal.outage(conversation, true);
      await rehearsal.say(conversation, asked);
      await rehearsal.pass(conversation, 1_000_000);
      expect(rehearsal.seen).toEqual([]);
    });
  });
}

test('a silent bot is not bypassed once an agent has joined', async () => {
  await rehearse({ setup: { agentConnector } }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.outage(conversation, true);
    await rehearsal.say(conversation, 'agent');
    await rehearsal.event(conversation, { type: 'agent-joined' });
    await rehearsal.say(conversation, 'agent');
    await rehearsal.pass(conversation, 1_000_000);
    expect(rehearsal.seen).toEqual([]);
  });
});
