/** Kills the process that it is in. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({ tell: () => process.kill(process.pid, 'SIGKILL') });
