/** Lets the call wait, and never comes back from what follows. */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({
  tell: async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    loop();
  },
});
