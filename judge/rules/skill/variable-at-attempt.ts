import { changedWhileWaiting, type ChangedWhileWaiting } from '../../../trace/changed-while-waiting';
import { failedAtOnce } from '../../../trace/failure-count';
import { readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Event, Trace } from '../../../trace/trace';
import type { Escalation, Turn } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { isDisturbed } from '../past-their-delay';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noRequest } from '../no-request';
import { refusedTransfers, skillShown, transferIsDue } from '../transfer-due';

export const variableAtAttempt: Rule = {
  id: 'skill.variable-at-attempt',
  lookAt: 'when the variable in the skill id is replaced: at the attempt, not when the bot is saved or started',
  judge: (trace) =>
    onEvery(
      [
        ...escalationsOf(trace)
          .filter((each) => isByVariable(each) && !(isDisturbed(each) && refusedTransfers(each).length === 0))
          .map((each) => () => judgeEscalation(each)),
        ...changedWhileWaiting(trace)
          .filter(isByVariable)
          .filter(({ before, skill }) => before.skill.value !== skill.value)
          .flatMap((each) => afterItsDelay(trace, each)),
      ],
      (judge) => judge(),
      'No escalation took its skill id from a variable in this play.',
    ),
};

function isByVariable(escalation: Escalation): boolean {
  return transferIsDue(escalation) && escalation.skill.byVariable;
}

/**
 * The answer for one whose skill id became this number while it waited. A bot to which the consumer has spoken need not
 * transfer any more; but one that has only said its fallback message took the value of before, which was no number.
 */
function afterItsDelay(trace: Trace, escalation: ChangedWhileWaiting): (() => Finding)[] {
  const { before, request, shownBy, skill, turn } = escalation;
  if (request) return [() => judgeEscalation(escalation, shownBy)];
  const texts = [turn, before.turn].flatMap((each) => fallbackTexts(trace, each));
  const fallback = readings(turn.events).find(({ text }) => texts.includes(text) && !isOfADialog(turn, text));
  // Whether a line feed of before the delay still counts is open, and what is said of it.
  if (!fallback || before.message.lineBreak !== 'none' || turn.events.some(failedAtOnce)) return [];
  if (before.skill.numeric !== 'not-numeric') return [];
  const held = `It held ${quote(before.skill.value)}, which is no number, when the delay began.`;
  return [
    () =>
      fail(
        `The consumer got the fallback message, and no transfer was requested. The skill id is ${skillShown(escalation)} when the delay is over. ${held}${fromNumberToNumber(trace)}`,
        `agentSkillId ${quote(skill.value)}`,
        turn.stimulus,
        ...shownBy,
        fallback,
      ),
  ];
}

/** Whether only the look for a number comes too early, or the value as well. */
function fromNumberToNumber(trace: Trace): string {
  const right = changedWhileWaiting(trace).some(
    ({ before, request, skill }) =>
      before.skill.numeric === 'numeric' && before.skill.value !== skill.value && request?.skillId === skill.value,
  );
  return right ? ' Where it was another number then, the new one was asked for.' : '';
}

function judgeEscalation(escalation: Escalation, shownBy: readonly Event[] = []): Finding {
  const { request, skill, turn } = escalation;
  if (!request) return noRequest(escalation);
  return request.skillId === skill.value
    ? pass(`The transfer asks for skill ${quote(request.skillId)}, the value of the variable at that moment.`, request)
    : fail(
        `The transfer asks for skill ${quote(request.skillId)}. The skill id is ${skillShown(escalation)} at that moment.`,
        `agentSkillId ${quote(skill.value)}`,
        turn.stimulus,
        ...shownBy,
        request,
      );
}

function isOfADialog({ setup }: Turn, text: string): boolean {
  return setup.bot.dialogs.some(
    ({ interactions, type }) =>
      type === 'dialog' && interactions.some((each) => each.type === 'text' && each.text === text),
  );
}
