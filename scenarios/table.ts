/** Every chosen scenario, in the order of the page. */
import { answersInTime, bypassed, noFallbackSkill } from './silence/silent-bot';
import { answersWithError, callBreaks, callRefused } from './immediate/call-fails';
import { caught, caughtAmongLookAlikes, uncaught, uncaughtWithFallbackDialog } from './deferred/fails-later';
import {
  fourFailures,
  fourFailuresAsked,
  fourFailuresWithResponse,
  successAfterFailures,
  twoConversations,
} from './cap/repeated-failures';
import { afterTexts } from './message/after-texts';
import { blank } from './message/blank';
import { messageMissing } from './config/message-missing';
import { notNumeric } from './skill/not-numeric';
import { toASkill } from './route/to-a-skill';
import { variable } from './skill/variable';
import { variableFromEarlierTurn } from './skill/variable-from-earlier-turn';
import type { Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [
  ...toASkill,
  ...messageMissing,
  ...variable,
  ...variableFromEarlierTurn,
  ...notNumeric,
  ...afterTexts,
  ...blank,
  bypassed,
  noFallbackSkill,
  answersInTime,
  ...answersWithError,
  ...callBreaks,
  ...callRefused,
  ...caught,
  caughtAmongLookAlikes,
  uncaught,
  uncaughtWithFallbackDialog,
  ...fourFailures,
  fourFailuresAsked,
  ...fourFailuresWithResponse,
  ...successAfterFailures,
  twoConversations,
];
