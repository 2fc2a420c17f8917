/**
 * Milliseconds that a test gives a child process before it takes it for hung. It is a guard and no measure: on a machine
 * that is busy with something else everything takes several times as long, and nothing is wrong.
 */
export const patienceMs = 240_000;
