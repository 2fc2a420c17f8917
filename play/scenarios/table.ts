/** Every chosen scenario, in the order of the page; those that only record come last. */
import { afterFourFailures, atOnceAndLater, laterAndAtOnce, successInBetween } from './grey/counting';
import { afterOtherSettings } from './immediate/after-other-settings';
import { afterTexts, sameTextElsewhere } from './message/after-texts';
import { agentAndBot, namedAgent, noNamedAgent } from './agent/named-agent';
import { anotherSkill, otherWordsInBetween, thirdSkill } from './immediate/another-skill';
import {
  answersInTime,
  answersByFallback,
  answersOtherWords,
  bypassed,
  bypassedAfterOtherWords,
  bypassedAskedTwice,
  bypassedBeforeOtherWords,
  bypassedAgain,
  bypassedThoughBack,
  bypassedWithSkillByVariable,
  escalatesInTime,
  bypassedAfterRefusal,
  noFallbackSkill,
  otherFallbackSkills,
  refusedInTime,
  silentOnceBefore,
} from './silence/silent-bot';
import {
  answersOtherwise,
  answersWithError,
  breaksAfterAccepted,
  callBreaks,
  callRefused,
  neverAnswered,
  refusedAfterAccepted,
} from './immediate/call-fails';
import { atTheSameMoment } from './route/at-the-same-moment';
import { blank, blankAfterAMessage } from './message/blank';
import { byTurns } from './route/by-turns';
import {
  caught,
  caughtAmongLookAlikes,
  caughtHoursLater,
  uncaught,
  uncaughtAfterOtherText,
  uncaughtByEscalatingFallbackDialog,
  uncaughtWithFallbackDialog,
} from './deferred/fails-later';
import { thenAnother } from './deferred/then-another';
import { configurationTwins } from './config/twins';
import { configuredWait } from './silence/configured-wait';
import { contextAfterFailure } from './grey/context';
import {
  contextToPeople,
  passesContext,
  passesContextBesideOthers,
  passesContextFromFallbackDialog,
  passesManyWords,
  passesMessageAlone,
  passesNothing,
  receivedAndPassedOn,
  receivedAmongLookAlikes,
  receivedAndPassedOnAtOnce,
  receivers,
} from './context/bot-to-bot';
import { delayedBesideOthers } from './delay/beside-others';
import { messageChangesMeanwhile, skillIdChangesMeanwhile } from './delay/changes-meanwhile';
import { delayed, delayedAgain, delayedAlone, delayedWhileSpokenTo } from './delay/delayed';
import {
  fourFailures,
  fourFailuresAsked,
  fourFailuresOverTwoSkills,
  fourFailuresWithSmallTalk,
  fourFailuresInFallbackDialog,
  fourFailuresOverHours,
  fourFailuresUncaught,
  fourFailuresWithResponse,
  nextConversation,
  successAfterFailures,
  twoConversations,
} from './cap/repeated-failures';
import { emptiedVariable } from './skill/emptied-variable';
import { endsDuringADelay } from './unasked/ends-during-a-delay';
import { followsDelayed } from './delay/what-follows';
import { fallbackEscalates, receiverEscalates } from './context/receiver-escalates';
import { greyBlankMessages, greySkillIds } from './grey/spellings';
import { idsOfAllLengths } from './skill/ids-of-all-lengths';
import {
  lineBreaksInVariables,
  lineFeedBesideSettings,
  lineFeedInVariable,
  messageTexts,
  messageVariableChanged,
  messageVariableEmpty,
} from './message/texts';
import { keptScenarios } from './kept';
import { numberThenLetters } from './skill/number-then-letters';
import { namesThatBeginAlike, oddNames } from './route/odd-names';
import { orderOfDefinition } from './route/order-of-definition';
import { ordinaryTalk } from './unasked/ordinary-talk';
import { ordinaryTalkAfterTheCap } from './unasked/after-the-cap';
import { severalRules } from './immediate/several-rules';
import { leadsToFallbackDialog } from './immediate/leads-to-fallback-dialog';
import { lineFeedElsewhere, messageChangedBetweenAttempts } from './message/changed-between-attempts';
import { twoAtOnce } from './unasked/two-at-once';
import { manyConversations } from './route/many-conversations';
import { laterMessageMissing, laterSkillIdMissing, messageMissing } from './config/message-missing';
import { misleadingSkillName } from './config/misleading-skill-name';
import { lettersBesideSettings } from './skill/letters-beside-settings';
import { notNumeric, notNumericThreeTimes } from './skill/not-numeric';
import { results } from './immediate/results';
import { resultsOfSecondCall } from './result/again';
import { sharedIntegration, sharedIntegrationInOneTurn } from './immediate/shared-integration';
import { resultsOfTwoConversations } from './result/of-two-conversations';
import { shownResults } from './result/shown';
import { toABot } from './route/to-a-bot';
import { toASkill } from './route/to-a-skill';
import { twinRoutes } from './route/twin-routes';
import { silentBesideOthers } from './silence/beside-others';
import { silentBesideSettings } from './silence/beside-settings';
import { unknownSkill } from './skill/unknown-skill';
import { unsetVariable } from './skill/unset-variable';
import { variable, variableBetweenAttempts } from './skill/variable';
import { variableFromEarlierTurn } from './skill/variable-from-earlier-turn';
import { variableOfAnotherConversation } from './skill/variable-of-another-conversation';
import type { Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [
  ...toASkill,
  twinRoutes,
  byTurns,
  ...toABot,
  ...fallbackEscalates,
  ...manyConversations,
  ...atTheSameMoment,
  oddNames,
  namesThatBeginAlike,
  ...orderOfDefinition,
  ...messageMissing,
  ...laterMessageMissing,
  ...laterSkillIdMissing,
  ...configurationTwins,
  ...misleadingSkillName,
  ...idsOfAllLengths,
  ...variable,
  ...variableBetweenAttempts,
  ...variableFromEarlierTurn,
  ...variableOfAnotherConversation,
  ...notNumeric,
  ...notNumericThreeTimes,
  ...lettersBesideSettings,
  ...numberThenLetters,
  ...unsetVariable,
  ...emptiedVariable,
  ...unknownSkill,
  ...afterTexts,
  ...sameTextElsewhere,
  ...messageTexts,
  ...messageVariableChanged,
  ...messageVariableEmpty,
  lineFeedInVariable,
  ...lineFeedBesideSettings,
  lineFeedElsewhere,
  ...messageChangedBetweenAttempts,
  ...lineBreaksInVariables,
  ...blank,
  ...blankAfterAMessage,
  ...namedAgent,
  ...noNamedAgent,
  ...agentAndBot,
  ...passesContext,
  ...passesContextBesideOthers,
  ...passesContextFromFallbackDialog,
  ...passesManyWords,
  ...passesMessageAlone,
  ...passesNothing,
  ...contextToPeople,
  ...receivers,
  ...receivedAndPassedOn,
  ...receivedAndPassedOnAtOnce,
  receivedAmongLookAlikes,
  ...receiverEscalates,
  bypassed,
  bypassedAfterOtherWords,
  bypassedBeforeOtherWords,
  bypassedAskedTwice,
  silentOnceBefore,
  bypassedAgain,
  bypassedThoughBack,
  bypassedWithSkillByVariable,
  silentBesideOthers,
  ...silentBesideSettings,
  noFallbackSkill,
  otherFallbackSkills,
  bypassedAfterRefusal,
  answersInTime,
  answersByFallback,
  answersOtherWords,
  escalatesInTime,
  refusedInTime,
  ...configuredWait,
  ...answersWithError,
  ...callBreaks,
  ...breaksAfterAccepted,
  ...refusedAfterAccepted,
  answersOtherwise,
  ...callRefused,
  ...neverAnswered,
  ...results,
  ...anotherSkill,
  ...thirdSkill,
  ...severalRules,
  ...leadsToFallbackDialog,
  ...otherWordsInBetween,
  ...afterOtherSettings,
  ...sharedIntegration,
  sharedIntegrationInOneTurn,
  ...caught,
  caughtAmongLookAlikes,
  ...thenAnother,
  caughtHoursLater,
  uncaught,
  uncaughtWithFallbackDialog,
  ...uncaughtAfterOtherText,
  ...uncaughtByEscalatingFallbackDialog,
  ...fourFailures,
  fourFailuresAsked,
  ...fourFailuresOverTwoSkills,
  fourFailuresWithSmallTalk,
  fourFailuresUncaught,
  fourFailuresInFallbackDialog,
  fourFailuresOverHours,
  ...fourFailuresWithResponse,
  ...successAfterFailures,
  twoConversations,
  nextConversation,
  ...delayed,
  delayedAlone,
  ...delayedAgain,
  delayedWhileSpokenTo,
  ...skillIdChangesMeanwhile,
  ...messageChangesMeanwhile,
  delayedBesideOthers,
  ...followsDelayed,
  ...shownResults,
  ...resultsOfSecondCall,
  ...resultsOfTwoConversations,
  ...ordinaryTalk,
  ordinaryTalkAfterTheCap,
  twoAtOnce,
  endsDuringADelay,
  ...greySkillIds,
  greyBlankMessages,
  contextAfterFailure,
  successInBetween,
  afterFourFailures,
  atOnceAndLater,
  laterAndAtOnce,
  ...keptScenarios,
];
