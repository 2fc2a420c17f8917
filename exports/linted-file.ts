/** What became of one file that was to be linted: a bot with its findings, or a sentence about why there is none. */
import type { LintLevel } from './check';
import { lintBot, type LintedBot } from './lint-bot';
import { readExport } from './read-export';
import { UnreadableExport } from './unreadable-export';

export interface LintedFile {
  /** As it was named. */
  readonly file: string;
  readonly linted?: LintedBot;
  readonly problem?: string;
}

export type LintCounts = Readonly<Record<LintLevel, number>>;

export function lintFile(file: string): LintedFile {
  try {
    return { file, linted: lintBot(readExport(file)) };
  } catch (error) {
    if (error instanceof UnreadableExport) return { file, problem: error.message };
    throw error;
  }
}

export function countLevels(files: readonly LintedFile[]): LintCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { linted } of files) for (const { level } of linted?.findings ?? []) counts[level] += 1;
  return counts;
}

/** 0: nothing will go wrong, as far as was looked. 1: something will. 2: a file could not be read. */
export function lintExitCode(files: readonly LintedFile[]): 0 | 1 | 2 {
  if (files.some(({ problem }) => problem !== undefined)) return 2;
  const { error, warning } = countLevels(files);
  return error + warning > 0 ? 1 : 0;
}
