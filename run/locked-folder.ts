import { FolderInUse, lockFolder } from '../results/folder-lock';
import { makeFolder } from '../results/make-folder';
import { UsageError } from './usage-error';

/** Makes the folder, and keeps others from writing there until what is returned is called. @throws UsageError when that cannot be. */
export function lockedFolder(out: string): () => void {
  try {
    makeFolder(out);
    return lockFolder(out);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      error instanceof FolderInUse
        ? `--out=${out} is in use: ${why}. Or name another folder by --out.`
        : `--out=${out} cannot be made, or not be written to: ${why}. Name a folder that can be written.`,
      { cause: error },
    );
  }
}

/** Acts while nobody else writes there. @throws UsageError when somebody else does, or the folder cannot be written. */
export async function withLockedFolder<T>(out: string, act: () => Promise<T>): Promise<T> {
  const release = lockedFolder(out);
  try {
    return await act();
  } finally {
    release();
  }
}
