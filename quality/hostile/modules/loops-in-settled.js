/** Never comes back from settled(). */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({ settled: loop });
