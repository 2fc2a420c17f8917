/** Finds every process below a command, whoever its parent is by now: all of them have inherited a mark in their environment. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Name of the variable that carries the mark. */
export const markVariable = 'CONFORMANCE_TEST_MARK';

/** What each process with this mark was started as; those that have ended and wait to be asked how are left out. */
export function processesMarked(mark: string): string[] {
  const entry = `${markVariable}=${mark}`;
  if (!existsSync('/proc/self/environ')) {
    const lines = execFileSync('ps', ['-axEww'], { encoding: 'utf8' }).split('\n');
    return lines.filter((line) => line.includes(entry));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        // Of a process that has ended this is empty.
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        return environment.includes(entry) ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
      } catch {
        return [];
      }
    });
}
