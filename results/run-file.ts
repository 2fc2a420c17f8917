/**
 * Reads what a run left in its folder: `run.json`, and the traces that it names. The command writes it before anything
 * is presented, so that reports can be made again, or elsewhere, without any implementation.
 */
import path from 'node:path';
import type { Trace } from '../trace/trace';
import { DamagedResults } from './damaged-results';
import type { ChangedTrace } from './changed-trace';
import { parseFile, readFile } from './read-file';
import { readText, takeItAsLeft } from './read-text';
import { runFileName } from './run-file-name';
import { runKind } from './run-file-schema';
import type { KeptPlay, RunFile } from './run-record';
import { traceKind } from './trace-schema';
import { sha256Of } from './trace-store';

export { runFileName };
export type { KeptPlay, RunFile };

/** The run described in this folder. @throws DamagedResults when it is not there or not what it should be. */
export function readRunFile(folder: string): RunFile {
  const file = path.join(folder, runFileName);
  const run = readFile(runKind, file, folder);
  if (run) return run;
  throw new DamagedResults(
    `${folder} holds no results: expected ${runKind.what}, ${file}, and there is none. Name the folder that a run wrote (--out), or run the command again.`,
  );
}

/** The file of a play's trace, or undefined when the play gave none. @throws DamagedResults when it is outside the folder. */
export function traceFile(folder: string, play: KeptPlay): string | undefined {
  if (play.trace === null) return undefined;
  const file = path.resolve(folder, play.trace);
  const relative = path.relative(folder, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new DamagedResults(
      `${path.join(folder, runFileName)} names a trace outside its folder: ${play.trace}. ${takeItAsLeft}`,
    );
  }
  return file;
}

/** The trace of one play, or undefined when the play gave none. @throws DamagedResults */
export function readTrace(folder: string, play: KeptPlay): Trace | undefined {
  return readKeptTrace(folder, play)?.trace;
}

/** A trace with what is known of its file. */
export interface KeptTraceText {
  readonly trace: Trace;
  /** The SHA-256 of the file that stands there now. */
  readonly seen: string;
  readonly bytes: number;
}

/** Traces that are there and not as the run has left them; what is in them is not looked at. @throws DamagedResults */
export function changedFiles(folder: string, plays: readonly KeptPlay[]): ChangedTrace[] {
  return plays.flatMap((play) => {
    const file = traceFile(folder, play);
    const bytes = file === undefined ? undefined : readText(file, traceKind.what, { within: folder })?.bytes;
    return (bytes && changeOf(play, sha256Of(bytes))) ?? [];
  });
}

/** How the trace differs from the one that the run has left; undefined where it does not, or where nobody knows. */
export function changeOf(play: KeptPlay, seen: string): ChangedTrace | undefined {
  return play.sha256 === undefined || play.sha256 === seen ? undefined : { play, seen };
}

/** The trace of one play with its hash, or undefined when the play gave none. @throws DamagedResults */
export function readKeptTrace(folder: string, play: KeptPlay): KeptTraceText | undefined {
  const file = traceFile(folder, play);
  if (file === undefined) return undefined;
  const read = readText(file, traceKind.what, { within: folder });
  if (read) {
    return { trace: parseFile(traceKind, read.text, file), seen: sha256Of(read.bytes), bytes: read.bytes.length };
  }
  throw new DamagedResults(
    `${file} is missing: ${runFileName} names it as the trace of ${play.scenario} on ${play.channel}. ${takeItAsLeft}`,
  );
}
