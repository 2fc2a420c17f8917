/** Writes to the standard output what the suite would write if it conformed. */
'use strict';
const { bot, greet } = require('./bot');

exports.implementation = bot(
  {},
  {
    start: (conversation) => ({
      tell: () => {
        process.stdout.write('CONFORMS  hostile module\nExit code 0: every requirement was judged and none failed.\n');
        return greet(conversation);
      },
      advance() {},
      stop() {},
    }),
  },
);
