import { failedAtOnce } from '../../../trace/failure-count';
import { eventsOf, readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import { cap, capText, isKind, type Event, type Trace } from '../../../trace/trace';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { besideOneGivenUp, givenUp } from '../cap/cap-texts';
import { mostFailures } from '../deferred/failed-turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { silenceLimitMs } from '../silence/silent-turn';
import { escalationsInReach, isEscalation } from './called-for';

/** A text that the consumer read where no transfer failed, in a conversation that has not stopped escalating. */
interface Occasion {
  readonly turn: Turn | undefined;
  readonly reading: Event<'consumer-read'>;
}

export const unaskedCapText: Rule = {
  id: 'unasked.cap-text',
  lookAt: 'where the text of the cap is said besides the end of four attempts',
  judge: (trace) =>
    onEvery(
      Object.keys(trace.conversations).flatMap((name) => occasionsIn(trace, name)),
      (occasion) => besideOneGivenUp(judgeOccasion(occasion), givenUp(trace)),
      'Nothing was read in this play without a transfer that had failed.',
    ),
};

function occasionsIn(trace: Trace, conversation: string): Occasion[] {
  const setup = trace.conversations[conversation];
  const events = eventsOf(trace, conversation);
  const read = readings(events);
  if (!setup || read.length === 0 || JSON.stringify(setup).includes(capText)) return [];
  const turns = turnsOf(trace).filter((turn) => turn.conversation === conversation);
  // One other text shows as much as all of them: that the bot speaks there.
  const other = read.find(({ text }) => text !== capText);
  return read.flatMap((reading) => {
    if (reading.text !== capText && reading !== other) return [];
    const turn = turns.findLast(({ stimulus }) => stimulus.n < reading.n);
    const isOpen =
      mostFailures(trace, reading) >= cap ||
      events.some((event) => event.n < reading.n && mayLeadToIt(event)) ||
      (turn !== undefined && mayHaveFailed(turn, reading));
    return isOpen ? [] : [{ turn, reading }];
  });
}

/** The consumer's words may be echoed, and of how the escalation of a silent bot fails no document says what is read. */
function mayLeadToIt(event: Event): boolean {
  return event.kind === 'outage-began' || (event.kind === 'consumer-said' && event.text.includes(capText));
}

/** Whether a transfer failed in a turn by then, or may have: one that is to come and was not accepted, or not in time. */
function mayHaveFailed(turn: Turn, { byMs }: Event): boolean {
  if (turn.stimulus.kind === 'transfer-failed' || byMs - turn.stimulus.afterMs >= silenceLimitMs(turn)) return true;
  if (turn.events.some((event) => event.kind === 'call-refused' || failedAtOnce(event))) return true;
  const escalations = turn.planned.filter(isEscalation);
  return escalations.length === 0
    ? escalationsInReach(turn).length > 0
    : escalations.some(({ answer }) => endOf(answer).kind !== 'accepted');
}

function judgeOccasion({ turn, reading }: Occasion): Finding {
  if (reading.text !== capText) {
    return pass('What the consumer read without a failed transfer was another text.', turn?.stimulus, reading);
  }
  const accepted = turn?.events.filter(isKind('transfer-answered')) ?? [];
  return fail(
    `The consumer read ${quote(capText)} although no transfer failed in that turn.`,
    'that text where a transfer failed for the fourth time, and nowhere else',
    turn?.stimulus,
    ...accepted,
    reading,
  );
}
