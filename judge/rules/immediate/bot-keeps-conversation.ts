import { failedAtOnce } from '../../../trace/failure-count';
import { isKind, type Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { eventsOf, readings } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';

export const botKeepsConversation: Rule = {
  id: 'immediate.bot-keeps-conversation',
  lookAt: 'whether the bot considers the conversation gone after a transfer call that failed',
  judge: (trace) =>
    onEvery(
      turnsAfterFailure(trace),
      judgeTurn,
      'The consumer said nothing after a failed transfer call in this play.',
    ),
};

/** What the consumer said next, after a turn whose only transfer calls failed, where a dialog has an answer. */
function turnsAfterFailure(trace: Trace): Turn[] {
  const turns = turnsOf(trace);
  return turns.filter((turn, index) => {
    const before = turns
      .slice(0, index)
      .filter((each) => each.conversation === turn.conversation)
      .at(-1);
    const [first] = turn.planned;
    return (
      before !== undefined &&
      onlyFailed(before) &&
      !turn.returned &&
      !wasHandedOver(trace, turn) &&
      turn.stimulus.kind === 'consumer-said' &&
      !turn.silenced &&
      !turn.overlapped &&
      first?.kind === 'text' &&
      first.settled
    );
  });
}

/** Whether every escalation of a turn called the Transfer API, and every call failed. */
function onlyFailed({ events, planned, silenced }: Turn): boolean {
  const escalations = planned.flatMap((each) => (each.kind === 'escalation' ? [each] : []));
  return (
    !silenced &&
    escalations.length > 0 &&
    escalations.every((each) => each.answer !== undefined) &&
    events.filter(isKind('transfer-answered')).every(failedAtOnce)
  );
}

/** With whom the conversation is after a hand-over, and who answers then, is not a matter of failed calls. */
function wasHandedOver(trace: Trace, { conversation, stimulus }: Turn): boolean {
  return eventsOf(trace, conversation).some(
    (event) => event.n < stimulus.n && (event.kind === 'handed-over' || event.kind === 'agent-joined'),
  );
}

function judgeTurn(turn: Turn): Finding {
  const [first] = turn.planned;
  const expected = first?.kind === 'text' ? first.text : '';
  const read = readings(turn.events).find((reading) => reading.text === expected);
  if (read) return pass('The bot still answers after the failed call.', turn.stimulus, read);
  return (
    watchedTooShort(turn) ??
    fail(
      'After a failed transfer call the bot did not answer the consumer.',
      `${quote(expected)} to the consumer`,
      ...turn.events,
    )
  );
}
