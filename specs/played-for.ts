/** Asks for the plays of one requirement. Who plays them is started once for all workers, before the first test. */
import { get } from 'node:http';
import type { RequirementId } from '../requirements/catalogue';
import type { RunFile } from '../results/run-file';

/** Where the plays are asked for; set for every worker. */
export const playsUrlVariable = 'CONFORMANCE_PLAYS_URL';

/** What was played for a requirement: a run of that requirement alone, and the folder with its traces. */
export interface PlayedFor {
  readonly folder: string;
  readonly file: RunFile;
}

/** A worker, as whoever plays has to know it: the first worker of a new call begins with fresh plays. */
const worker = `${process.env['TEST_WORKER_INDEX'] ?? '0'}-${Math.round(performance.timeOrigin)}`;

/**
 * Resolves when all of them were played, however long they wait on a real clock.
 *
 * @throws Error with a sentence for whoever started the specs, when nothing can be played.
 */
export async function playedFor(id: RequirementId): Promise<PlayedFor> {
  const base = process.env[playsUrlVariable];
  if (base === undefined) {
    throw new Error('Nobody is there to play: start the specs with the playwright.config.ts of this suite.');
  }
  const { status, text } = await answerOf(new URL(`requirements/${id}?worker=${worker}`, base));
  if (status !== 200) throw new Error(text);
  return JSON.parse(text) as PlayedFor;
}

/** Not `fetch`, which gives up after five minutes without an answer. */
function answerOf(url: URL): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    get(url, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.once('end', () => resolve({ status: answer.statusCode, text })).once('error', reject);
    }).once('error', reject);
  });
}
