import type { Event, Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { textsOfFallbackDialog } from '../../../trace/fallback-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';
import { openingTexts, toldFailures } from './failed-turns';

export const uncaughtLikeOtherTexts: Rule = {
  id: 'deferred.uncaught-like-other-texts',
  lookAt: 'what a failed escalation that no dialog catches meets and a text of the consumer does not',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter(isUncaught),
      (turn) => judgeTurn(trace, turn),
      'No failed escalation was left uncaught in this play.',
    ),
};

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const others = answersBefore(trace, turn);
  const other = others.at(-1);
  if (!other) {
    return inconclusive(
      'No text of the consumer that no dialog catches got the fallback answer before, so there is nothing to hold it against.',
      turn.stimulus,
    );
  }
  const answers = answersIn(trace, turn);
  for (const before of others) {
    const alike = answers.find((answer) => haveOneSource(before, answer));
    if (alike) {
      return pass('Both got the fallback answer.', before.stimulus, before.read, alike.stimulus, alike.read);
    }
  }
  const got = answers[0] ? sourceOf(answers[0]) : 'none';
  return (
    watchedTooShort(turn) ??
    fail(
      `A text that no dialog catches got ${answers.length === 0 ? 'the fallback answer' : sourceOf(other)}, ` +
        `and a failed escalation that no dialog catches got ${got}${whatCame(turn).told}.`,
      [...new Set(dueTexts(trace, turn, others).map((text) => quote(text)))].join(' or '),
      other.stimulus,
      other.read,
      ...turn.events,
    )
  );
}

/** The texts of what such words got before. */
function dueTexts(trace: Trace, turn: Turn, others: readonly Answer[]): readonly string[] {
  const [ofDialog, ofMessage] = [others.some((each) => each.ofDialog), others.some((each) => each.ofMessage)];
  return [
    ...(ofMessage ? [trace.implementation.fallbackMessage] : []),
    ...(ofDialog ? textsOfFallbackDialog(turn) : []),
  ];
}

/** A fallback answer, and of what it is the text: of the Fallback dialog, of the bot's own message, or of both. */
interface Answer {
  readonly stimulus: Event;
  readonly read: Event;
  readonly ofDialog: boolean;
  readonly ofMessage: boolean;
}

/** To words of the consumer in the same conversation, before it, that no dialog caught. */
function answersBefore(trace: Trace, turn: Turn): Answer[] {
  return turnsOf(trace)
    .filter(({ conversation, stimulus }) => conversation === turn.conversation && stimulus.n < turn.stimulus.n)
    .filter((each) => each.stimulus.kind === 'consumer-said' && !each.silenced && !each.overlapped && isUncaught(each))
    .flatMap((each) => answersIn(trace, each));
}

function isUncaught(turn: Turn): boolean {
  return turn.caughtBy === 'nothing' || (turn.caughtBy === 'fallback-dialog' && openingTexts(turn).length > 0);
}

function answersIn(trace: Trace, turn: Turn): Answer[] {
  const texts = textsOfFallbackDialog(turn);
  return readings(turn.events)
    .map((read) => ({
      ...{ stimulus: turn.stimulus, read, ofDialog: texts.includes(read.text) },
      ofMessage: read.text === trace.implementation.fallbackMessage,
    }))
    .filter(({ ofDialog, ofMessage }) => ofDialog || ofMessage);
}

function haveOneSource(one: Answer, other: Answer): boolean {
  return (one.ofDialog && other.ofDialog) || (one.ofMessage && other.ofMessage);
}

function sourceOf({ ofDialog }: Answer): string {
  return ofDialog ? 'a text of the Fallback dialog' : "the bot's own fallback message";
}
