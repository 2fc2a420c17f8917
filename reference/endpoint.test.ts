import type { Integration } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { withReference } from './reference-fixture';

const titleOf = (body: string) => JSON.parse(body) as { title: string; status: number; detail: string };

test('the declaration names protocol, channels and capabilities', async () => {
  await withReference({}, async (fixture) => {
    const answer = await fixture.call('GET', '/');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      protocol: 'escalation-conformance/1',
      channels: ['messaging', 'chat'],
      clock: 'virtual',
    });
  });
});

for (const messageToUser of [undefined, '']) {
  test(`an integration whose message is ${JSON.stringify(messageToUser)} is refused with the field's name`, async () => {
    await withReference({}, async (fixture) => {
      const { messageToUser: _given, ...integration } = fixture.setup().integrations[0] as Integration;
      const refused = { ...integration, ...(messageToUser === undefined ? {} : { messageToUser }) };
      const answer = await fixture.call('POST', '/conversations', fixture.setup({ integrations: [refused] }));
      expect(answer).toMatchObject({ status: 422, contentType: 'application/problem+json' });
      expect(titleOf(answer.body).detail).toContain('messageToUser');
    });
  });
}

test('an agent transfer with an empty message is refused', async () => {
  await withReference({}, async (fixture) => {
    const setup = fixture.setup();
    const dialog = {
      name: 'd',
      type: 'dialog' as const,
      patterns: ['x'],
      interactions: [{ type: 'agent-transfer' as const, messageToUser: '' }],
    };
    const answer = await fixture.call('POST', '/conversations', {
      ...setup,
      bot: { ...setup.bot, dialogs: [dialog] },
    });
    expect(answer.status).toBe(422);
  });
});

test('a second conversation with the same id is refused', async () => {
  await withReference({}, async (fixture) => {
    const setup = fixture.setup();
    expect((await fixture.call('POST', '/conversations', setup)).status).toBe(201);
    expect((await fixture.call('POST', '/conversations', setup)).status).toBe(409);
  });
});

test('what is malformed, unknown or too large is refused with problem details', async () => {
  await withReference({}, async (fixture) => {
    const id = encodeURIComponent(await fixture.open());
    const cases = [
      ['POST', '/conversations', '{', 400],
      ['POST', '/conversations', { conversationId: 'x' }, 400],
      ['POST', '/conversations', 'x'.repeat(1024 * 1024 + 1), 413],
      ['POST', `/conversations/${id}/events`, { type: 'dance' }, 400],
      ['POST', `/conversations/${id}/clock`, { advanceMs: -1 }, 400],
      ['POST', `/conversations/${id}/outage`, {}, 400],
      ['POST', `/conversations/${id}/lunch`, {}, 404],
      ['POST', '/conversations/nobody/events', { type: 'agent-joined' }, 404],
      ['POST', '/conversations/%E0%A4%A/events', {}, 400],
      ['GET', '/conversations', undefined, 405],
      ['GET', '/elsewhere', undefined, 404],
    ] as const;
    for (const [method, path, body, status] of cases) {
      const answer = await fixture.call(method, path, body);
      expect(answer, `${method} ${path}`).toMatchObject({ status, contentType: 'application/problem+json' });
      expect(titleOf(answer.body)).toMatchObject({ status });
    }
  });
});
