/** Aborts the process, as a crash of native code does. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({ tell: () => process.abort() });
