/** Never comes back from start(). */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({}, { start: loop });
