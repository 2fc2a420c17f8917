import { readings, type Escalation } from '../../trace/turns';
import { quote, seconds } from '../../trace/tell';
import { fail, inconclusive, pass, type Finding } from '../rule';
import { promptlyMs } from '../transfer-due';

/** The texts of the dialog that an escalation's rule for `result` names. */
export function textsOfRule({ interaction, turn }: Escalation, result: 'success' | 'failure'): readonly string[] {
  const name = interaction.rules?.find((rule) => rule.result === result)?.dialog;
  const dialog = turn.setup.bot.dialogs.find((each) => each.name === name);
  return dialog?.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])) ?? [];
}

/** Whether a rule for `result` is there to be seen: its dialog says something. */
export function ruleSpeaks(escalation: Escalation, result: 'success' | 'failure'): boolean {
  return textsOfRule(escalation, result).length > 0;
}

/** Whether the dialog named by the rule for failure ran after a call that failed, and the one for success did not. */
export function followsFailureRule(escalation: Escalation): Finding {
  const { answer, dueAfterMs, request, turn } = escalation;
  const read = readings(turn.events);
  const [expectedText = ''] = textsOfRule(escalation, 'failure');
  const expected = `${quote(expectedText)}, the text of the dialog that the rule for failure names`;
  const successTexts = textsOfRule(escalation, 'success');
  const wrong = read.find((reading) => successTexts.includes(reading.text));
  if (wrong) {
    return fail(
      'The transfer call failed and the rule for success ran.',
      expected,
      turn.stimulus,
      request,
      answer,
      wrong,
    );
  }
  const right = read.find((reading) => reading.text === expectedText);
  if (right) return pass('The transfer call failed and the rule for failure ran.', request, answer, right);
  if (turn.watchedMs < dueAfterMs + promptlyMs) {
    return inconclusive(`Observed only ${seconds(turn.watchedMs)} after the stimulus.`, turn.stimulus);
  }
  return fail('The transfer call failed and the rule for failure did not run.', expected, ...turn.events);
}
