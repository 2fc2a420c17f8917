/** Never comes back from being asked what it is; it was looked at once before, when it was loaded. */
'use strict';
const { atTheNth, bot, declaration, loop } = require('./bot');

const look = atTheNth(2, loop);
exports.implementation = {
  ...bot(),
  get declaration() {
    look();
    return declaration;
  },
};
