/** Writes a line that never ends to the descriptor by which its process answers the suite. */
'use strict';
const { writeSync } = require('node:fs');
const { bot } = require('./bot');

const block = 'x'.repeat(65_536);
exports.implementation = bot({
  tell: () => {
    for (;;) {
      try {
        writeSync(4, block);
      } catch {
        // It is full for now.
      }
    }
  },
});
