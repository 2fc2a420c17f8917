/**
 * Reads what a run left in its folder: `run.json`, and the traces that it names. The command writes it before anything
 * is presented, so that reports can be made again, or elsewhere, without any implementation.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '../protocol/types';
import type { RunFault } from './run-fault';
import type { RunFacts } from './run-facts';
import type { Trace } from '../trace/trace';

/** One scenario on one channel, as `run.json` lists it. */
export interface KeptPlay {
  readonly scenario: string;
  readonly channel: Channel;
  /** The trace file, relative to the folder; null when the play gave none. */
  readonly trace: string | null;
  readonly fault?: RunFault;
  /** Requirements that the scenario exercises: without a trace there is no other way to know. */
  readonly exercises?: readonly string[];
  /** The line that plays it again, where it is no chosen scenario. */
  readonly replay?: string;
}

export interface RunFile {
  readonly format: 1;
  readonly facts: RunFacts;
  readonly plays: readonly KeptPlay[];
  /** Faults that belong to no single play. */
  readonly faults?: readonly RunFault[];
}

export const runFileName = 'run.json';

/** The run described in this folder. Throws, naming the file, when it is not there or not what it should be. */
export function readRunFile(folder: string): RunFile {
  const file = path.join(folder, runFileName);
  const run = readJson(file, 'The description of the run');
  if (!isRecord(run) || run['format'] !== 1 || !isRecord(run['facts']) || !Array.isArray(run['plays'])) {
    throw new Error(
      `${file} is not the description of a run: expected {"format": 1, "facts": {…}, "plays": […]}. ` +
        'It was written by another version of the suite, or by hand. Run the command again.',
    );
  }
  const plays: readonly unknown[] = run['plays'];
  const broken = plays.findIndex((play) => !isPlay(play));
  if (broken >= 0) {
    throw new Error(
      `${file}: entry ${broken} of "plays" is not a play: expected scenario, channel and trace (a path or null). ` +
        'Run the command again.',
    );
  }
  const read = run as unknown as RunFile;
  // JSON leaves out what is undefined; the facts name every key.
  return { ...read, facts: { ...{ declaration: undefined, clock: undefined, only: undefined }, ...read.facts } };
}

/** The file of a play's trace, or undefined when the play gave none. Throws when it is outside the folder. */
export function traceFile(folder: string, play: KeptPlay): string | undefined {
  if (play.trace === null) return undefined;
  const file = path.resolve(folder, play.trace);
  const relative = path.relative(folder, file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new Error(`${runFileName} names a trace outside its folder: ${play.trace}. Run the command again.`);
  }
  return file;
}

/** The trace of one play, or undefined when the play gave none. */
export function readTrace(folder: string, play: KeptPlay): Trace | undefined {
  const file = traceFile(folder, play);
  if (file === undefined) return undefined;
  const trace = readJson(file, `The trace of ${play.scenario} on ${play.channel}`);
  if (
    !isRecord(trace) ||
    trace['format'] !== 1 ||
    !Array.isArray(trace['events']) ||
    !isRecord(trace['conversations'])
  ) {
    throw new Error(`${file} is not a trace: expected {"format": 1, "events": […], …}. Run the command again.`);
  }
  return trace as unknown as Trace;
}

function readJson(file: string, what: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${what} cannot be read from ${file}: ${why}. Run the command again.`, { cause: error });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlay(value: unknown): value is KeptPlay {
  return (
    isRecord(value) &&
    typeof value['scenario'] === 'string' &&
    typeof value['channel'] === 'string' &&
    (value['trace'] === null || typeof value['trace'] === 'string')
  );
}
