/** Promises, and never keeps it. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({ tell: () => new Promise(() => undefined) });
