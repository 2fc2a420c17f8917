/** Why the system does not give a file or folder, as half a sentence after `which`. */
export function whyUnreadable(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? runsOut[code]?.why ?? `cannot be read: ${message.split('\n')[0] ?? ''}`;
}

/** What to do where the system had no more to give, so that nothing is said about what stands there; undefined where it is not that. */
export function remedyOf(error: unknown): string | undefined {
  return runsOut[(error as NodeJS.ErrnoException | undefined)?.code ?? '']?.remedy;
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

const nothingWrong = 'That says nothing about what stands there';
const later = `${nothingWrong}: run the command again when less is going on.`;

/** By the code of the system: why it could not be opened at this moment, and what to do about that. */
const runsOut: Readonly<Record<string, { readonly why: string; readonly remedy: string }>> = {
  EMFILE: {
    why: 'cannot be opened now: this user has as many files and connections open as the system allows',
    remedy: `${nothingWrong}: allow more of them, such as by ulimit -n 4096, and run the command again.`,
  },
  ENFILE: { why: 'cannot be opened now: the machine has no open file left to give', remedy: later },
  EAGAIN: { why: 'cannot be read now: the system had nothing to give at this moment', remedy: later },
  ENOMEM: { why: 'cannot be read now: the machine had no memory left to give', remedy: later },
};
