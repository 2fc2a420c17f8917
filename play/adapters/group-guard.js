/**
 * Ends a group of processes once whoever started this guard is gone, however that came about. Its arguments are the id
 * of the group and the milliseconds that the group gets to end by itself, and again after it was asked to. Plain
 * JavaScript, so that it starts at once.
 */
'use strict';
const [group, graceMs] = process.argv.slice(2).map(Number);

/** Milliseconds after which it is looked again whether anybody of the group is left. */
const lookEveryMs = 50;

function signal(name) {
  try {
    process.kill(-group, name);
  } catch {
    // Nobody is left, so there is nothing to guard.
    process.exit(0);
  }
}

function end() {
  setInterval(() => signal(0), lookEveryMs);
  setTimeout(() => signal('SIGTERM'), graceMs);
  setTimeout(() => {
    signal('SIGKILL');
    process.exit(0);
  }, 2 * graceMs);
}

// Nothing is ever written there. Its end is that of the process which holds the other side, even after a SIGKILL.
process.stdin.once('end', end).once('error', end).resume();
