import { carriesMessage } from '../../../trace/carries-message';
import { readings, requests } from '../../../trace/pick-events';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import type { Escalation, Turn } from '../../../trace/turn';
import { escalationsOf, turnsOf } from '../../../trace/turns';
import { blankMessage, type Event, type Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { areAlike, ownWords, textsAreSettled } from '../own-words';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { transferIsDue } from '../transfer-due';
import { handOverOf, hasMessage } from './hand-over-of';
import { hasTextTwin, noTextTwin } from './text-control';

export const blankSendsNothing: Rule = {
  id: 'message.blank-sends-nothing',
  lookAt: 'whether BLANK_MESSAGE, or some text in its place, is said to the consumer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.message.blank && textsAreSettled(each.turn)),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation with BLANK_MESSAGE was attempted in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const handOver = handOverOf(escalation);
  const end = handOver ?? request;
  const forTransfer = readings(turn.events).filter(
    (reading) => showsTheWord(reading, turn) || (isCarried(reading, turn, end) && !isOfRepeated(trace, reading, turn)),
  );
  const added = forTransfer.length > 0 ? forTransfer : addedForBlank(trace, escalation, end);
  if (added === 'cannot say') {
    return inconclusive(
      'The bot has words of its own, and no escalation of this play that has a message is alike otherwise: nothing ' +
        'shows whether they came for the transfer.',
      turn.stimulus,
      ...ownWords(turn, end),
    );
  }
  const [first] = added;
  if (first) {
    const found = fail(
      `The message is BLANK_MESSAGE, and the consumer read ${quote(first.text)}.`,
      'no message to the consumer',
      turn.stimulus,
      ...added,
      request,
    );
    return { ...found, lookAt: whatSays(first) };
  }
  if (!handOver) return inconclusive('The conversation was not handed over.', turn.stimulus, request);
  return hasTextTwin(trace)
    ? pass('The consumer read nothing that came for the transfer.', turn.stimulus, request, handOver)
    : noTextTwin();
}

function whatSays({ via }: Event<'consumer-read'>): string {
  return via === 'transfer'
    ? 'what fills the field "message" of the transfer request where the Message to User is BLANK_MESSAGE'
    : 'what says a text of the bot beside the transfer request where the Message to User is BLANK_MESSAGE';
}

/** Whether a text has the word itself in it, which neither the dialog nor the consumer brought up. */
function showsTheWord({ text }: Event<'consumer-read'>, { heard = '', planned }: Turn): boolean {
  const isPlanned = planned.some((each) => each.kind === 'text' && each.text === text);
  return text.includes(blankMessage) && !isPlanned && !heard.includes(blankMessage);
}

/** Whether a request gave the consumer a text that no escalation of the turn is configured with. */
function isCarried({ n, text, via }: Event<'consumer-read'>, { planned }: Turn, end: Event): boolean {
  return (
    via === 'transfer' &&
    n < end.n &&
    !planned.some((each) => each.kind === 'escalation' && each.message.value === text)
  );
}

/** Whether it came with a call that repeats one of before: whoever asks again for what had failed says that one's message again. */
function isOfRepeated(trace: Trace, { n }: Event<'consumer-read'>, { events }: Turn): boolean {
  const call = requests(events).findLast((request) => request.n < n);
  return call !== undefined && repeatedCallsIn(trace).has(call);
}

/**
 * Words of the bot's own that it does not have elsewhere, where it has more of them than at an escalation with a message
 * that is alike otherwise.
 */
function addedForBlank(
  trace: Trace,
  escalation: Escalation,
  end: Event,
): readonly Event<'consumer-read'>[] | 'cannot say' {
  const own = ownWords(escalation.turn, end);
  const usual = turnsOf(trace)
    .filter((turn) => !turn.planned.some(isBlank))
    .flatMap(({ events }) => said(events));
  const unusual = own.filter(({ text }) => !usual.includes(text));
  if (unusual.length === 0) return [];
  const counts = escalationsOf(trace)
    .filter((each) => hasMessage(each) && textsAreSettled(each.turn) && areAlike(trace, each, escalation))
    .flatMap((each) =>
      each.request && carriesMessage(each.request, each.message.value, each.turn.events)
        ? [ownWords(each.turn, each.request).length]
        : [],
    );
  if (counts.length === 0) return 'cannot say';
  return own.length > Math.max(...counts) ? unusual : [];
}

function isBlank(planned: Turn['planned'][number]): boolean {
  return planned.kind === 'escalation' && planned.message.blank;
}

function said(events: readonly Event[]): string[] {
  return readings(events).flatMap(({ text, via }) => (via === 'message' ? [text] : []));
}
