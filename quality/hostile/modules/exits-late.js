/** Ends the process in a timer, after the call that set it. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({ tell: () => void setTimeout(() => process.exit(0), 20) });
