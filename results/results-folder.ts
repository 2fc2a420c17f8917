/** The results folder: emptied of an earlier run before a run begins, and what is in it never half written. */
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { lockName, lockTurnName, pagesFolderName, reportFiles } from './file-names';
import { makeFolder } from './make-folder';
import { noteOwnFile, requireOwnFolder } from './own-files';
import type { ResultEntry } from './result-entry';
import { runFileName } from './run-file-name';
import type { RunFile } from './run-record';
import { plainJson } from './plain-json';
import { writingAnew } from './write-anew';

/** What a command said that served the implementation. */
export const commandLogName = 'implementation.log';

/** For temporary files, where the system has no place for them. */
export const temporaryName = 'temporary';

const unfinishedRunFile = `${runFileName}.unfinished`;

/** What a run leaves behind, beside what its sources of evidence leave, and a new run in the same folder replaces. */
const leftovers = [
  unfinishedRunFile,
  ...reportFiles.flatMap((name) => [name, `${name}.unfinished`]),
  'findings',
  'traces',
  'incomplete',
  'allure-results',
  'allure-report',
  pagesFolderName,
  'playwright',
  commandLogName,
  temporaryName,
  lockTurnName,
];

/** Whether the entry of a results folder goes when a new run begins there; `entries` are those of the sources of evidence. */
export function isEmptied(name: string, entries: readonly ResultEntry[]): boolean {
  return (
    name === runFileName ||
    name === lockName ||
    leftovers.includes(name) ||
    entries.some((entry) => entry.name === name)
  );
}

/**
 * Makes the folder, and takes out of it what a run has left; `entries` are those of the sources of evidence. Rejects with
 * the system's error.
 */
export async function emptyFolder(out: string, entries: readonly ResultEntry[]): Promise<void> {
  makeFolder(out);
  const remove = (name: string) => rm(path.join(out, name), { recursive: true, force: true });
  await Promise.all([...leftovers, ...entries.map(({ name }) => name)].map(remove));
  // Last: it is by this file that a folder is known for one of ours, should this be killed half-way.
  await remove(runFileName);
}

export async function writeRunFile(out: string, file: RunFile): Promise<void> {
  // Whole or not at all: a kill may come at any moment, and what stands there has to be readable.
  const unfinished = path.join(out, unfinishedRunFile);
  const text = `${plainJson(file, 1)}\n`;
  requireOwnFolder(out);
  await writingAnew(unfinished, text);
  await rename(unfinished, path.join(out, runFileName));
  noteOwnFile(path.join(out, runFileName), text);
}

export async function writeCommandLog(out: string, text: string): Promise<void> {
  await writingAnew(path.join(out, commandLogName), text);
}

/** All of these files or none, so that no two of them can say different things. Rejects with the system's error. */
export async function writeTogether(
  out: string,
  texts: readonly (readonly [name: string, text: string])[],
): Promise<void> {
  const at = (name: string) => path.join(out, name);
  const unfinished = (name: string) => at(`${name}.unfinished`);
  requireOwnFolder(out);
  try {
    for (const [name, text] of texts) await writingAnew(unfinished(name), text);
    for (const [name] of texts) await rename(unfinished(name), at(name));
  } catch (error) {
    const remove = (name: string) => rm(name, { force: true });
    await Promise.allSettled(texts.flatMap(([name]) => [remove(unfinished(name)), remove(at(name))]));
    throw error;
  }
}
