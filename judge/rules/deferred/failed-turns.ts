/** What the rules about deferred failures ask of a trace. */
import { conversationsOfBot } from '../../../trace/bot-of';
import { atMost } from '../../../trace/failure-count';
import { cap, isKind, type Event, type Trace } from '../../../trace/trace';
import { readings, requests } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { attemptedEscalationsOf, turnsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';

/**
 * Turns that a deferred failure began and of which the bot is to hear: at most the third failure by any way of
 * counting that the documents leave open.
 */
export function toldFailures(trace: Trace): Turn[] {
  return deferredFailures(trace).filter((turn) => mostFailures(trace, turn.stimulus) < cap);
}

/** Turns that the fourth failure of a conversation began, where every way of counting makes it the fourth in a row. */
export function fourthFailures(trace: Trace): Turn[] {
  return deferredFailures(trace).filter(
    (turn) =>
      turn.failures === cap && mostFailures(trace, turn.stimulus) === cap && !succeededBefore(trace, turn.stimulus),
  );
}

/** Turns that the failure of a transfer began which the bot itself had asked for, and of which it can hear. */
export function deferredFailures(trace: Trace): Turn[] {
  const turns = turnsOf(trace);
  // Whether the bot is told when the transfer failed that went round it in its silence is not documented.
  const roundTheBot = turns.filter((turn) => turn.silenced).flatMap((turn) => requests(turn.events));
  return turns.filter(({ conversation, overlapped, silenced, stimulus }) => {
    if (stimulus.kind !== 'transfer-failed' || silenced || overlapped) return false;
    return !roundTheBot.some(
      (request) => request.conversation === conversation && request.attempt === stimulus.attempt,
    );
  });
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
