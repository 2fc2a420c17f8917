/** Says of a run that named no implementation whom it judged: what is green there shows nothing about anybody else. */
import type { RunFacts } from '../results/run-facts';
import { embeddedReference } from '../judge/words/replay-line';

const words = "the suite's own reference implementation was judged, because no target was named";

/** To be put behind a conclusion, or a name; empty when an implementation was named. */
export function ofOwnReference({ target }: Pick<RunFacts, 'target'>): string {
  return target === embeddedReference ? ` (${words})` : '';
}
