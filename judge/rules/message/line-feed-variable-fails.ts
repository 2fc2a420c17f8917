import type { ChangedWhileWaiting } from '../../../trace/changed-while-waiting';
import { readings, requests } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import type { Trace } from '../../../trace/trace';
import { pastTheirDelay } from '../past-their-delay';
import { errorTexts } from '../../../trace/fallback-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { textsOfRule } from '../immediate/follows-failure-rule';
import { mayBeBypass } from '../silence/silent-turn';
import { anotherMayFollow } from '../skill/not-numeric';
import { noTwin, numericTwin, textDueAfterMs, watchedTooShort } from '../transfer-due';

export const lineFeedVariableFails: Rule = {
  id: 'message.line-feed-variable-fails',
  lookAt: 'the guard against line feeds that come in through variables of an integration',
  judge: (trace) =>
    onEvery(
      pastTheirDelay(trace, (each) => judgeEscalation(trace, each)).filter(
        (each) =>
          each.route === 'integration' &&
          each.message.lineBreak === 'line feed' &&
          !cameMeanwhile(each) &&
          each.skill.numeric === 'numeric' &&
          !othersIn(each) &&
          !anotherMayFollow(each),
      ),
      (escalation) => judgeEscalation(trace, escalation),
      'No integration had a variable with a line feed in its message in this play.',
    ),
};

/** Whether the line feed came during the delay: which value of a variable in a message counts then is not documented. */
function cameMeanwhile(escalation: Escalation | ChangedWhileWaiting): boolean {
  return 'before' in escalation && escalation.before.message.lineBreak !== 'line feed';
}

/** Another escalation of the same turn may request a transfer of its own. */
function othersIn(escalation: Escalation): boolean {
  return escalation.turn.planned.some((each) => each.kind === 'escalation' && each !== escalation);
}

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { turn } = escalation;
  const repeated = repeatedCallsIn(trace);
  // A failure may be told by nothing, so that the bot is taken for silent in the end.
  const made = requests(turn.events).filter((request) => !repeated.has(request) && !mayBeBypass(turn, request));
  const expected = 'the integration fails, and no transfer is requested';
  if (made.length > 0) {
    return fail(`${holdsLineFeed(escalation)}, and the transfer was requested.`, expected, turn.stimulus, ...made);
  }
  const failureTexts = textsOfRule(escalation, 'failure');
  const successTexts = textsOfRule(escalation, 'success').filter((text) => !failureTexts.includes(text));
  const read = readings(turn.events);
  const succeeded = read.find((reading) => successTexts.includes(reading.text));
  if (succeeded) {
    return fail(`${holdsLineFeed(escalation)}, and the rule for success ran.`, expected, turn.stimulus, succeeded);
  }
  if (!numericTwin(trace)) return noTwin();
  const tooShort = watchedTooShort(turn, textDueAfterMs(escalation));
  if (tooShort) return tooShort;
  // That nothing at all happens is no failure yet. Which words tell of one is not documented.
  const told = [...failureTexts, ...errorTexts(trace, turn)];
  const failed = read.find((reading) => told.includes(reading.text));
  if (failureTexts.length > 0 && !failed) {
    return inconclusive(
      'No transfer was requested, and nothing shows that the integration failed: its rule for failure did not run.',
      turn.stimulus,
    );
  }
  return pass('No transfer was requested; without the line feed one was.', turn.stimulus, failed);
}

/** Which variable it is, and where in its value: of that a bot may look at a part. */
function holdsLineFeed({ message, turn }: Escalation): string {
  const at = message.names.findIndex((name) => turn.variables.get(name)?.includes('\n'));
  const [name = '', value = ''] = [message.names[at], turn.variables.get(message.names[at] ?? '')];
  if (value === '') return 'A variable in the message holds a line feed';
  const which = message.names.length === 1 ? 'The variable' : `Variable ${at + 1} of ${message.names.length}`;
  return `${which} in the message, ${quote(name)}, holds a line feed, ${quote(value)}`;
}
