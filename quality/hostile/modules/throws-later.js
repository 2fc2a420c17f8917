/** Throws in a timer, where nobody catches it. */
'use strict';
const { bot } = require('./bot');

exports.implementation = bot({
  tell: () =>
    void setTimeout(() => {
      throw new Error('thrown in a timer');
    }, 20),
});
