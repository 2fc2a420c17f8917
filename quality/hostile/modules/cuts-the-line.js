/** Closes the descriptor by which its process answers the suite. */
'use strict';
const { closeSync } = require('node:fs');
const { bot } = require('./bot');

exports.implementation = bot({ tell: () => closeSync(4) });
