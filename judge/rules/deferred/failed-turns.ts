/** What the rules about deferred failures ask of a trace. */
import { conversationsOfBot } from '../../../trace/bot-of';
import { atMost } from '../../../trace/failure-count';
import { oncePerTrace } from '../../../trace/once-per-trace';
import { cap, isKind, type Event, type Trace } from '../../../trace/trace';
import { readings, requests } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { attemptedEscalationsOf, turnsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';

/**
 * Turns that a deferred failure began and of which the bot is to hear: at most the third failure by any way of
 * counting that the documents leave open.
 */
export const toldFailures = oncePerTrace((trace): readonly Turn[] =>
  deferredFailures(trace).filter((turn) => mostFailures(trace, turn.stimulus) < cap),
);

/** Turns that the fourth failure of a conversation began, where every way of counting makes it the fourth in a row. */
export const fourthFailures = oncePerTrace((trace): readonly Turn[] =>
  deferredFailures(trace).filter(
    (turn) =>
      turn.failures === cap &&
      mostFailures(trace, turn.stimulus) === cap &&
      !succeededBefore(trace, turn.stimulus) &&
      !failedRoundTheBot(trace, turn.stimulus),
  ),
);

/** Turns that the failure of an accepted transfer began, whoever asked for it, and of which the bot can hear. */
export const deferredFailures = oncePerTrace((trace): readonly Turn[] =>
  turnsOf(trace).filter(
    ({ overlapped, silenced, stimulus }) => stimulus.kind === 'transfer-failed' && !silenced && !overlapped,
  ),
);

/**
 * Whether by then a transfer had failed in a conversation of the bot that went round it in its silence. The bot is told of that
 * like of any other; whether it is an attempt that counts towards the fourth, no document says.
 */
function failedRoundTheBot(trace: Trace, failure: Event): boolean {
  const bots = conversationsOfBot(trace, failure.conversation);
  const roundTheBot = turnsOf(trace)
    .filter((turn) => turn.silenced && bots.includes(turn.conversation))
    .flatMap((turn) => requests(turn.events));
  return trace.events
    .filter(isKind('transfer-failed'))
    .some(
      ({ n, conversation, attempt }) =>
        n <= failure.n &&
        roundTheBot.some((request) => request.conversation === conversation && request.attempt === attempt),
    );
}

/** The most failures that an implementation may have counted by then, by any way of counting that the documents leave open. */
export function mostFailures(trace: Trace, by: Event): number {
  return atMost(trace, attemptedEscalationsOf(trace), by);
}

/** The settled texts that a turn's dialog says before anything else, in order. */
export function openingTexts(turn: Turn): readonly string[] {
  const end = turn.planned.findIndex((each) => each.kind !== 'text');
  const opening = end < 0 ? turn.planned : turn.planned.slice(0, end);
  return opening.flatMap((each) => (each.kind === 'text' && each.settled ? [each.text] : []));
}

/** What shows that the bot heard of this failure: a text of its dialog, or the transfer that the dialog asks for. */
export function reactionTo(turn: Turn): Event | undefined {
  const texts = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const asksAgain = turn.planned.some((each) => each.kind === 'escalation');
  return (
    readings(turn.events).find((reading) => texts.includes(reading.text)) ??
    (asksAgain ? requests(turn.events)[0] : undefined)
  );
}

/**
 * Whether a transfer held before in some conversation of the bot, an agent came, or one is still under way: whether the
 * count begins anew is open.
 */
function succeededBefore(trace: Trace, failure: Event): boolean {
  const bots = conversationsOfBot(trace, failure.conversation);
  const before = trace.events.filter((event) => event.n <= failure.n && bots.includes(event.conversation));
  const accepted = before.filter(isKind('transfer-answered')).filter((each) => endOf(each).kind === 'accepted');
  return before.some(isKind('agent-joined')) || accepted.length > before.filter(isKind('transfer-failed')).length;
}
