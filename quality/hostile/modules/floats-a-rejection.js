/** Leaves a rejected promise that nobody handles. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({ tell: () => void Promise.reject(new Error('left floating')) });
