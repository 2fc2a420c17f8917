/** The escalation as tests of vitest, many at once. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import calls from './calls.cjs';
import escalation from './escalation.json' with { type: 'json' };
import platforms from './platform.cjs';

const { fallbackMessage, message, skill, bot } = escalation;

describe('escalation', () => {
  let platform;

  beforeAll(async () => {
    platform = await platforms.startPlatform();
  });

  afterAll(async () => {
    calls.stopCalls();
    await platform.stop();
  });

  for (let n = 1; n <= calls.plays; n += 1) {
    test.concurrent(`escalates, play ${n}`, async ({ expect }) => {
      const conversation = calls.conversationWith(platform.url);

      expect(await conversation.start()).toBe(201);
      expect(await conversation.greet()).toBe(204);
      expect(platform.seen(conversation.id).texts).toEqual([fallbackMessage]);
      expect(platform.seen(conversation.id).transfers).toHaveLength(0);
      expect(await conversation.ask()).toBe(204);
      const { transfers, texts } = platform.seen(conversation.id);
      expect(transfers).toHaveLength(1);
      expect(transfers[0].agentSkillId).toBe(skill.id);
      expect(transfers[0].message).toBe(message);
      expect(transfers[0].chatBotId).toBe(bot.chatBotId);
      expect(transfers[0].conversationId).toBe(conversation.id);
      expect(await conversation.passTime()).toBe(204);
      expect(transfers).toHaveLength(1);
      expect(texts).toEqual([fallbackMessage]);
      expect(await conversation.end()).toBe(204);
    });
  }
});
