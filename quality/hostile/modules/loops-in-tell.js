/** Never comes back from tell(). */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({ tell: loop });
