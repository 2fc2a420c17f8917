/** Ends the process when a conversation is to stop. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({ stop: () => process.exit(0) });
