/** The names in a folder of a results folder, in their order; none where there is no such folder. */
import { readdirSync } from 'node:fs';
import { DamagedResults } from './damaged-results';
import { ownNamesIn } from './own-files';
import { takeItAsLeft } from './read-text';
import { isGone, whyUnreadable } from './why-unreadable';

/** @throws DamagedResults when what stands there is no folder, or cannot be read. */
export function listFolder(folder: string, what: string): string[] {
  try {
    return [...new Set([...readdirSync(folder), ...ownNamesIn(folder)])].sort();
  } catch (error) {
    if (isGone(error)) return ownNamesIn(folder).sort();
    throw new DamagedResults(`${folder}: expected ${what}, which ${whyUnreadable(error)}. ${takeItAsLeft}`, {
      cause: error,
    });
  }
}
