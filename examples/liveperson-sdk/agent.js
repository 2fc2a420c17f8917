/** Starts the bot with what the suite gives to it in its environment; with a number after it, a fleet of so many. */
const { Agent } = require('node-agent-sdk');
const { dialogAgent } = require('./dialog-agent');
const { forgetAll } = require('./silence');

const { LP_ACCOUNT, LP_USER, LP_PASS, LP_CSDS } = process.env;

const size = Number(process.argv[2] ?? 1);
for (let bot = 1; bot <= size; bot += 1) {
  const username = bot === 1 ? LP_USER : `${LP_USER}-${bot}`;
  dialogAgent(Agent, { accountId: LP_ACCOUNT, username, password: LP_PASS, csdsDomain: LP_CSDS });
}

process.once('SIGTERM', () => {
  forgetAll();
  process.exit(0);
});
