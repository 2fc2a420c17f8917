import type { JudgedFinding } from '../../results/judged-finding';

const ranks: Readonly<Record<JudgedFinding['verdict'], number>> = { fail: 0, inconclusive: 1, pass: 2 };

/** Failures first, then what stayed open, each in the order in which it was found. */
export function worstFirst<F extends Pick<JudgedFinding, 'verdict'>>(findings: readonly F[]): F[] {
  return [...findings].sort((a, b) => ranks[a.verdict] - ranks[b.verdict]);
}
