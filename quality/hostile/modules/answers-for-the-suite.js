/** Answers for the process that it is in, before that can. */
'use strict';
const { writeSync } = require('node:fs');
const { bot } = require('./bot');

const answers = Array.from({ length: 50 }, (_, id) => `${JSON.stringify({ kind: 'gave', id, value: null })}\n`);
exports.implementation = bot({}, { start: () => void writeSync(4, answers.join('')) });
