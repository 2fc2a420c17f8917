/**
 * Silences the engine of this bot in one conversation, or lets it answer there again, its connector going on: the suite starts
 * it for each change, as --silence-command. A file that stands in a folder of the account says that the engine is silent.
 */
const { existsSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

const { LP_ACCOUNT, CONFORMANCE_CONVERSATION, CONFORMANCE_SILENT } = process.env;
const folder = path.join(tmpdir(), `silenced-${LP_ACCOUNT}`);
const fileOf = (conversationId) => path.join(folder, path.basename(conversationId));

/** Whether the engine hears nothing in this conversation. */
const isSilenced = (conversationId) => existsSync(fileOf(conversationId));

/** The engine may answer again. */
const hearsAgain = (conversationId) => rmSync(fileOf(conversationId), { force: true });

/** Nothing is left behind once the bot is stopped. */
const forgetAll = () => rmSync(folder, { recursive: true, force: true });

if (require.main === module) {
  if (CONFORMANCE_SILENT === 'true') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(CONFORMANCE_CONVERSATION), '');
  } else hearsAgain(CONFORMANCE_CONVERSATION);
}

module.exports = { forgetAll, isSilenced };
