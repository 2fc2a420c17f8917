/** Refuses with a reason of fifty million characters. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({}, { start: () => ({ refused: 'x'.repeat(50_000_000) }) });
