/** A run with every status in it, as the command would leave it: for the tests of what is told about a run. */
import type { Trace } from '../../trace/trace';
import { factsWith } from './run-folder';
import { blankMessageTransfers, hostile, hostileText, messageTooLate, wellDone } from './sample-traces';

/** How far a whole run reaches. A sample is none: it has neither contracts nor generated cases. */
export const wholeExtent = { whole: true, set: 'page@2', of: 43, inFull: 43, inPart: 0, leftOut: [] } as const;

/**
 * Rows that passed, failed, are inconclusive and do not apply, by an implementation that writes hostile text. Facts may
 * be replaced and faults added.
 */
export function sampleRun(overrides: object, faults: readonly object[] = []) {
  const { declaration } = factsWith({});
  const implementation = { name: hostileText, version: hostileText };
  const facts = factsWith({ declaration: { ...declaration, implementation, capabilities: [] }, ...overrides });
  const traces: readonly Trace[] = [wellDone, messageTooLate, hostile, blankMessageTransfers];
  const plays = traces.map(({ scenario, channel }) => ({
    scenario,
    channel,
    trace: `traces/${channel}/${scenario}.json`,
  }));
  // This room does not know the judge's types; `never` fits where they are asked for.
  return [{ facts: facts as never, plays, faults: faults as never }, traces] as const;
}
