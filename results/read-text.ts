/** The text of a file of a results folder, or a sentence about why there is none. */
import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { DamagedResults } from './damaged-results';
import { requireOwnFile } from './own-files';
import { isGone, remedyOf, whyUnreadable } from './why-unreadable';

export interface FileText {
  readonly text: string;
  readonly bytes: Buffer;
}

export const takeItAsLeft = 'Take the folder as its run left it, or run the command again.';

/** What is asked of a file beside that it is text. */
export interface TextLimits {
  /** Bytes; a file of a results folder is never longer than the general limit. */
  readonly longestBytes?: number;
  /** The folder out of which no link may lead. */
  readonly within?: string;
  /** What to do about one that is not so; the general advice when left out. */
  readonly advice?: string;
}

/** Bytes of a file that are read. No run leaves a longer one: a trace has so many events, and a body so many bytes. */
const longestFileBytes = 256 * 1024 * 1024;

/** Undefined where nothing stands. @throws DamagedResults when what stands there cannot be read as text. */
export function readText(
  file: string,
  what: string,
  { longestBytes = longestFileBytes, within, advice = takeItAsLeft }: TextLimits = {},
): FileText | undefined {
  const damaged = (why: string, cause?: unknown) =>
    new DamagedResults(`${file}: ${why}. ${remedyOf(cause) ?? advice}`, { cause });
  const bytes = bytesOf(file, { what, longestBytes, within }, damaged);
  requireOwnFile(file, bytes);
  if (bytes === undefined) return undefined;
  try {
    // What is no UTF-8 would be read as something else than was written.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), bytes };
  } catch (error) {
    const why = error instanceof TypeError ? 'which is no text in UTF-8' : `which ${whyUnreadable(error)}`;
    throw damaged(`expected ${what}, ${why} (${bytes.length} bytes)`, error);
  }
}

type Damaged = (why: string, cause?: unknown) => DamagedResults;

/** Undefined where nothing stands, or nothing any more. */
function bytesOf(
  file: string,
  { what, longestBytes, within }: { what: string; longestBytes: number; within: string | undefined },
  damaged: Damaged,
): Buffer | undefined {
  const stats = statsOf(file, what, damaged);
  if (stats === undefined) return undefined;
  if (stats.isDirectory()) throw damaged(`expected ${what}, and a folder stands there`);
  if (!stats.isFile()) throw damaged(`expected ${what}, and something stands there that is no file`);
  if (stats.size > longestBytes) {
    throw damaged(
      `expected ${what}, and what stands there has ${stats.size} bytes, more than the ${longestBytes} that are read`,
    );
  }
  if (within !== undefined && leadsOut(file, within)) {
    throw damaged(`expected ${what}, and a link stands there that leads out of the folder`);
  }
  try {
    return readFileSync(file);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw damaged(`expected ${what}, which ${whyUnreadable(error)}`, error);
  }
}

function statsOf(file: string, what: string, damaged: Damaged): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw damaged(`expected ${what}, which ${whyUnreadable(error)}`, error);
  }
}

/** Whether the file itself, whatever links lead to it, lies elsewhere. */
function leadsOut(file: string, folder: string): boolean {
  const relative = path.relative(realpathSync.native(folder), realpathSync.native(file));
  return relative.startsWith('..') || path.isAbsolute(relative);
}
