/** Never comes back from advance(). */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({ advance: loop });
