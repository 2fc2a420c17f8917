/** The text of a file of a results folder, or a sentence about why there is none. */
import { readFileSync, statSync, type Stats } from 'node:fs';
import { DamagedResults } from './damaged-results';
import { requireOwnFile } from './own-files';
import { isGone, whyUnreadable } from './why-unreadable';

export interface FileText {
  readonly text: string;
  readonly bytes: Buffer;
}

export const takeItAsLeft = 'Take the folder as its run left it, or run the command again.';

/** Undefined where nothing stands. @throws DamagedResults when what stands there cannot be read as text. */
export function readText(file: string, what: string): FileText | undefined {
  const stats = statsOf(file, what);
  if (stats === undefined) {
    requireOwnFile(file, undefined);
    return undefined;
  }
  if (stats.isDirectory()) throw damaged(file, `expected ${what}, and a folder stands there`);
  if (!stats.isFile()) throw damaged(file, `expected ${what}, and something stands there that is no file`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw damaged(file, `expected ${what}, which ${whyUnreadable(error)}`, error);
  }
  requireOwnFile(file, bytes);
  try {
    // What is no UTF-8 would be read as something else than was written.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), bytes };
  } catch (error) {
    const why = error instanceof TypeError ? 'which is no text in UTF-8' : `which ${whyUnreadable(error)}`;
    throw damaged(file, `expected ${what}, ${why} (${bytes.length} bytes)`, error);
  }
}

function statsOf(file: string, what: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw damaged(file, `expected ${what}, which ${whyUnreadable(error)}`, error);
  }
}

function damaged(file: string, why: string, cause?: unknown): DamagedResults {
  return new DamagedResults(`${file}: ${why}. ${takeItAsLeft}`, { cause });
}
