/** Ends the process with the code of success at the fourth start. */
'use strict';
const { atTheNth, bot } = require('./bot');

const count = atTheNth(4, () => process.exit(0));
const calm = bot();
exports.implementation = {
  ...calm,
  start: (conversation) => {
    count();
    return calm.start(conversation);
  },
};
