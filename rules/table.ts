/** Every rule, by the requirement that it judges. A requirement without a rule does not compile. */
import type { RequirementId } from '../requirements/catalogue';
import type { Rule } from './rule';
import { agentTransferTransfers } from './route/agent-transfer-transfers';
import { integrationTransfers } from './route/integration-transfers';
import { messageRequired } from './config/message-required';
import { literalNumber } from './skill/literal-number';
import { nonNumericNoTransfer } from './skill/non-numeric-no-transfer';
import { nonNumericSendsFallback } from './skill/non-numeric-sends-fallback';
import { variableAtAttempt } from './skill/variable-at-attempt';
import { beforeTransfer } from './message/before-transfer';
import { blankSendsNothing } from './message/blank-sends-nothing';
import { blankStillTransfers } from './message/blank-still-transfers';
import { inTransferRequest } from './message/in-transfer-request';
import { lastBeforeTransfer } from './message/last-before-transfer';
import { fallbackSkillAfterThreeMinutes } from './silence/fallback-skill-after-three-minutes';
import { noFallbackSkillNoTransfer } from './silence/no-fallback-skill-no-transfer';
import { nothingWithinThreeMinutes } from './silence/nothing-within-three-minutes';
import { replyCancels } from './silence/reply-cancels';
import { brokenCallIsFailure } from './immediate/broken-call-is-failure';
import { failureReachesRule } from './immediate/failure-reaches-rule';
import { caughtDialogAnswers } from './deferred/caught-dialog-answers';
import { oneSentinelPerFailure } from './deferred/one-sentinel-per-failure';
import { sentinelHidden } from './deferred/sentinel-hidden';
import { sentinelReachesBot } from './deferred/sentinel-reaches-bot';
import { uncaughtGoesToFallback } from './deferred/uncaught-goes-to-fallback';
import { noFourthSentinel } from './cap/no-fourth-sentinel';
import { noTextBeforeFourth } from './cap/no-text-before-fourth';
import { perConversation } from './cap/per-conversation';
import { stopsAfterFourthFailure } from './cap/stops-after-fourth-failure';
import { successPreventsText } from './cap/success-prevents-text';
import { textOnFourthFailure } from './cap/text-on-fourth-failure';
import { userFriendlyResponseInstead } from './cap/user-friendly-response-instead';

export const rules = {
  'route.agent-transfer-transfers': agentTransferTransfers,
  'route.integration-transfers': integrationTransfers,
  'config.message-required': messageRequired,
  'skill.literal-number': literalNumber,
  'skill.non-numeric-no-transfer': nonNumericNoTransfer,
  'skill.non-numeric-sends-fallback': nonNumericSendsFallback,
  'skill.variable-at-attempt': variableAtAttempt,
  'message.before-transfer': beforeTransfer,
  'message.blank-sends-nothing': blankSendsNothing,
  'message.blank-still-transfers': blankStillTransfers,
  'message.in-transfer-request': inTransferRequest,
  'message.last-before-transfer': lastBeforeTransfer,
  'silence.fallback-skill-after-three-minutes': fallbackSkillAfterThreeMinutes,
  'silence.no-fallback-skill-no-transfer': noFallbackSkillNoTransfer,
  'silence.nothing-within-three-minutes': nothingWithinThreeMinutes,
  'silence.reply-cancels': replyCancels,
  'immediate.broken-call-is-failure': brokenCallIsFailure,
  'immediate.failure-reaches-rule': failureReachesRule,
  'deferred.caught-dialog-answers': caughtDialogAnswers,
  'deferred.one-sentinel-per-failure': oneSentinelPerFailure,
  'deferred.sentinel-hidden': sentinelHidden,
  'deferred.sentinel-reaches-bot': sentinelReachesBot,
  'deferred.uncaught-goes-to-fallback': uncaughtGoesToFallback,
  'cap.no-fourth-sentinel': noFourthSentinel,
  'cap.no-text-before-fourth': noTextBeforeFourth,
  'cap.per-conversation': perConversation,
  'cap.stops-after-fourth-failure': stopsAfterFourthFailure,
  'cap.success-prevents-text': successPreventsText,
  'cap.text-on-fourth-failure': textOnFourthFailure,
  'cap.user-friendly-response-instead': userFriendlyResponseInstead,
} as const satisfies Record<RequirementId, Rule>;
