import type { Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import { mayHaveBeenTaken } from '../../../trace/what-happened';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { openingTexts, toldFailures } from './failed-turns';

export const oneSentinelPerFailure: Rule = {
  id: 'deferred.one-sentinel-per-failure',
  lookAt: 'how often the bot is told of one failed transfer',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter((turn) => turn.caughtBy === 'nothing' || openingTexts(turn).length > 0),
      (turn) => judgeTurn(trace, turn),
      'No accepted transfer failed with an answer to be counted in this play.',
    ),
};

/**
 * How often the same was due at failures before this one and has not come by now: where another transfer was accepted before it
 * could be said, a bot may keep it until that one fails.
 */
function heldBefore(trace: Trace, turn: Turn, text: string): number {
  return turnsOf(trace).filter(
    ({ conversation, events, planned, stimulus }) =>
      stimulus.kind === 'transfer-failed' &&
      conversation === turn.conversation &&
      stimulus.n < turn.stimulus.n &&
      planned.some((each) => each.kind === 'text' && each.text === text) &&
      readings(events).every((reading) => reading.text !== text) &&
      events.some((event) => event.kind === 'transfer-answered' && mayHaveBeenTaken(event)),
  ).length;
}

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const [text = ''] = turn.caughtBy === 'nothing' ? [trace.implementation.fallbackMessage] : openingTexts(turn);
  // The same words may stand in what the dialog leads to as well.
  const due = turn.planned.filter((each) => each.kind === 'text' && each.text === text).length;
  const times = Math.max(1, due) + heldBefore(trace, turn, text);
  const read = readings(turn.events).filter((reading) => reading.text === text);
  if (read.length === 0) return inconclusive('The bot showed no reaction that could be counted.', turn.stimulus);
  return read.length <= times
    ? pass('The bot reacted once.', turn.stimulus, ...read)
    : fail(
        `One transfer failed and the bot reacted ${read.length} times.`,
        `${quote(text)} once`,
        turn.stimulus,
        ...read,
      );
}
