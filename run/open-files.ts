/** A run needs files and connections open at once: who may not have enough of them hears it before anybody is called. */
import { openFilesAllowed } from '../play/adapters/own-limits';
import { UsageError } from './usage-error';

/** With fewer, calls break for which nobody would look here: a system closes what it cannot open. */
export const leastOpenFiles = 256;

/** @throws UsageError when this process may have fewer files open; `allowed` is undefined where nothing limits them. */
export function requireOpenFiles(allowed = openFilesAllowed()): void {
  if (allowed === undefined || allowed >= leastOpenFiles) return;
  throw new UsageError(
    `This user may have ${allowed} files and connections open at once, and a run needs ${leastOpenFiles}: with fewer, calls to ` +
      `the implementation break, and it would be blamed. Allow more of them, such as by ulimit -n 4096, and run the command again.`,
  );
}
