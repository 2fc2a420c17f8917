import type { Finding } from '../../../results/finding';
import { readings, requests } from '../../../trace/pick-events';
import type { Event } from '../../../trace/trace';
import type { Escalation } from '../../../trace/turn';
import { fail } from '../rule';
import { otherText } from './other-text';
import { failedBySayingApart } from './said-apart';
import { whereChanged } from './where-changed';

/** What the consumer read from the request of an escalation. A further request of the same turn carries the message of another. */
export function carriedInstead({ message, request, turn }: Escalation): readonly Event<'consumer-read'>[] {
  if (!request) return [];
  const next = requests(turn.events).find((each) => each.n > request.n);
  return readings(turn.events).filter(
    ({ n, text, via }) => via === 'transfer' && text !== message.value && n > request.n && n < (next?.n ?? Infinity),
  );
}

/**
 * The failure of an escalation whose request brought another text than its message, or none, and whose message was not said beside
 * it either: in the same words whichever requirement is broken by it, as it is one fault.
 */
export function failedByOtherText(
  escalation: Escalation,
  expected: string,
  ...shown: (Event | undefined)[]
): Finding | undefined {
  const { message, request, turn } = escalation;
  if (!request) return undefined;
  const [other] = carriedInstead(escalation);
  if (other) {
    const found = fail(`The consumer read ${otherText(message.value, other.text)}.`, expected, ...shown, other);
    return { ...found, lookAt: whereChanged(escalation, other.text) };
  }
  const isTold = readings(turn.events).some(({ text }) => text === message.value);
  if (isTold || request.toldByPlace === true || request.message === message.value) return undefined;
  const found = fail(
    `The transfer request carries ${otherText(message.value, request.message)}.`,
    expected,
    ...shown,
    request,
  );
  return { ...found, lookAt: whereChanged(escalation, request.message) };
}

/** The failure of an escalation whose message went astray, by either of the two ways. */
export function failedByMessage(...asked: Parameters<typeof failedByOtherText>): Finding | undefined {
  return failedBySayingApart(...asked) ?? failedByOtherText(...asked);
}
