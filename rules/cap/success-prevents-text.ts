import { isKind, type Event, type Trace } from '../../trace/trace';
import { eventsOf, turnsOf } from '../../trace/turns';
import { fail, onEvery, pass, type Finding, type Rule } from '../rule';
import { capTextsIn } from './cap-texts';

export const successPreventsText: Rule = {
  id: 'cap.success-prevents-text',
  lookAt: 'whether an attempt that succeeds is counted, or an old count is acted upon later',
  judge: (trace) =>
    onEvery(
      Object.keys(trace.conversations).flatMap((name) => recoveryIn(trace, name) ?? []),
      (recovery) => judgeRecovery(trace, recovery),
      'No transfer succeeded after earlier ones had failed in this play.',
    ),
};

/** Where one to three failures were followed by a transfer that was accepted and held. */
function recoveryIn(trace: Trace, conversation: string): Event<'transfer-answered'> | undefined {
  const events = eventsOf(trace, conversation);
  const failed = events.filter(isKind('transfer-failed'));
  const last = failed[failed.length - 1];
  if (!last || failed.length > 3) return undefined;
  return events.filter(isKind('transfer-answered')).find((each) => each.answer === 'accepted' && each.n > last.n);
}

function judgeRecovery(trace: Trace, success: Event<'transfer-answered'>): Finding {
  const read = turnsOf(trace)
    .filter((turn) => turn.conversation === success.conversation)
    .flatMap(capTextsIn);
  return read.length === 0
    ? pass('A transfer succeeded within the four attempts, and the text of the cap was not sent.', success)
    : fail(
        'A transfer succeeded within the four attempts, and the consumer was told to try later.',
        'no such text',
        success,
        ...read,
      );
}
