import { readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import type { Event } from '../../../trace/trace';
import type { Finding } from '../../../results/finding';
import { fail } from '../rule';
import { handOverOf, standsElsewhere } from './hand-over-of';

/**
 * The failure of an escalation whose message was said by a call of its own although the request is to bring it: in the same words
 * whichever requirement is broken by it, as it is one fault. Undefined where the request has the message, where its place is what
 * tells a message, and where nobody can say whose words they were.
 */
export function failedBySayingApart(
  escalation: Escalation,
  expected: string,
  ...shown: (Event | undefined)[]
): Finding | undefined {
  const { message, request, turn } = escalation;
  if (!request || request.toldByPlace === true || request.message === message.value || standsElsewhere(escalation)) {
    return undefined;
  }
  const own = readings(turn.events).filter(({ text, via }) => via === 'message' && text === message.value);
  const [first] = own;
  if (!first) return undefined;
  const found = fail(
    `${whenSaid(escalation, request, first)}, and the transfer request carries ${quote(request.message)}.`,
    expected,
    ...shown,
    request,
    ...own,
  );
  return {
    ...found,
    lookAt: 'which call brings the message: the field "message" of the transfer request, and no text beside it',
  };
}

function whenSaid(escalation: Escalation, request: Event, first: Event<'consumer-read'>): string {
  const handOver = handOverOf(escalation);
  if (handOver && first.n > handOver.n) {
    return 'The conversation was handed over before the consumer got the message: it was said in a text of its own after that';
  }
  if (first.n > request.n) return 'The message was said in a text of its own after the transfer was requested';
  const next = readings(escalation.turn.events).find(
    ({ n, text }) => n > first.n && n < request.n && text !== first.text,
  );
  return `The message was said in a text of its own before the transfer${next ? `, ${quote(next.text)} came after it` : ''}`;
}
