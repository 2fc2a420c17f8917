/** Writes a file that nobody else has a part in: what stands in its place, a link that leads elsewhere too, goes and is not written through. */
import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { DamagedResults } from './damaged-results';

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
 * replaced, and nothing is written into it; a folder stays.
 * @throws DamagedResults where a folder is in the way, and otherwise the system's error.
 */
export function replaceFile(file: string, text: string): void {
  const unfinished = `${file}.unfinished`;
  for (const place of [unfinished, file]) refuseFolder(place);
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, asNew);
  try {
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** The system would name the call of its own that it was refused for. */
function refuseFolder(place: string): void {
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw new DamagedResults(
    `${place} is a folder, and a file is to be written there: remove it, or name another place.`,
  );
}
