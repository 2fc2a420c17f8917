/** Never comes back from stop(). */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({ stop: loop });
