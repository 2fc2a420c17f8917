/** Throws what cannot be turned into a text. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({
  tell: () => {
    throw Object.create(null);
  },
});
