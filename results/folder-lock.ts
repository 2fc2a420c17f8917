/**
 * One writer at a time in a folder: two runs there would take away each other's traces, and mix what they find. Whoever writes there keeps a
 * file in it that names its process. Nobody is kept out for ever by it: it counts as long as that process is there and says so again.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { lockName } from './file-names';
import { parseJson } from './parse-json';

/** Milliseconds after which whoever holds it says so again. */
const sayAgainMs = 5_000;

/** Milliseconds after which a holder that has not said so again is gone. A clock may have been set by as much. */
const goneAfterMs = 60_000;

/** Milliseconds within which one that was just made may still be without its content. */
const writtenWithinMs = 1_000;

/** Looks at what stands there, and milliseconds between two of them. */
const mostLooks = 40;
const lookAgainMs = 50;

const longestLockBytes = 2_000;

const Holder = z.object({
  format: z.literal(1),
  process: z.number().int().positive(),
  /** When the system says that it was started: a number is given to another process once the first is gone. */
  started: z.string().max(100).optional(),
  machine: z.string().max(500),
  since: z.iso.datetime(),
});

type Holder = z.infer<typeof Holder>;

/** Somebody else writes there; the message names who. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** Takes the folder for this process; what is returned gives it back. @throws FolderInUse, or the system's error */
export function lockFolder(folder: string): () => void {
  const file = path.join(path.resolve(folder), lockName);
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const made = make(file);
    if (made !== undefined) return held(file, made);
    const seen = lstatSync(file, { throwIfNoEntry: false });
    if (!seen) continue;
    const holder = holderIn(file, seen);
    if (holder && isThere(holder, seen)) throw new FolderInUse(told(holder));
    if (seen.isFile() && seen.size === 0 && isWithin(seen, writtenWithinMs)) {
      pause(lookAgainMs);
      continue;
    }
    takeAway(file, seen);
  }
  throw new FolderInUse(`another process puts ${lockName} there again and again`);
}

/** The file, open; undefined where something stands there. */
function make(file: string): number | undefined {
  let made: number;
  try {
    made = openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const started = lookAt(process.pid)?.started;
  const holder: Holder = {
    format: 1,
    process: process.pid,
    ...(started === undefined ? {} : { started }),
    machine: machine(),
    since: new Date().toISOString(),
  };
  try {
    writeSync(made, `${JSON.stringify(holder)}\n`);
    return made;
  } catch (error) {
    closeSync(made);
    rmSync(file, { force: true });
    throw error;
  }
}

function held(file: string, made: number): () => void {
  const { dev, ino } = fstatSync(made);
  const sayAgain = setInterval(() => {
    const now = new Date();
    try {
      futimesSync(made, now, now);
    } catch {
      // A disk that is gone is told by whoever writes there.
    }
  }, sayAgainMs).unref();
  let isHeld = true;
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    clearInterval(sayAgain);
    process.off('exit', release);
    closeSync(made);
    try {
      // Somebody may have put something else there, or another folder in the place of this one.
      const now = lstatSync(file, { throwIfNoEntry: false });
      if (now?.dev === dev && now.ino === ino) unlinkSync(file);
    } catch {
      // Whoever comes next sees that this process is gone.
    }
  };
  // However the process ends by itself. After a kill the next one sees that it is gone.
  process.once('exit', release);
  return release;
}

/** Who says that the folder is theirs; undefined where it is nothing that we have written. */
function holderIn(file: string, seen: Stats): Holder | undefined {
  if (!seen.isFile() || seen.size > longestLockBytes) return undefined;
  try {
    // It may have been replaced since, by a link or by a pipe that nobody writes to.
    const opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const { ino, size } = fstatSync(opened);
      if (ino !== seen.ino || size > longestLockBytes) return undefined;
      const parsed = parseJson(readFileSync(opened, 'utf8'));
      return 'json' in parsed ? Holder.safeParse(parsed.json).data : undefined;
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}

/** A process that is stopped says nothing, and goes on later. Of any other one it is not enough that it is there: anybody can name it. */
function isThere(holder: Holder, seen: Stats): boolean {
  if (holder.machine !== machine()) return isWithin(seen, goneAfterMs);
  const look = lookAt(holder.process);
  if (look) {
    if (look.started !== holder.started || /[ZX]/i.test(look.state)) return false;
    return /t/i.test(look.state) || isWithin(seen, goneAfterMs);
  }
  try {
    process.kill(holder.process, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return isWithin(seen, goneAfterMs);
}

/** Whether that is so long ago at most, or, by a clock that was set, to come. */
function isWithin({ mtimeMs }: Stats, ms: number): boolean {
  return Math.abs(Date.now() - mtimeMs) < ms;
}

/** Takes away what was seen there, and nothing that another process has put there meanwhile. */
function takeAway(file: string, seen: Stats): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const { dev, ino } = lstatSync(aside);
  if (dev !== seen.dev || ino !== seen.ino) {
    try {
      linkSync(aside, file);
    } catch {
      // A third process was as quick.
    }
  }
  rmSync(aside, { recursive: true, force: true });
}

interface ProcessLook {
  /** As Linux names it: `T` of one that is stopped, `Z` of one that has ended. */
  readonly state: string;
  readonly started: string;
}

/** What the system says of a process; undefined where it says nothing. */
function lookAt(id: number): ProcessLook | undefined {
  try {
    // The name of its program, in brackets, may hold anything.
    const [, rest = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ');
    const [state, started] = [fields[0], fields[19]];
    return state === undefined || started === undefined ? undefined : { state, started };
  } catch {
    return undefined;
  }
}

/** Within which a number names one process: this start of this machine or container. */
function machine(): string {
  const ofSystem = [
    () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    () => readlinkSync('/proc/self/ns/pid'),
  ].map((read) => {
    try {
      return read();
    } catch {
      return '';
    }
  });
  return [hostname(), ...ofSystem].join(' ').trim().slice(0, 500);
}

function told({ process: id, machine: where, since }: Holder): string {
  const moment = `${since.slice(0, 19).replace('T', ' ')} UTC`;
  return where === machine()
    ? `process ${id} writes there since ${moment}. Wait until it has ended, or stop it: kill ${id}`
    : `process ${id} of another machine or container writes there since ${moment}. Wait until it has ended, or stop it there`;
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
