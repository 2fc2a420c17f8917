/**
 * One writer at a time in a folder: two runs there would take away each other's traces, and mix what they find. Whoever writes there keeps a
 * file in it that names its process. Nobody is kept out for ever by it: it counts as long as that process is there and says so again.
 */
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { lockName, lockTurnName } from './file-names';
import { parseJson } from './parse-json';

/** Milliseconds after which whoever holds it says so again. */
const sayAgainMs = 5_000;

/** Milliseconds after which a holder that has not said so again is gone. A clock may have been set by as much. */
const goneAfterMs = 60_000;

/** Milliseconds within which one that was just made may still be without its content, or somebody may still be taking one away. */
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
    const standing = standingAt(file);
    if (typeof standing === 'object') throw new FolderInUse(told(standing));
    if (standing === 'unfinished' || (standing === 'left' && !takeAway(file))) pause(lookAgainMs);
  }
  throw new FolderInUse(`another process puts ${lockName} there again and again`);
}

/** The file, open; undefined where something stands there. */
function make(file: string): number | undefined {
  const started = lookAt(process.pid)?.started;
  const holder: Holder = {
    format: 1,
    process: process.pid,
    ...(started === undefined ? {} : { started }),
    machine: machine(),
    since: new Date().toISOString(),
  };
  const made = openNew(file);
  if (made === undefined) return undefined;
  let isOurs = false;
  try {
    writeSync(made, `${JSON.stringify(holder)}\n`);
    // Whoever is stopped before it has written is taken for one that is gone.
    isOurs = isAt(file, made);
    return isOurs ? made : undefined;
  } finally {
    if (!isOurs) remove(file, made);
  }
}

function openNew(file: string): number | undefined {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
}

/** Whether what is open here still stands there. As long as it is open, no other file has its number. */
function isAt(file: string, made: number): boolean {
  const { dev, ino } = fstatSync(made, { bigint: true });
  const now = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return now?.dev === dev && now.ino === ino;
}

/** Closes it, and removes it unless somebody has put something else there, or another folder in the place of this one. */
function remove(file: string, made: number): void {
  try {
    if (isAt(file, made)) unlinkSync(file);
  } catch {
    // Whoever comes next sees that nobody holds it.
  } finally {
    closeSync(made);
  }
}

function held(file: string, made: number): () => void {
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
    remove(file, made);
  };
  // However the process ends by itself. After a kill the next one sees that it is gone.
  process.once('exit', release);
  return release;
}

/** Who holds it; or that it is about to be written, that nobody holds what stands there, or that nothing does. */
function standingAt(file: string): Holder | 'unfinished' | 'left' | 'nothing' {
  let opened: number;
  try {
    // It may be a link, or a pipe that nobody writes to.
    opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'nothing' : 'left';
  }
  try {
    const seen = fstatSync(opened);
    if (!seen.isFile() || seen.size > longestLockBytes) return 'left';
    if (seen.size === 0 && isWithin(seen, writtenWithinMs)) return 'unfinished';
    const parsed = parseJson(readFileSync(opened, 'utf8'));
    const holder = 'json' in parsed ? Holder.safeParse(parsed.json).data : undefined;
    return holder && isThere(holder, seen) ? holder : 'left';
  } catch {
    return 'left';
  } finally {
    closeSync(opened);
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

/**
 * Takes away what is left there, unless it is the turn of another process. Whoever's turn it is looks again: by an earlier look it would take
 * away the lock of whoever was quicker.
 */
function takeAway(file: string): boolean {
  const turn = path.join(path.dirname(file), lockTurnName);
  const mine = openNew(turn);
  if (mine === undefined) {
    const seen = lstatSync(turn, { throwIfNoEntry: false });
    // It takes no time: whoever has it for longer was killed meanwhile.
    if (seen && !isWithin(seen, writtenWithinMs)) rmSync(turn, { recursive: true, force: true });
    return false;
  }
  try {
    if (standingAt(file) === 'left') rmSync(file, { recursive: true, force: true });
    return true;
  } finally {
    remove(turn, mine);
  }
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
