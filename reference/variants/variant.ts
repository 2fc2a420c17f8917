/** An implementation that is right in an unusual way; no rule may fail it. */
import type { Parts } from '../parts';

export interface Variant {
  /** What is unusual, in kebab-case; unique. */
  readonly name: string;
  /** What it does, and that the documents allow it, in one sentence. */
  readonly oddity: string;
  /** Requirements that were only inferred, and that it reads otherwise: it fails them or leaves them open. */
  readonly departsFrom?: readonly string[];
  /** What it has in place of the honest parts. */
  readonly parts: Partial<Parts>;
}
