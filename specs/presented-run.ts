/**
 * The run that the specs present, judged once in each worker. A worker is replaced after every failing test, so the
 * run is kept on disk and judged there, never played again.
 */
import { judgeFolder, type Judged } from '../judge/verdict/evidence';

let presented: Judged | undefined;

/** The results folder of that run. */
export function presentedFolder(): string {
  const folder = process.env['CONFORMANCE_OUT'] ?? '';
  if (folder === '') {
    throw new Error(
      'The specs present a run that has been played, and were told of none: CONFORMANCE_OUT is not set. ' +
        'Run "npm test", which plays the scenarios first; or set CONFORMANCE_OUT to the absolute path of a results folder.',
    );
  }
  return folder;
}

export function presentedRun(): Judged {
  presented ??= judgeFolder(presentedFolder());
  return presented;
}
