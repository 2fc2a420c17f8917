/** Every variant. */
import { botVariants } from './bot';
import { connectorVariants } from './connector';
import { declarationVariants } from './declaration';
import { paceVariants } from './pace';
import { settingsVariants } from './settings';
import type { Variant } from './variant';
import { wireVariants } from './wire';
import { wordsVariants } from './words';

export const variants: readonly Variant[] = [
  ...wireVariants,
  ...botVariants,
  ...connectorVariants,
  ...paceVariants,
  ...declarationVariants,
  ...settingsVariants,
  ...wordsVariants,
];
