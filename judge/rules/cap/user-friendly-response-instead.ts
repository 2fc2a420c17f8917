import { capText, type Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { quote } from '../../../trace/render-event';
import { fourthFailures } from '../deferred/failed-turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { insteadOf, saidAgain } from './cap-texts';

export const userFriendlyResponseInstead: Rule = {
  id: 'cap.user-friendly-response-instead',
  lookAt:
    'whether the default user-friendly response of Bot Settings replaces the built-in text, and is not added to it',
  judge: (trace) =>
    onEvery(
      fourthFailures(trace).filter((turn) => turn.setup.bot.defaultUserFriendlyResponse !== undefined),
      (turn) => judgeTurn(trace, turn),
      'No transfer failed for the fourth time with a default user-friendly response set in this play.',
    ),
};

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const own = turn.setup.bot.defaultUserFriendlyResponse ?? '';
  const read = readings(turn.events);
  const builtIn = read.find((reading) => reading.text === capText);
  const expected = `${quote(own)} to the consumer, and not the built-in text`;
  const responses = read.filter((reading) => reading.text === own);
  if (builtIn) {
    return fail(
      responses.length > 0
        ? 'The built-in text was sent beside the one that Bot Settings hold: the consumer got both.'
        : 'The built-in text was sent in the place of the one that Bot Settings hold.',
      expected,
      turn.stimulus,
      ...read,
    );
  }
  if (responses.length > 0) {
    return (
      saidAgain(trace, turn, responses) ??
      pass('The default user-friendly response was sent instead of the built-in text.', turn.stimulus, ...responses)
    );
  }
  return (
    watchedTooShort(turn) ??
    fail(
      `A transfer failed for the fourth time and the consumer did not get the set response${insteadOf(own, trace, turn)}.`,
      expected,
      ...turn.events,
    )
  );
}
