/** Every variant. */
import { botVariants } from './bot';
import { connectorVariants } from './connector';
import { declarationVariants } from './declaration';
import { paceVariants } from './pace';
import type { Variant } from './variant';
import { wireVariants } from './wire';

export const variants: readonly Variant[] = [
  ...wireVariants,
  ...botVariants,
  ...connectorVariants,
  ...paceVariants,
  ...declarationVariants,
];
