/** Every rule, by the requirement that it judges. A requirement without a rule does not compile. */
import type { RequirementId } from '../../requirements/catalogue';
import type { Rule } from './rule';
import { integrationTransfers } from './route/integration-transfers';
import { agentTransferTransfers } from './route/agent-transfer-transfers';
import { sameOutcome } from './route/same-outcome';
import { sameSpeed } from './route/same-speed';
import { toAgentOrBot } from './route/to-agent-or-bot';
import { messageRequired } from './config/message-required';
import { blankSatisfiesRequired } from './config/blank-satisfies-required';
import { agentIdOptional } from './config/agent-id-optional';
import { skillNameIsALabel } from './config/skill-name-is-a-label';
import { defaultInteractionMessage } from './config/default-interaction-message';
import { skillIdMandatory } from './config/skill-id-mandatory';
import { literalNumber } from './skill/literal-number';
import { variableAtAttempt } from './skill/variable-at-attempt';
import { nonNumericSendsFallback } from './skill/non-numeric-sends-fallback';
import { nonNumericNoTransfer } from './skill/non-numeric-no-transfer';
import { nonNumericHidesMessage } from './skill/non-numeric-hides-message';
import { unsetVariableIsNonNumeric } from './skill/unset-variable-is-non-numeric';
import { idNotTruncated } from './skill/id-not-truncated';
import { unknownIdFailsAsTransfer } from './skill/unknown-id-fails-as-transfer';
import { beforeTransfer } from './message/before-transfer';
import { inTransferRequest } from './message/in-transfer-request';
import { lastBeforeTransfer } from './message/last-before-transfer';
import { once } from './message/once';
import { staticText } from './message/static-text';
import { variable } from './message/variable';
import { mixed } from './message/mixed';
import { newlineEscape } from './message/newline-escape';
import { blankSendsNothing } from './message/blank-sends-nothing';
import { blankStillTransfers } from './message/blank-still-transfers';
import { blankKeepsValue } from './message/blank-keeps-value';
import { lineFeedVariableFails } from './message/line-feed-variable-fails';
import { getsItWhenSkilledAndAvailable } from './agent/gets-it-when-skilled-and-available';
import { unskilledGoesToSkill } from './agent/unskilled-goes-to-skill';
import { unavailableGoesToSkill } from './agent/unavailable-goes-to-skill';
import { noneGoesToSkill } from './agent/none-goes-to-skill';
import { notForBots } from './agent/not-for-bots';
import { passesIntent } from './context/passes-intent';
import { passesMessage } from './context/passes-message';
import { notForPeople } from './context/not-for-people';
import { offPassesNothing } from './context/off-passes-nothing';
import { receiverStartsIntentDialog } from './context/receiver-starts-intent-dialog';
import { receiverPrefersIntent } from './context/receiver-prefers-intent';
import { receiverFallsBack } from './context/receiver-falls-back';
import { fallbackSkillAfterThreeMinutes } from './silence/fallback-skill-after-three-minutes';
import { nothingWithinThreeMinutes } from './silence/nothing-within-three-minutes';
import { noFallbackSkillNoTransfer } from './silence/no-fallback-skill-no-transfer';
import { bypassedOnce } from './silence/bypassed-once';
import { replyCancels } from './silence/reply-cancels';
import { configuredWait } from './silence/configured-wait';
import { failureReachesRule } from './immediate/failure-reaches-rule';
import { brokenCallIsFailure } from './immediate/broken-call-is-failure';
import { successReachesRule } from './immediate/success-reaches-rule';
import { noRuleNextAction } from './immediate/no-rule-next-action';
import { botKeepsConversation } from './immediate/bot-keeps-conversation';
import { sentinelReachesBot } from './deferred/sentinel-reaches-bot';
import { caughtDialogAnswers } from './deferred/caught-dialog-answers';
import { uncaughtLikeOtherTexts } from './deferred/uncaught-like-other-texts';
import { uncaughtGoesToFallback } from './deferred/uncaught-goes-to-fallback';
import { sentinelHidden } from './deferred/sentinel-hidden';
import { oneSentinelPerFailure } from './deferred/one-sentinel-per-failure';
import { textOnFourthFailure } from './cap/text-on-fourth-failure';
import { stopsAfterFourthFailure } from './cap/stops-after-fourth-failure';
import { userFriendlyResponseInstead } from './cap/user-friendly-response-instead';
import { noTextBeforeFourth } from './cap/no-text-before-fourth';
import { noFourthSentinel } from './cap/no-fourth-sentinel';
import { successPreventsText } from './cap/success-prevents-text';
import { perConversation } from './cap/per-conversation';
import { postponesTransfer } from './delay/postpones-transfer';
import { textsArriveFirst } from './delay/texts-arrive-first';
import { agentTransferPostpones } from './delay/agent-transfer-postpones';
import { responseVariable } from './result/response-variable';
import { transformScript } from './result/transform-script';
import { customDataFields } from './result/custom-data-fields';
import { unaskedTransfer } from './unasked/transfer';
import { secondTransfer } from './unasked/second-transfer';
import { repeatedText } from './unasked/repeated-text';
import { otherDialog } from './unasked/other-dialog';
import { unaskedCapText } from './unasked/cap-text';
import { crossedConversations } from './unasked/crossed-conversations';

