import { isKind, type Event } from '../../../trace/trace';
import type { Escalation } from '../../../trace/turn';
import { transferIsDue } from '../transfer-due';

/** The hand-over that an escalation led to. */
export function handOverOf({ request, turn }: Escalation): Event<'handed-over'> | undefined {
  return request && turn.events.filter(isKind('handed-over')).find((each) => each.attempt === request.attempt);
}

/** Escalations with a text for the consumer whose value the documents settle. */
export function hasMessage(escalation: Escalation): boolean {
  return transferIsDue(escalation) && !escalation.message.blank && escalation.message.settled;
}

/**
 * Whether every backslash of a configured message belongs to a new line: two of them and an n, as the page shows it, or one or
 * three, of which the written protocol says that they mean the same.
 */
export function escapesAreDocumented({ message }: Escalation): boolean {
  const escapes = (message.template ?? '').match(/\\+.?/gsu) ?? [];
  return escapes.every((escape) => /^\\{1,3}n$/.test(escape));
}

/**
 * Whether the words of the message are a text of a dialog as well, or what the consumer has said, which a bot may echo: then who
 * said them cannot be told.
 */
export function standsElsewhere({ message, turn }: Escalation): boolean {
  return (
    (turn.stimulus.kind === 'consumer-said' && turn.stimulus.text === message.value) ||
    turn.planned.some((each) => each.kind === 'text' && each.text === message.value) ||
    turn.setup.bot.dialogs.some(({ interactions }) =>
      interactions.some(
        (each) => each.type === 'text' && (each.text === message.value || each.text === message.template),
      ),
    )
  );
}
