import { carriesMessage } from '../../../trace/carries-message';
import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import type { Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { textsOfRule } from '../immediate/follows-failure-rule';
import { transferIsDue } from '../transfer-due';

export const unknownIdFailsAsTransfer: Rule = {
  id: 'skill.unknown-id-fails-as-transfer',
  lookAt: 'whether the existence of a skill is checked before the transfer is requested',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && isUnknown(each)),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation had a numeric id of a skill that does not exist in this play.',
    ),
};

function isUnknown({ skill, turn }: Escalation): boolean {
  return !turn.setup.platform.skills.some((each) => each.id === skill.value);
}

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { message, request, skill, turn } = escalation;
  const read = readings(turn.events);
  const failureTexts = textsOfRule(escalation, 'failure');
  const failed = read.find((reading) => failureTexts.includes(reading.text));
  const asConfigured = request?.skillId === skill.value && carriesMessage(request, message.value, turn.events);
  // A transfer that fails reaches the rule for failure; one taken for non-numeric afterwards does not.
  if (asConfigured && (failed !== undefined || failureTexts.length === 0)) {
    return pass('The transfer was requested, so it could fail as one.', request);
  }
  if (failed) return inconclusive('The rule for failure ran without a transfer request of this kind.', request, failed);
  const texts = fallbackTexts(trace, turn);
  const fallback = request && !asConfigured ? undefined : read.find((reading) => texts.includes(reading.text));
  if (fallback) {
    return fail(
      `The numeric id ${quote(skill.value)} of no existing skill was answered like one that is not numeric.`,
      'a transfer that fails',
      turn.stimulus,
      request,
      fallback,
    );
  }
  return request
    ? inconclusive(
        asConfigured ? 'What came of the failed transfer was not seen.' : 'The request is not the configured one.',
        request,
      )
    : inconclusive('Neither a transfer nor the fallback message was seen.', turn.stimulus);
}
