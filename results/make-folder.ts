import { mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes the folder and those above it that are missing. Node's own recursive way never returns where a file system takes
 * no folders and says that the one above is missing, as /proc does.
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const above = path.dirname(folder);
    if (code === 'ENOENT' && above !== folder) {
      makeFolder(above);
      mkdirSync(folder);
      return;
    }
    // Another process may have made it at this moment, too; a file in its place is told by whoever writes into it.
    if (code !== 'EEXIST') throw error;
  }
}
