/**
 * Asks the suite which dialogs to run: the one thing that a bot needs besides the wire itself to be judged by all of its
 * situations. Calls go to the host of csds, below /conformance, with the bearer of the login.
 */
const https = require('node:https');

/** @param {{ host: string, bearer: () => string }} place `bearer` is asked for each call, as a login may give another. */
function suiteDialogs({ host, bearer }) {
  const call = (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${bearer()}`, 'content-type': 'application/json' };
      const request = https.request(`https://${host}/conformance/${path}`, { method, headers }, (answer) => {
        let said = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => (said += chunk));
        answer.on('end', () => {
          if (answer.statusCode < 300) resolve(JSON.parse(said));
          else reject(new Error(`${method} ${path}: status ${answer.statusCode} ${said}`));
        });
      });
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    /** Says what this bot is, once it has logged in: name, version, and what it says when it does not understand. */
    declare: (bot) => call('PUT', 'bot', bot),
    /** The definition for a conversation that has rung: bot, integrations, agentConnector. */
    definitionOf: (conversationId) => call('GET', `conversations/${conversationId}`),
    /** Instead of accepting a ring: this definition cannot be run, and why. */
    refuse: (conversationId, detail) => call('POST', `conversations/${conversationId}/refusal`, { detail }),
  };
}

module.exports = { suiteDialogs };
