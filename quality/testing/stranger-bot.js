/**
 * A bot as its owner has it: it takes no definition, and knows nothing of the suite but the calls. It is a module adapter by `botOf`, and one
 * on standard input by `onLines`. What it is to be otherwise is handed to both: `channels`, `clock`, `apology`, `twice`.
 */
'use strict';
const { createInterface } = require('node:readline');

const said = {
  transfer: 'One moment, an agent will join.',
  refused: 'I am sorry, nobody could be reached.',
  later: 'Nobody was free. Please try later.',
  fallback: 'Sorry, I did not get that.',
  cap: 'Not able to transfer to Agent at this time. Please try later.',
};

async function post(url, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { ok: answer.ok, text: await answer.text() };
}

/** Whether the platform took the transfer. */
async function transfer({ conversationId, bot, platform }) {
  const body = {
    conversationId,
    chatBotId: bot.chatBotId,
    message: said.transfer,
    agentSkillId: '3402109730',
  };
  try {
    const { ok, text } = await post(platform.transfersUrl, body);
    return ok && typeof JSON.parse(text).transferId === 'string';
  } catch {
    return false;
  }
}

/** `twice` names a text that is said two times, and `apology` is said when a transfer is refused. */
function botOf({ channels = ['messaging'], clock = 'virtual', apology = said.refused, twice } = {}) {
  const declaration = {
    protocol: 'escalation-conformance/1',
    implementation: { name: 'a stranger', version: '1' },
    channels,
    clock,
    capabilities: [],
    fallbackMessage: said.fallback,
    bot: 'fixed',
  };
  const start = (started) => {
    const { messagesUrl } = started.platform;
    let failures = 0;
    const say = async (what, text = said[what]) => {
      await post(messagesUrl, { text });
      if (twice === what) await post(messagesUrl, { text });
    };
    const tell = async ({ type, text }) => {
      if (type === 'transfer-failed') {
        failures += 1;
        await say(failures < 4 ? 'later' : 'cap');
      } else if (type === 'agent-joined') failures = 0;
      else if (text !== 'agent please') await say('fallback');
      else if (!(await transfer(started))) await say('refused', apology);
    };
    return { tell, advance: async () => {}, stop: () => {} };
  };
  return { declaration, start };
}

/** The same by one JSON message a line. */
function onLines(options) {
  const { declaration, start } = botOf(options);
  const conversations = new Map();
  const answerTo = async ({ call, conversation, conversationId, event }) => {
    if (call === 'declare') return { declaration };
    if (call === 'start') conversations.set(conversation.conversationId, start(conversation));
    if (call === 'tell') await conversations.get(conversationId).tell(event);
    if (call === 'end') conversations.delete(conversationId);
    return { done: true };
  };
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const call = JSON.parse(line);
    process.stdout.write(`${JSON.stringify({ id: call.id, ...(await answerTo(call)) })}\n`);
  });
}

module.exports = { botOf, onLines };
