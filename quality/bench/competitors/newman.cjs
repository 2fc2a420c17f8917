/** Plays the collection with newman, against a platform in a process of its own, since a collection cannot be one. */
const { spawn } = require('node:child_process');
const path = require('node:path');
const newman = require('newman');
const { plays } = require('./calls.cjs');
const { collectionOf } = require('./collection.cjs');

const platform = spawn(process.execPath, [path.join(__dirname, 'platform.cjs')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});

platform.stdout.once('data', (line) => {
  const collection = collectionOf(process.env.BENCH_TARGET, String(line).trim());
  newman.run({ collection, iterationCount: plays, reporters: [] }, (error, summary) => {
    platform.stdin.end();
    const failures = summary?.run.failures ?? [];
    const { assertions, iterations } = summary?.run.stats ?? {};
    if (error ?? failures.length > 0) {
      process.stderr.write(`${String(error ?? failures[0].error)}\n`);
      process.exitCode = 1;
    } else process.stdout.write(`${iterations.total} plays held, ${assertions.total} assertions\n`);
  });
});
