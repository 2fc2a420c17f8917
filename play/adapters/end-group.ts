/** Ends what is left of a group of processes, and waits until it is gone. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds within which a killed process is gone. One that nobody asks how it ended stays in its group for ever. */
const goneWithinMs = 2_000;
const lookEveryMs = 5;

/** Resolves when nobody of the group is left, after two seconds at the latest; never rejects. */
export async function endGroup(group: number): Promise<void> {
  const lookUntil = performance.now() + goneWithinMs;
  while (sendTo(group, 'SIGKILL') && performance.now() < lookUntil) await sleep(lookEveryMs);
}

/** Whether there is anybody in the group who could be sent the signal. */
export function sendTo(group: number, signal: 'SIGTERM' | 'SIGKILL'): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}
