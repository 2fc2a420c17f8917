/** The escalation with pactum's own client and its expectations of answers, as tests of mocha. */
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { after, before, describe, it } = require('mocha');
const { request, spec } = require('pactum');
const { plays, startOf, consumerSays } = require('./calls.cjs');
const { greeting, ask, quietMs, fallbackMessage, message, skill, bot } = require('./escalation.json');
const { startPlatform } = require('./platform.cjs');

describe('escalation', () => {
  let platform;

  before(async () => {
    request.setBaseUrl(process.env.BENCH_TARGET.replace(/\/$/, ''));
    platform = await startPlatform();
  });

  after(() => platform.stop());

  for (let n = 1; n <= plays; n += 1) {
    it(`escalates, play ${n}`, async () => {
      const id = `play-${randomUUID()}`;

      await spec().post('/conversations').withJson(startOf(id, platform.url)).expectStatus(201);
      await spec().post(`/conversations/${id}/events`).withJson(consumerSays(greeting)).expectStatus(204);
      assert.deepEqual(platform.seen(id).texts, [fallbackMessage]);
      assert.equal(platform.seen(id).transfers.length, 0);
      await spec().post(`/conversations/${id}/events`).withJson(consumerSays(ask)).expectStatus(204);
      const { transfers, texts } = platform.seen(id);
      assert.equal(transfers.length, 1);
      assert.equal(transfers[0].agentSkillId, skill.id);
      assert.equal(transfers[0].message, message);
      assert.equal(transfers[0].chatBotId, bot.chatBotId);
      assert.equal(transfers[0].conversationId, id);
      await spec().post(`/conversations/${id}/clock`).withJson({ advanceMs: quietMs }).expectStatus(204);
      assert.equal(transfers.length, 1);
      assert.deepEqual(texts, [fallbackMessage]);
      await spec().delete(`/conversations/${id}`).expectStatus(204);
    });
  }
});
