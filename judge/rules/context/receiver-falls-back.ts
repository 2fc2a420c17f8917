import type { Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noFallbackMessage } from '../no-fallback-message';
import { watchedTooShort } from '../transfer-due';
import { receivingTurns, speaksFirst, startsItsDialog } from './receiving-turns';

export const receiverFallsBack: Rule = {
  id: 'context.receiver-falls-back',
  lookAt: 'what a receiving bot says when neither intent nor message fits a dialog',
  judge: (trace) =>
    onEvery(
      receivingTurns(trace).filter((turn) => turn.caughtBy !== 'pattern'),
      (turn) => judgeTurn(trace, turn),
      'No bot was handed a context that fits none of its dialogs in this play.',
    ),
};

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const texts = fallbackTexts(trace, turn);
  const read = readings(turn.events).find((reading) => texts.includes(reading.text));
  if (!read) {
    return (
      watchedTooShort(turn) ??
      fail(
        `Nothing that was handed over fits a dialog, and ${noFallbackMessage(turn)}`,
        texts.map((text) => quote(text)).join(' or '),
        ...turn.events,
      )
    );
  }
  const twin = receivingTurns(trace).some((each) => speaksFirst(each) && startsItsDialog(each).verdict === 'pass');
  return twin
    ? pass('The consumer got the fallback message; a context that fits started its dialog.', turn.stimulus, read)
    : inconclusive(
        'In this play no context that fits started its dialog either, so this may be all the bot ever says.',
      );
}
