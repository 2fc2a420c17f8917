import type { Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
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

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const planned = turn.caughtBy === 'nothing' ? [trace.implementation.fallbackMessage] : openingTexts(turn);
  const [text = ''] = planned;
  const times = planned.filter((each) => each === text).length;
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
