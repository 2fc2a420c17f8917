/** The calls that the platform refused, as a paragraph; no line where there were none. */
import type { JudgedRun } from '../verdict/verdict';
import { visible } from './visible';

const meantAs = {
  transfer: 'a transfer request',
  message: 'a text for the consumer',
  unknown: 'a call that it does not know',
} as const;

/** A bot that says something else in each call would fill the page. */
const mostKinds = 10;

export function refusedCallLines({ refusedCalls }: Pick<JudgedRun, 'refusedCalls'>): string[] {
  if (!refusedCalls) return [];
  const { times, kinds } = refusedCalls;
  const more = kinds.length - mostKinds;
  return [
    `REFUSED  The platform refused ${times} call${times === 1 ? '' : 's'} of the implementation as malformed. Mend this first: what it refuses, it does not do.`,
    ...kinds
      .slice(0, mostKinds)
      .map((each) => `  ${each.times} × ${meantAs[each.meant]}, status ${each.status}: ${visible(each.why, 300)}`),
    ...(more > 0 ? [`  … and calls of ${more} more kinds, in conformance.json`] : []),
  ];
}
