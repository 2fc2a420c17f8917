import { constants, copyFileSync } from 'node:fs';

/** Keeps a copy of the file beside it, under a name that nothing has yet, so that what is wrong with it is not lost; that name. */
export function setAside(file: string): string {
  for (let n = 1; ; n += 1) {
    const aside = `${file}.set-aside-${n}`;
    try {
      copyFileSync(file, aside, constants.COPYFILE_EXCL);
      return aside;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
