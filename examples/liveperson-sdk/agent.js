/** Starts the bot with what the suite gives to it in its environment. */
const { Agent } = require('node-agent-sdk');
const { dialogAgent } = require('./dialog-agent');
const { forgetAll } = require('./silence');

const { LP_ACCOUNT, LP_USER, LP_PASS, LP_CSDS } = process.env;

dialogAgent(Agent, { accountId: LP_ACCOUNT, username: LP_USER, password: LP_PASS, csdsDomain: LP_CSDS });

process.once('SIGTERM', () => {
  forgetAll();
  process.exit(0);
});
