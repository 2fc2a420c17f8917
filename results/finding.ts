/** A finding: what one rule answers about one trace. */

export type Verdict = 'pass' | 'inconclusive' | 'fail';

/** A rule's answer about one trace, with the events that show it. */
export interface Finding {
  readonly verdict: Verdict;
  /** One or two sentences for a stranger: what was seen, and against what. */
  readonly because: string;
  /** What the documents lead one to expect, in a few words. */
  readonly expected?: string;
  /** Where to look first, where this finding says more than its rule can. */
  readonly lookAt?: string;
  /** Numbers of the events that show it. */
  readonly evidence: readonly number[];
}
