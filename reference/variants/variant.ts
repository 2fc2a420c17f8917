/** An implementation that is right in an unusual way; no rule may fail it. */
import type { Parts } from '../parts';

export interface Variant {
  /** What is unusual, in kebab-case; unique. */
  readonly name: string;
  /** What it does, and that the documents allow it, in one sentence. */
  readonly oddity: string;
  /** What it has in place of the honest parts. */
  readonly parts: Partial<Parts>;
}
