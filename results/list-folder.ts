/**
 * The names in a folder of a results folder, in their order; none where there is no such folder. What begins with a dot is
 * of other programs, such as the `._…` that an archive made on macOS unpacks to beside each file.
 */
import { readdirSync } from 'node:fs';
import { DamagedResults } from './damaged-results';
import { ownNamesIn } from './own-files';
import { takeItAsLeft } from './read-text';
import { isGone, remedyOf, whyUnreadable } from './why-unreadable';

/** @throws DamagedResults when what stands there is no folder, or cannot be read. */
export function listFolder(folder: string, what: string): string[] {
  try {
    const there = readdirSync(folder).filter((name) => !name.startsWith('.'));
    return [...new Set([...there, ...ownNamesIn(folder)])].sort();
  } catch (error) {
    if (isGone(error)) return ownNamesIn(folder).sort();
    const told = `${folder}: expected ${what}, which ${whyUnreadable(error)}. ${remedyOf(error) ?? takeItAsLeft}`;
    throw new DamagedResults(told, { cause: error });
  }
}
