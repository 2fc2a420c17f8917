/** The escalation again and again, one after the other, with Node's own assertions and no runner. */
const { plays, stopCalls } = require('./calls.cjs');
const { playWithAssert } = require('./play-with-assert.cjs');
const { startPlatform } = require('./platform.cjs');

async function main() {
  const platform = await startPlatform();
  try {
    for (let n = 0; n < plays; n += 1) await playWithAssert(platform);
    process.stdout.write(`${plays} plays held\n`);
  } finally {
    stopCalls();
    await platform.stop();
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
