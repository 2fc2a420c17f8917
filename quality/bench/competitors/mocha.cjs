/** The escalation as tests of mocha. */
const { after, before, describe, it } = require('mocha');
const { plays, stopCalls } = require('./calls.cjs');
const { playWithAssert } = require('./play-with-assert.cjs');
const { startPlatform } = require('./platform.cjs');

describe('escalation', () => {
  let platform;

  before(async () => {
    platform = await startPlatform();
  });

  after(async () => {
    stopCalls();
    await platform.stop();
  });

  for (let n = 1; n <= plays; n += 1) {
    it(`escalates, play ${n}`, () => playWithAssert(platform));
  }
});
