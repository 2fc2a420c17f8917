/** Every observation, in the order of the page. */
import { answerNotJson } from './answer-not-json';
import { blankVariants } from './blank-variants';
import { afterTheCap, immediateFailuresCount, resetOnSuccess } from './cap-sightings';
import { greyNumbers } from './grey-numbers';
import { messageAfterFailure } from './message-after-failure';
import { noAnswer } from './no-answer';
import type { Observation } from './observation';
import { ownWords, wordsWithAnAgent } from './own-words';
import { repeatedCall } from './repeated-call';

export const observations: readonly Observation[] = [
  greyNumbers,
  blankVariants,
  messageAfterFailure,
  answerNotJson,
  noAnswer,
  resetOnSuccess,
  afterTheCap,
  immediateFailuresCount,
  ownWords,
  wordsWithAnAgent,
  repeatedCall,
];
