/** Every variant. */
import { beforeTheDelayVariants } from './before-the-delay';
import { botVariants } from './bot';
import { connectorVariants } from './connector';
import { declarationVariants } from './declaration';
import { failureCountVariants } from './failure-count';
import { paceVariants } from './pace';
import { repeatedCallsVariants } from './repeated-calls';
import { settingsVariants } from './settings';
import { silenceVariants } from './silence';
import type { Variant } from './variant';
import { wireVariants } from './wire';
import { wordsVariants } from './words';

export const variants: readonly Variant[] = [
  ...wireVariants,
  ...botVariants,
  ...connectorVariants,
  ...silenceVariants,
  ...failureCountVariants,
  ...repeatedCallsVariants,
  ...paceVariants,
  ...beforeTheDelayVariants,
  ...declarationVariants,
  ...settingsVariants,
  ...wordsVariants,
];
