import { readings, type Turn } from '../../trace/turns';
import { quote } from '../../trace/tell';
import { fail, onEvery, pass, type Finding, type Rule } from '../rule';
import { plannedTexts, toldFailures } from './failed-turns';

export const caughtDialogAnswers: Rule = {
  id: 'deferred.caught-dialog-answers',
  lookAt: 'whether the texts of the dialog that catches the failed escalation are said to the consumer',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter((turn) => turn.caughtBy === 'pattern' && plannedTexts(turn).length > 0),
      judgeTurn,
      'No failed escalation was caught by a dialog with a text in this play.',
    ),
};

function judgeTurn(turn: Turn): Finding {
  const read = readings(turn.events);
  const missing = plannedTexts(turn).find((text) => !read.some((reading) => reading.text === text));
  return missing === undefined
    ? pass('The consumer read what the dialog says.', turn.stimulus, ...read)
    : fail(
        'The consumer did not read what the dialog that catches the failed escalation says.',
        `${quote(missing)} to the consumer`,
        ...turn.events,
      );
}
