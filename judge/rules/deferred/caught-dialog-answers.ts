import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { textPaceMs } from '../../../trace/pace';
import { quote } from '../../../trace/render-event';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';
import { openingTexts, toldFailures } from './failed-turns';

export const caughtDialogAnswers: Rule = {
  id: 'deferred.caught-dialog-answers',
  lookAt: 'whether the texts of the dialog that catches the failed escalation are said to the consumer',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter((turn) => turn.caughtBy === 'pattern' && openingTexts(turn).length > 0),
      judgeTurn,
      'No failed escalation was caught by a dialog with a text in this play.',
    ),
};

function judgeTurn(turn: Turn): Finding {
  const read = readings(turn.events);
  const texts = openingTexts(turn);
  // A text that the dialog says twice is read twice.
  const missing = texts.findIndex(
    (text, place) =>
      read.filter((reading) => reading.text === text).length <
      texts.slice(0, place + 1).filter((each) => each === text).length,
  );
  if (missing < 0) return pass('The consumer read what the dialog says.', turn.stimulus, ...read);
  return (
    watchedTooShort(turn, (missing + 1) * textPaceMs) ??
    fail(
      `The consumer did not read what the dialog that catches the failed escalation says${whatCame(turn).told}.`,
      `${quote(texts[missing] ?? '')} to the consumer`,
      ...turn.events,
    )
  );
}
