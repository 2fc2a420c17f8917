import { isKind, sentinel } from '../../trace/trace';
import { readings, requests, type Turn } from '../../trace/turns';
import { quote } from '../../trace/tell';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { promptlyMs } from '../transfer-due';
import { plannedTexts, toldFailures } from './failed-turns';

export const sentinelReachesBot: Rule = {
  id: 'deferred.sentinel-reaches-bot',
  lookAt: `the text that the bot is given when an accepted transfer fails: exactly ${sentinel}`,
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter((turn) => turn.caughtBy === 'pattern' && turn.planned.length > 0),
      judgeTurn,
      'No accepted transfer failed with a dialog in place that catches it in this play.',
    ),
};

function judgeTurn(turn: Turn): Finding {
  const texts = plannedTexts(turn);
  const sign =
    readings(turn.events).find((reading) => texts.includes(reading.text)) ??
    (turn.planned.some((each) => each.kind === 'escalation') ? requests(turn.events)[0] : undefined);
  if (sign) return pass('The dialog that catches the failed escalation ran.', turn.stimulus, sign);
  if (turn.watchedMs < promptlyMs && !turn.events.some(isKind('time-passed'))) {
    return inconclusive('The play ended before the bot could react.', turn.stimulus);
  }
  return fail(
    `An accepted transfer failed and the dialog that catches ${quote(sentinel)} did not run.`,
    `the dialog ${quote(turn.dialog?.name ?? '')} runs`,
    ...turn.events,
  );
}
