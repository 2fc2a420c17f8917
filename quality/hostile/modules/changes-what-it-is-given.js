/** Empties each object that it is given. */
'use strict';
const { bot, greet } = require('./bot');

const empty = (given) => Object.keys(given).forEach((name) => delete given[name]);
exports.implementation = bot(
  {},
  {
    start: (conversation) => {
      const { platform } = conversation;
      empty(conversation);
      return {
        tell: (event) => {
          empty(event);
          return greet({ platform });
        },
        advance() {},
        stop() {},
      };
    },
  },
);
