/** A run's results, named by their folder or by a file in it: who has one at hand need not know which is wanted. */
import { existsSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { verdictFileName } from './file-names';
import { pactsFolderName } from './keep-pact';
import { runFileName } from './run-file-name';

/** The results folder that is meant. What is not there is told by who reads it. */
export function resultsFolderAt(place: string): string {
  const isOurs = [verdictFileName, runFileName].includes(path.basename(place));
  return isOurs && statsOf(place)?.isFile() ? path.dirname(place) : place;
}

/** The verdict file that is meant. */
export function verdictFileAt(place: string): string {
  const isFolder = path.basename(place) !== verdictFileName && statsOf(place)?.isDirectory();
  return isFolder ? path.join(place, verdictFileName) : place;
}

/** The folder of pacts, or the one pact, that is meant. */
export function pactsAt(place: string): string {
  return existsSync(path.join(place, runFileName)) ? path.join(place, pactsFolderName) : place;
}

/** Undefined where nothing stands that can be looked at. */
function statsOf(place: string): Stats | undefined {
  try {
    return statSync(place);
  } catch {
    return undefined;
  }
}
