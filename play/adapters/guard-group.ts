/** Has a group of processes ended should this process be killed: a SIGKILL leaves no moment to do it ourselves. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { inherited } from './inherited';
import { started } from './own-limits';

/**
 * Starts a small process that watches over the group and does nothing for as long as we are there. Resolves, when the
 * returned function is called, once it is gone. `graceMs`: what the group gets to end by itself, and again when asked.
 */
export function guardGroup(group: number, graceMs: number): () => Promise<void> {
  const words = [path.join(__dirname, 'group-guard.js'), String(group), String(graceMs)];
  try {
    return dismissing(
      started(
        spawn(process.execPath, words, {
          stdio: ['pipe', 'ignore', 'ignore'],
          // What others have Node load at its start is not needed, and would take time.
          env: { ...inherited('ours'), NODE_OPTIONS: '' },
          // A group of its own: what ends us is not to end the guard.
          detached: true,
        }),
      ),
    );
  } catch {
    // Where no process can be started any more a run is as good without: only a kill would leave more behind.
    return () => Promise.resolve();
  }
}

function dismissing(guard: ChildProcessByStdio<Writable, null, null>): () => Promise<void> {
  const ended = new Promise<void>((resolve) => {
    guard.once('error', () => resolve()).once('exit', () => resolve());
  });
  guard.stdin.on('error', () => undefined);
  return async () => {
    guard.kill('SIGKILL');
    guard.stdin.destroy();
    await ended;
  };
}
