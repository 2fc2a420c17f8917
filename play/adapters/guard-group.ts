/** Has a group of processes ended should this process be killed: a SIGKILL leaves no moment to do it ourselves. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { inherited } from './inherited';

/**
 * Starts a small process that watches over the group and does nothing for as long as we are there. Resolves, when the
 * returned function is called, once it is gone. `graceMs`: what the group gets to end by itself, and again when asked.
 */
export function guardGroup(group: number, graceMs: number): () => Promise<void> {
  const guard = spawn(process.execPath, [path.join(__dirname, 'group-guard.js'), String(group), String(graceMs)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // What others have Node load at its start is not needed, and would take time.
    env: { ...inherited('ours'), NODE_OPTIONS: '' },
    // A group of its own: what ends us is not to end the guard.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    // Where no process can be started any more a run is as good without: only a kill would leave more behind.
    guard.once('error', () => resolve()).once('exit', () => resolve());
  });
  guard.stdin.on('error', () => undefined);
  return async () => {
    guard.kill('SIGKILL');
    guard.stdin.destroy();
    await ended;
  };
}
