/** What the rules about the result of a transfer call ask of a trace. */
import { isKind, type Event } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';

/** The settled texts that the bot is to say next after an escalation, before anything else that its result leads to. */
export function textsAfter(escalation: Escalation): readonly string[] {
  const { planned } = escalation.turn;
  const following = planned.slice(planned.indexOf(escalation) + 1);
  const end = following.findIndex((each) => each.kind !== 'text');
  return (end < 0 ? following : following.slice(0, end)).flatMap((each) =>
    each.kind === 'text' && each.settled ? [each.text] : [],
  );
}

/** What the consumer read in the turn after the call of an escalation was answered. */
export function readAfter({ answer, turn }: Escalation): readonly Event<'consumer-read'>[] {
  return readings(turn.events).filter((reading) => reading.n > (answer?.n ?? Infinity));
}

/** The answer to a further call of the same turn: of a retry, or of another escalation. */
export function nextAnswer({ answer, turn }: Escalation): Event<'transfer-answered'> | undefined {
  return turn.events.filter(isKind('transfer-answered')).find((each) => each.n > (answer?.n ?? Infinity));
}
