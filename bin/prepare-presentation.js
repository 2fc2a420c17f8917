'use strict';
/** Loads what presenting needs in the runner's process, and has a worker loaded for it, which the runner starts later. */
const childProcess = require('node:child_process');
const path = require('node:path');
const { loadShown, playwright } = require('./prepare-worker');

const entry = path.join(playwright, 'lib', 'worker', 'workerProcessEntry.js');
const stdio = ['ignore', 'pipe', 'pipe', 'ipc'];

/**
 * Starts a worker that waits. The runner forks its workers, and gets this one for the first, if it forks it as expected; a
 * runner that does it in another way gets what it asks for.
 */
function startWorker(boundMs) {
  const words = { prepares: path.join(__dirname, 'prepare-worker.js'), boundMs };
  // The runner gives colours to what is written in a worker.
  const env = { ...process.env, FORCE_COLOR: '1', DEBUG_COLORS: process.env.DEBUG_COLORS ?? '1' };
  let worker = childProcess.spawn(process.execPath, [path.join(__dirname, 'standby.js'), JSON.stringify(words)], {
    // It holds our own output, too, so that whoever reads that to its end knows when it is gone.
    stdio: [...stdio, 2],
    env,
  });
  worker.on('error', () => undefined);
  const { fork } = childProcess;
  childProcess.fork = (script, ...rest) => {
    const waiting = worker;
    const [options] = rest;
    const expected = script === entry && rest.length === 1 && JSON.stringify(options?.stdio) === JSON.stringify(stdio);
    if (!expected || !waiting?.connected || waiting.exitCode !== null) return fork(script, ...rest);
    worker = undefined;
    waiting.send({ run: script, words: [], env: options.env });
    return waiting;
  };
}

async function prepare({ boundMs }) {
  startWorker(boundMs);
  require(path.join(playwright, 'lib', 'program.js'));
  await loadShown(['reporters/allure-results.ts', 'reporters/environment-info.ts']);
}

module.exports = { prepare };
