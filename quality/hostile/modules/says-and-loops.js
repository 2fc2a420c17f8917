/** Says that it will never come back, and does not. */
'use strict';
const { bot, loop } = require('./bot');

exports.implementation = bot({
  tell: () => {
    process.stderr.write('about to loop\n');
    loop();
  },
});
