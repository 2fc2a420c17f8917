/** An implementation that does one thing wrong on purpose, so that the rule made for it can be seen to bite. */
import type { Parts } from '../parts';

export interface Mutant {
  /** The misdeed in kebab-case; unique. */
  readonly name: string;
  /** What it does wrong, in one sentence. */
  readonly misdeed: string;
  /** The requirement whose rule must fail it. */
  readonly breaks: string;
  /** Other requirements that it cannot help failing. */
  readonly alsoFails?: readonly string[];
  /** Requirements on which nothing can be said of it. */
  readonly inconclusive?: readonly string[];
  /** So many requirements lose their occasion by it that a list of them would say nothing. */
  readonly starves?: true;
  /** What it has in place of the honest parts. */
  readonly parts: Partial<Parts>;
}