export const rules = {
  'route.integration-transfers': integrationTransfers,
  'route.agent-transfer-transfers': agentTransferTransfers,
  'route.same-outcome': sameOutcome,
  'route.same-speed': sameSpeed,
  'route.to-agent-or-bot': toAgentOrBot,
  'config.message-required': messageRequired,
  'config.blank-satisfies-required': blankSatisfiesRequired,
  'config.agent-id-optional': agentIdOptional,
  'config.skill-name-is-a-label': skillNameIsALabel,
  'config.default-interaction-message': defaultInteractionMessage,
  'config.skill-id-mandatory': skillIdMandatory,
  'skill.literal-number': literalNumber,
  'skill.variable-at-attempt': variableAtAttempt,
  'skill.non-numeric-sends-fallback': nonNumericSendsFallback,
  'skill.non-numeric-no-transfer': nonNumericNoTransfer,
  'skill.non-numeric-hides-message': nonNumericHidesMessage,
  'skill.unset-variable-is-non-numeric': unsetVariableIsNonNumeric,
  'skill.id-not-truncated': idNotTruncated,
  'skill.unknown-id-fails-as-transfer': unknownIdFailsAsTransfer,
  'message.before-transfer': beforeTransfer,
  'message.in-transfer-request': inTransferRequest,
  'message.last-before-transfer': lastBeforeTransfer,
  'message.once': once,
  'message.static-text': staticText,
  'message.variable': variable,
  'message.mixed': mixed,
  'message.newline-escape': newlineEscape,
  'message.blank-sends-nothing': blankSendsNothing,
  'message.blank-still-transfers': blankStillTransfers,
  'message.blank-keeps-value': blankKeepsValue,
  'message.line-feed-variable-fails': lineFeedVariableFails,
  'agent.gets-it-when-skilled-and-available': getsItWhenSkilledAndAvailable,
  'agent.unskilled-goes-to-skill': unskilledGoesToSkill,
  'agent.unavailable-goes-to-skill': unavailableGoesToSkill,
  'agent.none-goes-to-skill': noneGoesToSkill,
  'agent.not-for-bots': notForBots,
  'context.passes-intent': passesIntent,
  'context.passes-message': passesMessage,
  'context.not-for-people': notForPeople,
  'context.off-passes-nothing': offPassesNothing,
  'context.receiver-starts-intent-dialog': receiverStartsIntentDialog,
  'context.receiver-prefers-intent': receiverPrefersIntent,
  'context.receiver-falls-back': receiverFallsBack,
  'silence.fallback-skill-after-three-minutes': fallbackSkillAfterThreeMinutes,
  'silence.nothing-within-three-minutes': nothingWithinThreeMinutes,
  'silence.no-fallback-skill-no-transfer': noFallbackSkillNoTransfer,
  'silence.reply-cancels': replyCancels,
  'silence.bypassed-once': bypassedOnce,
  'silence.configured-wait': configuredWait,
  'immediate.failure-reaches-rule': failureReachesRule,
  'immediate.broken-call-is-failure': brokenCallIsFailure,
  'immediate.success-reaches-rule': successReachesRule,
  'immediate.no-rule-next-action': noRuleNextAction,
  'immediate.bot-keeps-conversation': botKeepsConversation,
  'deferred.sentinel-reaches-bot': sentinelReachesBot,
  'deferred.caught-dialog-answers': caughtDialogAnswers,
  'deferred.uncaught-goes-to-fallback': uncaughtGoesToFallback,
  'deferred.uncaught-like-other-texts': uncaughtLikeOtherTexts,
  'deferred.sentinel-hidden': sentinelHidden,
  'deferred.one-sentinel-per-failure': oneSentinelPerFailure,
  'cap.text-on-fourth-failure': textOnFourthFailure,
  'cap.stops-after-fourth-failure': stopsAfterFourthFailure,
  'cap.user-friendly-response-instead': userFriendlyResponseInstead,
  'cap.no-text-before-fourth': noTextBeforeFourth,
  'cap.no-fourth-sentinel': noFourthSentinel,
  'cap.success-prevents-text': successPreventsText,
  'cap.per-conversation': perConversation,
  'delay.postpones-transfer': postponesTransfer,
  'delay.texts-arrive-first': textsArriveFirst,
  'delay.agent-transfer-postpones': agentTransferPostpones,
  'result.response-variable': responseVariable,
  'result.transform-script': transformScript,
  'result.custom-data-fields': customDataFields,
  'unasked.transfer': unaskedTransfer,
  'unasked.second-transfer': secondTransfer,
  'unasked.repeated-text': repeatedText,
  'unasked.other-dialog': otherDialog,
  'unasked.cap-text': unaskedCapText,
  'unasked.crossed-conversations': crossedConversations,
} as const satisfies Record<RequirementId, Rule>;
