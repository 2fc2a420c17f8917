/** Writes a file that nobody else has a part in: what stands in its place, a link that leads elsewhere too, goes and is not written through. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';

const whole = { recursive: true, force: true } as const;
const asNew = { flag: 'wx' } as const;

export function writeAnew(file: string, text: string): void {
  rmSync(file, whole);
  writeFileSync(file, text, asNew);
}

/** The same, while others go on. Rejects with the system's error. */
export async function writingAnew(file: string, text: string): Promise<void> {
  await rm(file, whole);
  await writeFile(file, text, asNew);
}

/**
 * Puts a file in the place of the one that stands there, whole or not at all: a kill may come at any moment. A link or a pipe there is
 * replaced, and nothing is written into it; a folder stays, and the system's error is thrown.
 */
export function replaceFile(file: string, text: string): void {
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, asNew);
  try {
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
