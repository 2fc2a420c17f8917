/** One play of the escalation, asserted with Node's own assertions: mocha's test, and the script without a runner. */
const assert = require('node:assert/strict');
const { conversationWith } = require('./calls.cjs');
const { fallbackMessage, message, skill, bot } = require('./escalation.json');

async function playWithAssert(platform) {
  const conversation = conversationWith(platform.url);

  assert.equal(await conversation.start(), 201);
  assert.equal(await conversation.greet(), 204);
  assert.deepEqual(platform.seen(conversation.id).texts, [fallbackMessage]);
  assert.equal(platform.seen(conversation.id).transfers.length, 0);
  assert.equal(await conversation.ask(), 204);
  const { transfers, texts } = platform.seen(conversation.id);
  assert.equal(transfers.length, 1);
  assert.equal(transfers[0].agentSkillId, skill.id);
  assert.equal(transfers[0].message, message);
  assert.equal(transfers[0].chatBotId, bot.chatBotId);
  assert.equal(transfers[0].conversationId, conversation.id);
  assert.equal(await conversation.passTime(), 204);
  assert.equal(transfers.length, 1);
  assert.deepEqual(texts, [fallbackMessage]);
  assert.equal(await conversation.end(), 204);
}

module.exports = { playWithAssert };
