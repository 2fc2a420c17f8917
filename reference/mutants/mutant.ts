/**
 * An implementation that does one thing wrong on purpose, so that the rule made for it can be seen to bite. It says what
 * it breaks and nothing else: what follows from it besides is seen, and kept in docs/proof/kill-matrix.json.
 */
import type { Parts } from '../parts';

export interface Mutant {
  /** The misdeed in kebab-case; unique. */
  readonly name: string;
  /** What it does wrong, in one sentence. */
  readonly misdeed: string;
  /** The requirement whose rule must fail it. */
  readonly breaks: string;
  /** What it has in place of the honest parts. */
  readonly parts: Partial<Parts>;
}
