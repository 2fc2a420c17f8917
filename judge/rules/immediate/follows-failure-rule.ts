import { readings } from '../../../trace/pick-events';
import type { Escalation, Turn } from '../../../trace/turn';
import { isKind, type Event } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { mayHaveBeenTaken } from '../../../trace/what-happened';
import { fail, inconclusive, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { isPastHandOver, notMissed, textDueAfterMs, watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';

/** The texts of the dialog that an escalation's rule for `result` names, with the variables of that moment where it ran. */
export function textsOfRule({ interaction, turn }: Escalation, result: 'success' | 'failure'): readonly string[] {
  const name = interaction.rules?.find((rule) => rule.result === result)?.dialog;
  const ran = turn.planned.flatMap((each) => (each.kind === 'text' && each.dialog.name === name ? [each] : []));
  if (ran.length > 0) return ran.flatMap(({ settled, text }) => (settled ? [text] : []));
  const dialog = turn.setup.bot.dialogs.find((each) => each.name === name);
  return dialog?.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])) ?? [];
}

/** Where among the rules of the interaction the first for `result` stands, as the end of a sentence; empty where it is alone. */
export function placeOfRule({ interaction: { rules = [] } }: Escalation, result: 'success' | 'failure'): string {
  const place = rules.findIndex((rule) => rule.result === result);
  if (rules.length < 2 || place < 0) return '';
  if (place === 0) return `, the first of ${rules.length}`;
  return place === rules.length - 1 ? `, the last of ${rules.length}` : `, number ${place + 1} of ${rules.length}`;
}

/** Whether a rule for `result` is there to be seen: its dialog says something. */
export function ruleSpeaks(escalation: Escalation, result: 'success' | 'failure'): boolean {
  return textsOfRule(escalation, result).length > 0;
}

/** Whether the dialog named by the rule for failure ran after a call that failed, and the one for success did not. */
export function followsFailureRule(escalation: Escalation): Finding {
  const { answer, request, turn } = escalation;
  const failureTexts = textsOfRule(escalation, 'failure');
  const [expectedText = ''] = failureTexts;
  const expected = `${quote(expectedText)}, the text of the dialog that the rule for failure names`;
  // What both dialogs say does not tell which of them ran.
  const successTexts = textsOfRule(escalation, 'success').filter((text) => !failureTexts.includes(text));
  const later = answer && laterSuccess(turn, answer);
  const after = readings(turn.events).filter((reading) => reading.n > (answer?.n ?? turn.stimulus.n));
  const wrong = after.find((reading) => successTexts.includes(reading.text) && reading.n < (later?.n ?? Infinity));
  if (wrong) {
    return fail(
      `The transfer call failed and the rule for success ran${placeOfRule(escalation, 'success')}.`,
      expected,
      turn.stimulus,
      request,
      answer,
      wrong,
    );
  }
  const right = after.find((reading) => reading.text === expectedText);
  if (right) return pass('The transfer call failed and the rule for failure ran.', request, answer, right);
  if (later) return inconclusive('A later call of the same turn succeeded.', answer, later);
  if (isPastHandOver(turn, escalation)) return notMissed(turn);
  return (
    watchedTooShort(turn, textDueAfterMs(escalation)) ??
    fail(
      `The transfer call failed and the rule for failure did not run${whatCame(turn, answer?.n).told}.`,
      expected,
      ...turn.events,
    )
  );
}

/** The first call after the failed one that succeeded, or may have, by a retry or a further escalation: its rule may run, too. */
export function laterSuccess({ events }: Turn, failed: Event): Event<'transfer-answered'> | undefined {
  return events.filter(isKind('transfer-answered')).find((each) => mayHaveBeenTaken(each) && each.n > failed.n);
}
