/** The results folder: emptied of an earlier run before a run begins, and never half written. */
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { badgeFileName } from '../reporters/badge';
import { contractsFileName } from '../results/contract-report';
import { junitFileName } from '../reporters/junit';
import { makeFolder } from '../reporters/make-folder';
import { pagesFolderName } from '../reporters/pages/write-pages';
import { runFileName, type RunFile } from '../results/run-file';
import { summaryFileName } from '../reporters/summary';
import { verdictFileName } from '../judge/verdict/verdict-file';
import { UsageError } from './usage-error';
import { propertyLeftovers } from './play-properties';

const unfinishedRunFile = `${runFileName}.unfinished`;

/** What a run leaves behind, and a new run in the same folder replaces. */
const leftovers = [
  unfinishedRunFile,
  ...[verdictFileName, junitFileName, summaryFileName, badgeFileName].flatMap((name) => [name, `${name}.unfinished`]),
  contractsFileName,
  'pacts',
  'findings',
  ...propertyLeftovers,
  'traces',
  'incomplete',
  'allure-results',
  'allure-report',
  pagesFolderName,
  'playwright',
];

/** Whether the entry of a results folder goes when a new run begins there. */
export function isEmptied(name: string): boolean {
  return name === runFileName || leftovers.includes(name);
}

/** @throws UsageError when it cannot be made or emptied. */
export async function clearFolder(out: string): Promise<void> {
  try {
    makeFolder(out);
    const remove = (name: string) => rm(path.join(out, name), { recursive: true, force: true });
    await Promise.all(leftovers.map(remove));
    // Last: it is by this file that a folder is known for one of ours, should this be killed half-way.
    await remove(runFileName);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--out=${out} cannot be made, or not be emptied: ${why}. Name a folder that can be written.`);
  }
}

export async function writeRunFile(out: string, file: RunFile): Promise<void> {
  // Whole or not at all: a kill may come at any moment, and what stands there has to be readable.
  const unfinished = path.join(out, unfinishedRunFile);
  await writeFile(unfinished, `${JSON.stringify(file, undefined, 1)}\n`);
  await rename(unfinished, path.join(out, runFileName));
}
