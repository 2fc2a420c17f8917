import type { Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { quote } from '../../../trace/render-event';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';
import { openingTexts, toldFailures } from './failed-turns';

export const uncaughtGoesToFallback: Rule = {
  id: 'deferred.uncaught-goes-to-fallback',
  lookAt: 'whether a failed escalation that no dialog catches is treated as a message that the bot does not understand',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter(
        (turn) => turn.caughtBy === 'nothing' || (turn.caughtBy === 'fallback-dialog' && openingTexts(turn).length > 0),
      ),
      (turn) => judgeTurn(trace, turn),
      'No failed escalation was left uncaught in this play.',
    ),
};

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const texts = fallbackTexts(trace, turn);
  const read = readings(turn.events).find((reading) => texts.includes(reading.text));
  if (read) return pass('The consumer got the fallback answer.', turn.stimulus, read);
  return (
    watchedTooShort(turn) ??
    fail(
      `A failed escalation that no dialog catches gave the consumer no fallback answer${whatCame(turn).told}.`,
      texts.map((text) => quote(text)).join(' or '),
      ...turn.events,
    )
  );
}
