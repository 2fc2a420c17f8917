import { isKind, type Event } from '../../trace/trace';
import type { Escalation } from '../../trace/turns';
import { transferIsDue } from '../transfer-due';

/** The hand-over that an escalation led to. */
export function handOverOf({ request, turn }: Escalation): Event<'handed-over'> | undefined {
  return request && turn.events.filter(isKind('handed-over')).find((each) => each.attempt === request.attempt);
}

/** Escalations with a text for the consumer whose value the documents settle. */
export function hasMessage(escalation: Escalation): boolean {
  return transferIsDue(escalation) && !escalation.message.blank && !escalation.message.unset;
}
