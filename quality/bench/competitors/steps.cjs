/** The steps of the escalation for cucumber-js. */
const assert = require('node:assert/strict');
const { AfterAll, BeforeAll, Given, Then, When } = require('@cucumber/cucumber');
const { conversationWith, stopCalls } = require('./calls.cjs');
const { fallbackMessage, message, skill, bot } = require('./escalation.json');
const { startPlatform } = require('./platform.cjs');

let platform;

BeforeAll(async () => {
  platform = await startPlatform();
});

AfterAll(async () => {
  stopCalls();
  await platform.stop();
});

Given('a conversation with the bot', async function () {
  this.conversation = conversationWith(platform.url);
  assert.equal(await this.conversation.start(), 201);
});

When('the consumer greets', async function () {
  assert.equal(await this.conversation.greet(), 204);
});

Then('the consumer reads the fallback message, without a transfer', function () {
  const { texts, transfers } = platform.seen(this.conversation.id);
  assert.deepEqual(texts, [fallbackMessage]);
  assert.equal(transfers.length, 0);
});

When('the consumer asks for an agent', async function () {
  assert.equal(await this.conversation.ask(), 204);
});

Then('one transfer is asked for, as configured', function () {
  const { transfers } = platform.seen(this.conversation.id);
  assert.equal(transfers.length, 1);
  assert.equal(transfers[0].agentSkillId, skill.id);
  assert.equal(transfers[0].message, message);
  assert.equal(transfers[0].chatBotId, bot.chatBotId);
  assert.equal(transfers[0].conversationId, this.conversation.id);
});

When('some seconds pass', async function () {
  assert.equal(await this.conversation.passTime(), 204);
});

Then('nothing more was said or asked for', function () {
  const { texts, transfers } = platform.seen(this.conversation.id);
  assert.equal(transfers.length, 1);
  assert.deepEqual(texts, [fallbackMessage]);
});

Then('the conversation can be ended', async function () {
  assert.equal(await this.conversation.end(), 204);
});
