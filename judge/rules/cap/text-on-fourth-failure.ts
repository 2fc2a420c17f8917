import { capText, type Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { quote } from '../../../trace/render-event';
import { fourthFailures } from '../deferred/failed-turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { insteadOf, noFourthFailure, saidAgain } from './cap-texts';

export const textOnFourthFailure: Rule = {
  id: 'cap.text-on-fourth-failure',
  lookAt: 'how failed transfers of a conversation are counted, and the wording of the default text',
  judge: (trace) =>
    onEvery(
      fourthFailures(trace).filter((turn) => turn.setup.bot.defaultUserFriendlyResponse === undefined),
      (turn) => judgeTurn(trace, turn),
      fourthFailures(trace).length === 0
        ? noFourthFailure(trace)
        : 'Where a transfer failed for the fourth time, a default user-friendly response is set.',
    ),
};

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const read = readings(turn.events).filter((reading) => reading.text === capText);
  if (read.length > 0) {
    return (
      saidAgain(trace, turn, read) ??
      pass('The fourth failure gave the consumer the default text.', turn.stimulus, ...read)
    );
  }
  return (
    watchedTooShort(turn) ??
    fail(
      `A transfer failed for the fourth time and the consumer did not get the default text${insteadOf(capText, trace, turn)}.`,
      `${quote(capText)} to the consumer`,
      ...turn.events,
    )
  );
}
