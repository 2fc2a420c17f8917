/** Never comes back from a timer, when the call that set it has long been answered. */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({ tell: () => void setTimeout(loop, 20) });
