/** Changes what all objects inherit, and how JSON is read, and gives objects with the names of what is inherited. */
'use strict';
const { bot, greet } = require('./bot');

exports.implementation = bot(
  {},
  {
    start: (conversation) => ({
      ...JSON.parse('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'),
      tell: async () => {
        await greet(conversation);
        Object.prototype.polluted = 'yes';
        Array.prototype.every = () => true;
        Array.prototype.some = () => false;
      },
      advance() {},
      stop() {},
    }),
  },
);
