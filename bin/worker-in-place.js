'use strict';
/**
 * Gives Playwright's runner its worker in the runner's own process. A worker loads once more most of what the runner has
 * loaded, and shows nothing that needs a process of its own: the specs of a run that was judged only read.
 *
 * The runner forks its workers. The first that it forks as expected is this one; further ones, and those of a version that does it
 * in another way, get a process as ever. What the two say to each other goes through JSON, as between processes.
 */
const childProcess = require('node:child_process');
const { EventEmitter } = require('node:events');
const path = require('node:path');

const stdio = JSON.stringify(['ignore', 'pipe', 'pipe', 'ipc']);

/** What a worker hears of its process: it would end the runner with itself, or keep it from ending. */
const ofItsProcess = ['message', 'disconnect', 'SIGINT', 'SIGTERM'];
/** What it has a test fail by. */
const ofItsTests = ['unhandledRejection', 'uncaughtException'];

const copied = (message) => JSON.parse(JSON.stringify(message));

/** `playwright` is the folder of the package in which the runner is. */
function keepWorkerInPlace(playwright) {
  const entry = path.join(playwright, 'lib', 'worker', 'workerProcessEntry.js');
  const { fork } = childProcess;
  childProcess.fork = (script, ...rest) => {
    const [options] = rest;
    if (script !== entry || rest.length !== 1 || JSON.stringify(options?.stdio) !== stdio) return fork(script, ...rest);
    childProcess.fork = fork;
    return workerInPlace(entry);
  };
}

/** What a runner takes for the process of its worker. */
function workerInPlace(entry) {
  const worker = new EventEmitter();
  const say = (message) => setImmediate(() => worker.emit('message', message));
  process.send = (message) => Boolean(say(copied(message)));
  const hears = heardWhile(() => require(entry));
  let untilStopped = () => undefined;
  worker.send = (message) => {
    const heard = copied(message);
    setImmediate(() => {
      if (heard.method === '__stop__') {
        // By itself it would end its process. Nothing is open that it would have to close: no spec has a fixture.
        untilStopped();
        worker.emit('exit', 0, null);
        return;
      }
      const begin = () => hears.forEach((hear) => hear(heard));
      if (heard.method === '__init__') untilStopped = keepingWhatIsWritten(begin);
      else begin();
    });
    return true;
  };
  return worker;
}

/** Loads it, and gives who would hear messages from outside of the process. */
function heardWhile(load) {
  const { on } = process;
  const hears = [];
  process.on = function (name, listener) {
    if (name === 'message') hears.push(listener);
    return ofItsProcess.includes(name) ? this : on.call(this, name, listener);
  };
  try {
    load();
  } finally {
    process.on = on;
  }
  return hears;
}

/** What is written goes on to where the runner writes. Returns what has the worker hear no more of errors that are not its own. */
function keepingWhatIsWritten(begin) {
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  const before = ofItsTests.map((name) => process.listeners(name));
  begin();
  streams.forEach((stream, at) => (stream.write = writes[at]));
  return () =>
    ofItsTests.forEach((name, at) => {
      for (const listener of process.listeners(name)) if (!before[at].includes(listener)) process.off(name, listener);
    });
}

module.exports = { keepWorkerInPlace };
