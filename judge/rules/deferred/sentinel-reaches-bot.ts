import { sentinel } from '../../../trace/trace';
import type { Turn } from '../../../trace/turn';
import { textPaceMs } from '../../../trace/pace';
import { quote } from '../../../trace/render-event';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { transferIsDue, watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';
import { openingTexts, reactionTo, toldFailures } from './failed-turns';

export const sentinelReachesBot: Rule = {
  id: 'deferred.sentinel-reaches-bot',
  lookAt: `the text that the bot is given when an accepted transfer fails: exactly ${sentinel}`,
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter((turn) => turn.caughtBy === 'pattern' && showsThatItRuns(turn)),
      judgeTurn,
      'No accepted transfer failed with a dialog in place that catches it in this play.',
    ),
};

/** Whether the dialog begins with something that can be seen: a text, or a transfer. */
function showsThatItRuns(turn: Turn): boolean {
  const [first] = turn.planned;
  return openingTexts(turn).length > 0 || (first?.kind === 'escalation' && transferIsDue(first));
}

function judgeTurn(turn: Turn): Finding {
  const sign = reactionTo(turn);
  if (sign) return pass('The dialog that catches the failed escalation ran.', turn.stimulus, sign);
  const [first] = turn.planned;
  const tooShort = watchedTooShort(turn, first?.kind === 'escalation' ? first.dueAfterMs : textPaceMs);
  if (tooShort) return tooShort;
  const { told, nothing } = whatCame(turn);
  const found = fail(
    `An accepted transfer failed, failure ${turn.failures} of the conversation, and the dialog that catches ${quote(sentinel)} did not run${told}.`,
    `the dialog ${quote(turn.dialog?.name ?? '')} runs`,
    ...turn.events,
  );
  // Words in another spelling would have come to the Fallback dialog.
  return nothing ? { ...found, lookAt: 'whether the bot is told there that an accepted transfer has failed' } : found;
}
