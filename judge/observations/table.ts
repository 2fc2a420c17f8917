/** Every observation, in the order of the page. */
import { answerNotJson } from './answer-not-json';
import { blankVariants } from './blank-variants';
import { callMadeAgain } from './call-made-again';
import { afterTheCap, immediateFailuresCount, resetOnSuccess } from './cap-sightings';
import { messageAfterFailure } from './message-after-failure';
import { greyNumbers } from './grey-numbers';
import type { Observation } from './observation';
import { ownWords, wordsWithAnAgent } from './own-words';

export const observations: readonly Observation[] = [
  greyNumbers,
  blankVariants,
  messageAfterFailure,
  answerNotJson,
  resetOnSuccess,
  afterTheCap,
  immediateFailuresCount,
  ownWords,
  wordsWithAnAgent,
  callMadeAgain,
];
