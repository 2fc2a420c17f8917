/**
 * What the system gives this process no more of: open files, connections, processes. That is told as what it is, whoever was called
 * when it ran out. A server without a descriptor left hangs up on whoever connects, and nobody hears of it: the bot would be blamed for a call
 * that never came. So some are kept back, and the run ends when one of those is given out.
 */
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';
import { devNull } from 'node:os';
import { Fault } from './fault';

/** Descriptors that no connection gets: for the files that are written when a run ends, and for what is opened at the same moment. */
export const keptBack = 16;

let allowed: { readonly files: number | undefined } | undefined;

/** How many files and connections the system lets this process have open, where it says so in a number. */
export function openFilesAllowed(): number | undefined {
  if (!allowed) {
    const report = process.report.getReport() as { readonly userLimits?: { readonly open_files?: { soft?: unknown } } };
    const soft = report.userLimits?.open_files?.soft;
    allowed = { files: typeof soft === 'number' ? soft : undefined };
  }
  return allowed.files;
}

/** Whether this connection has got one of the last descriptors: the system gives out the lowest that is free. */
export function isAmongLast(socket: Socket, files = openFilesAllowed()): boolean {
  const { fd = -1 } = (socket as { readonly _handle?: { readonly fd?: number } | null })._handle ?? {};
  return files !== undefined && fd >= files - keptBack;
}

/** What is told when one of the last was given out, or none is left. */
export function outOfFiles(): Fault {
  const files = openFilesAllowed();
  return new Fault(
    'usage',
    `This user may have ${files ?? 'no more'} files and connections open at once, and the suite has used them up: this says nothing about the ` +
      'implementation. Allow more of them, such as by ulimit -n 4096, or play less at once (--at-once, --connections).',
  );
}

/** Whether no file can be opened at this moment. */
export function isOutOfFiles(): boolean {
  try {
    closeSync(openSync(devNull, 'r'));
    return false;
  } catch (error) {
    return outOfFilesCodes.includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

const outOfFilesCodes = ['EMFILE', 'ENFILE'];

/** The fault of the place where the suite runs, where that is why something could not be opened or started; undefined where it is not. */
export function ownLimitBehind(error: unknown): Fault | undefined {
  const { code = '', errors = [], syscall = '' } = (error ?? {}) as NodeJS.ErrnoException & { errors?: unknown[] };
  if (outOfFilesCodes.includes(code)) return outOfFiles();
  if (['EAGAIN', 'ENOMEM'].includes(code) && syscall.startsWith('spawn')) {
    return new Fault(
      'usage',
      `The suite could not start what it has to: ${(error as Error).message}. The system gives this user no more processes or memory: ` +
        'allow more processes (ulimit -u), or run the command when less is going on.',
    );
  }
  // Where a host has several addresses, each was tried.
  return errors.map(ownLimitBehind).find((fault) => fault !== undefined);
}

/**
 * The process that was just started.
 *
 * @throws Fault where there was no descriptor left for it: Node gives back a process without its streams then.
 */
export function started<Child extends ChildProcess>(child: Child): Child {
  if ((child.stdio as unknown) !== undefined) return child;
  child.once('error', () => undefined);
  throw outOfFiles();
}
