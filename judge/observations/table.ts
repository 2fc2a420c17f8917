/** Every observation, in the order of the page. */
import { answerNotJson } from './answer-not-json';
import { blankVariants } from './blank-variants';
import { afterTheCap, immediateFailuresCount, resetOnSuccess } from './cap-sightings';
import { messageAfterFailure } from './message-after-failure';
import { greyNumbers } from './grey-numbers';
import type { Observation } from './observation';

export const observations: readonly Observation[] = [
  greyNumbers,
  blankVariants,
  messageAfterFailure,
  answerNotJson,
  resetOnSuccess,
  afterTheCap,
  immediateFailuresCount,
];
