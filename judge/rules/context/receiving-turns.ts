/** What the rules about the receiving bot ask of a trace. */
import { isKind, type Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { quote, seconds } from '../../../trace/render-event';
import { openingTexts } from '../deferred/failed-turns';
import { fail, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';

/**
 * Turns that a handed-over conversation began and in which the documents say what counts: not where nothing was
 * passed, and not where an intent that fits nothing came with a message that fits.
 */
export function receivingTurns(trace: Trace): Turn[] {
  return turnsOf(trace).filter((turn) => {
    const { intentId, userMessage } = turn.setup.handedOver ?? {};
    if (turn.stimulus.kind !== 'configuration-offered') return false;
    if ((intentId ?? '') === '') return (userMessage ?? '') !== '';
    return dialogFor(turn, 'intent') !== undefined || dialogFor(turn, 'message') === undefined;
  });
}

/** The dialog of the receiving bot that the passed intent, or the passed message, fits. */
export function dialogFor(turn: Turn, by: 'intent' | 'message') {
  const { intentId, userMessage } = turn.setup.handedOver ?? {};
  return turn.setup.bot.dialogs.find((dialog) =>
    by === 'intent'
      ? intentId !== undefined && dialog.intentId === intentId
      : dialog.type === 'dialog' && userMessage !== undefined && dialog.patterns.includes(userMessage),
  );
}

/** Whether the dialog of this turn fits what was passed and begins with a text, so that its start is seen. */
export function speaksFirst(turn: Turn): boolean {
  return turn.caughtBy === 'pattern' && openingTexts(turn).length > 0;
}

/** Whether the receiving bot said what the dialog of this turn says first. */
export function startsItsDialog(turn: Turn): Finding {
  const [expected = ''] = openingTexts(turn);
  const right = readings(turn.events).find((reading) => reading.text === expected);
  const name = quote(turn.dialog?.name ?? '');
  if (right) return pass(`The receiving bot started the dialog ${name}.`, turn.stimulus, right);
  return (
    watchedTooShort(turn) ??
    fail(
      `The receiving bot did not start the dialog ${name}${insteadIn(turn)}.`,
      `${quote(expected)} to the consumer`,
      ...turn.events,
    )
  );
}

function insteadIn(turn: Turn): string {
  if (readings(turn.events).length > 0) return whatCame(turn).told;
  const refused = turn.events.find(isKind('call-refused'));
  if (refused) return `: the platform refused its call with status ${refused.status}`;
  if (turn.events.some(isKind('transfer-requested'))) return ': a transfer was requested instead';
  return `, and did nothing at all within ${seconds(turn.watchedMs)} of being handed the conversation`;
}
