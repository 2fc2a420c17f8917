/** Why the system does not give a file or folder, as half a sentence after `which`. */
export function whyUnreadable(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `cannot be read: ${message.split('\n')[0] ?? ''}`;
}

/** Nothing stands there. */
export function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read',
  EPERM: 'this user may not read',
  ELOOP: 'cannot be reached: links lead in a circle there',
  ENOTDIR: 'cannot be there: a file stands where a folder is wanted',
  ENAMETOOLONG: 'cannot be there: its path is too long',
  EIO: 'the disk does not give',
  ERR_FS_FILE_TOO_LARGE: 'is too large to be read',
  ERR_STRING_TOO_LONG: 'is too large to be read',
};
