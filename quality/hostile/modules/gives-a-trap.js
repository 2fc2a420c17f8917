/** Gives a conversation whose every member throws when it is looked at. */
'use strict';
const { bot } = require('./bot');

const trap = new Proxy(
  {},
  {
    get: (_, name) => {
      if (name === 'then') return undefined;
      throw new Error('sprung');
    },
  },
);
exports.implementation = bot({}, { start: () => trap });
