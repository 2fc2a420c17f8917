/**
 * The text of a small file that the command is given for itself, such as a certificate or a token. A pipe, as a shell makes one of
 * `<(…)`, is read to its end; a device has none, and what is too long is something else.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { remedyOf, whyUnreadable } from '../results/why-unreadable';

/** Bytes; all certificates that a system trusts take less than a tenth of it. */
export const longestGiven = 4 * 1024 * 1024;

/** @throws Error that says why not, as the rest of a sentence about the file. */
export function givenText(file: string): string {
  try {
    return textOf(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const remedy = remedyOf(error);
    if (remedy !== undefined) throw new Error(`${whyUnreadable(error)}. ${remedy}`, { cause: error });
    throw code === undefined ? error : new Error(`cannot be read (${code}).`, { cause: error });
  }
}

function textOf(file: string): string {
  const opened = openSync(file, 'r');
  try {
    const stats = fstatSync(opened);
    if (stats.isCharacterDevice() || stats.isBlockDevice()) throw new Error('is a device, and a file is expected.');
    const bytes = Buffer.alloc(longestGiven + 1);
    let length = 0;
    for (let more = 1; more > 0 && length < bytes.length; length += more) {
      more = readSync(opened, bytes, length, bytes.length - length, null);
    }
    if (length > longestGiven) throw new Error(`has more than the ${longestGiven} bytes that are read.`);
    return bytes.toString('utf8', 0, length);
  } finally {
    closeSync(opened);
  }
}
