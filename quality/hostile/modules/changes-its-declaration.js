/** Changes the object that it declared once a conversation has begun. */
'use strict';
const { bot } = require('./bot');

const changing = bot();
const { start } = changing;
exports.implementation = {
  ...changing,
  start: (conversation) => {
    changing.declaration.implementation.name = 'somebody else';
    return start(conversation);
  },
};
