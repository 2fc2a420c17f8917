/** Gives, for a conversation, a circle of objects whose members throw. */
'use strict';
const { bot } = require('./bot');

const circle = {};
circle.round = circle;
circle.toString = null;
exports.implementation = bot({}, { start: () => circle });
