/**
 * Ends the process that holds a module, and what that has started, as soon as the suite is gone. In a thread of its own,
 * because the module may never give the other one back. Plain JavaScript, so that it starts at once.
 */
'use strict';
const { Socket } = require('node:net');
const { workerData } = require('node:worker_threads');

const end = () => {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    // Not the first of its group, as on Windows.
    process.kill(process.pid, 'SIGKILL');
  }
};
// Nothing is ever written there: it ends when the suite does.
new Socket({ fd: workerData, readable: true, writable: false }).on('error', end).on('close', end).resume();
