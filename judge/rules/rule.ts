/** What a rule is, and how its answers over many occasions become one finding. */
import type { RequirementId } from '../../requirements/catalogue';
import type { Event, Trace } from '../../trace/trace';
import type { Verdict, Finding } from '../../results/finding';

/** Judges one requirement on one trace. Pure: the same trace gives the same finding. */
export interface Rule {
  readonly id: RequirementId;
  /** If this fails, look at: a hint for the person who has to mend it. */
  readonly lookAt: string;
  readonly judge: (trace: Trace) => Finding;
}

type Shown = Event | undefined;

/** Most findings show nothing, since nothing happened that they speak about. */
const numbers = (events: readonly Shown[]): number[] =>
  events.length === 0 ? [] : [...new Set(events.flatMap((event) => (event ? [event.n] : [])))].sort((a, b) => a - b);

export function pass(because: string, ...shown: Shown[]): Finding {
  return { verdict: 'pass', because, evidence: numbers(shown) };
}

export function inconclusive(because: string, ...shown: Shown[]): Finding {
  return { verdict: 'inconclusive', because, evidence: numbers(shown) };
}

export function fail(because: string, expected: string, ...shown: Shown[]): Finding {
  return { verdict: 'fail', because, expected, evidence: numbers(shown) };
}

const order: Record<Verdict, number> = { pass: 0, inconclusive: 1, fail: 2 };

/** The worse of two verdicts: pass < inconclusive < fail. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return order[a] >= order[b] ? a : b;
}

/** The first of the worst findings. */
export function worstOf(findings: readonly [Finding, ...Finding[]]): Finding {
  return findings.reduce((worst, finding) => (order[finding.verdict] > order[worst.verdict] ? finding : worst));
}

/**
 * Judges every occasion on which the requirement speaks and keeps the worst answer. Without an occasion the answer
 * is inconclusive, never pass: nothing happened that could have gone wrong.
 */
export function onEvery<T>(occasions: readonly T[], judge: (occasion: T) => Finding, none: string | Finding): Finding {
  const [first, ...rest] = occasions.map(judge);
  if (first) return worstOf([first, ...rest]);
  return typeof none === 'string' ? inconclusive(none) : none;
}
