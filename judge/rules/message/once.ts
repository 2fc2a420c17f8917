import { carriesMessage } from '../../../trace/carries-message';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import type { Event, Trace } from '../../../trace/trace';
import { readings, requests } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { handOverOf, hasMessage, standsElsewhere } from './hand-over-of';

export const once: Rule = {
  id: 'message.once',
  lookAt:
    'whether the message is said by the bot and sent with the transfer request as well, or the transfer requested twice',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => hasMessage(each) && !standsElsewhere(each)),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation with a message for the consumer was attempted in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { dueAfterMs, message, request, turn } = escalation;
  const handOver = handOverOf(escalation);
  if (!handOver) {
    return saidAfterAll(escalation) ?? inconclusive('The conversation was not handed over.', turn.stimulus, request);
  }
  const claimed = turn.planned.flatMap((each) =>
    each.kind === 'escalation' && each.message.value === message.value && each.request ? [each.request] : [],
  );
  const repeated = repeatedCallsIn(trace);
  const again = requests(turn.events).filter(
    (each) => repeated.has(each) && carriesMessage(each, message.value, turn.events) && !claimed.includes(each),
  );
  const attempts = claimed.length + again.length;
  const read = readings(turn.events).filter((reading) => reading.text === message.value);
  if (read.length === 0) return inconclusive('The consumer did not read the message.', turn.stimulus, handOver);
  if (read.length > attempts) {
    const carrying = requests(turn.events).filter((each) => each.message === message.value);
    // Each request brings the message with it: then the message is not the cause, but the request.
    if (carrying.length > attempts && read.every(({ via }) => via === 'transfer')) {
      const found = fail(
        `The transfer was requested ${carrying.length} times, and each time the consumer read the message.`,
        attempts === 1 ? 'one transfer request' : `${attempts} transfer requests`,
        turn.stimulus,
        ...carrying,
        ...read,
        handOver,
      );
      return { ...found, lookAt: 'whether the Transfer API is called again although it has not failed' };
    }
    const unasked = requests(turn.events).filter(
      (each) => each.message === message.value && !repeated.has(each) && !claimed.includes(each),
    );
    const by = unasked.map(({ n }) => `event ${n}`).join(', ');
    const how = by === '' ? `: ${eachWay(read, handOver)}` : `, by a transfer request that nothing called for: ${by}`;
    const found = fail(
      `The consumer read the message ${read.length} times${how}.`,
      'the message once for each attempt',
      turn.stimulus,
      ...read,
      handOver,
      ...unasked,
    );
    return by === '' && read.some(({ via }) => via === 'message') ? { ...found, lookAt: whoSays(read) } : found;
  }
  return watchedTooShort(turn, dueAfterMs) ?? pass('The consumer read the message once.', ...read);
}

/**
 * The message of a call that was refused, in a text of the bot's own: it was to come with the hand-over, and there is none. Where a
 * message is told by its place it always is such a text.
 */
function saidAfterAll({ answer, message, request, turn }: Escalation): Finding | undefined {
  const isRefused = endOf(answer).kind === 'refused with status';
  if (!request || !answer || !isRefused || request.toldByPlace || !carriesMessage(request, message.value, turn.events))
    return undefined;
  const said = readings(turn.events).filter(({ text, via }) => via === 'message' && text === message.value);
  if (said.length === 0) return undefined;
  const found = fail(
    'The transfer was refused, and the bot said the message that was to come with it in a text of its own.',
    'the message with a transfer that is accepted, and nowhere else',
    request,
    answer,
    ...said,
  );
  return { ...found, lookAt: 'what says the message as a text of the bot, although the transfer request carries it' };
}

/** By which call the consumer read it each time; more than these are counted. */
function eachWay(read: readonly Event<'consumer-read'>[], handOver: Event): string {
  const most = 3;
  const ways = read.slice(0, most).map(({ n, via }) => {
    if (via === 'transfer') return `from the transfer request (event ${n})`;
    return `in a text of its own${n > handOver.n ? ' after the hand-over' : ''} (event ${n})`;
  });
  const rest = read.length - most;
  return [...ways, ...(rest > 0 ? [`${rest} times more`] : [])].join(', then ');
}

function whoSays(read: readonly Event<'consumer-read'>[]): string {
  return read.some(({ via }) => via === 'transfer')
    ? 'what says the message as a text of the bot, although the transfer request brings it'
    : 'what says the message as a text of the bot more than once';
}
