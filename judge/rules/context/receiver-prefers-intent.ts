import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { fail, onEvery, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { dialogFor, receivingTurns, speaksFirst, startsItsDialog } from './receiving-turns';

export const receiverPrefersIntent: Rule = {
  id: 'context.receiver-prefers-intent',
  lookAt: 'which of intent and message is tried first when both are handed over',
  judge: (trace) =>
    onEvery(
      receivingTurns(trace).filter((turn) => {
        const [byIntent, byMessage] = [dialogFor(turn, 'intent'), dialogFor(turn, 'message')];
        return speaksFirst(turn) && byIntent !== undefined && byMessage !== undefined && byIntent !== byMessage;
      }),
      judgeTurn,
      'No bot was handed an intent and a message that fit different dialogs in this play.',
    ),
};

function judgeTurn(turn: Turn): Finding {
  const planned = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const texts =
    dialogFor(turn, 'message')?.interactions.flatMap((each) =>
      each.type === 'text' && !planned.includes(each.text) ? [each.text] : [],
    ) ?? [];
  const wrong = readings(turn.events).find((reading) => texts.includes(reading.text));
  return wrong
    ? fail(
        'The receiving bot went by the message although an intent was handed over.',
        'the dialog of the intent',
        turn.stimulus,
        wrong,
      )
    : startsItsDialog(turn);
}
