/** The names in a folder of a results folder, in their order; none where there is no such folder. */
import { readdirSync } from 'node:fs';
import { DamagedResults } from './damaged-results';
import { takeItAsLeft } from './read-text';
import { isGone, whyUnreadable } from './why-unreadable';

/** @throws DamagedResults when what stands there is no folder, or cannot be read. */
export function listFolder(folder: string, what: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (isGone(error)) return [];
    throw new DamagedResults(`${folder}: expected ${what}, which ${whyUnreadable(error)}. ${takeItAsLeft}`, {
      cause: error,
    });
  }
}
