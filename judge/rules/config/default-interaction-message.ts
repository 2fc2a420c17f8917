import { carriesMessage } from '../../../trace/carries-message';
import { defaultTransferMessage, type Event, type Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Escalation } from '../../../trace/turn';
import type { Finding } from '../../../results/finding';
import { failedByOtherText } from '../message/failed-by-other-text';
import { failedBySayingApart } from '../message/said-apart';
import { noRequest } from '../no-request';
import { configuredRequest, firstAttempt, refusalOf, pairsBy, type ConversationPair } from './conversation-pair';

export const defaultInteractionMessage: Rule = {
  id: 'config.default-interaction-message',
  lookAt: 'the text that an Agent Transfer interaction sends when none is configured',
  judge: (trace) =>
    onEvery(
      pairsBy(trace, (declared) => declaredByInteraction(declared) && declared.messageToUser === undefined, ['skill']),
      (twins) => judgeTwins(trace, twins),
      'No Agent Transfer interaction without a message had a twin with one in this play.',
    ),
};

function declaredByInteraction(declared: object): boolean {
  return 'type' in declared;
}

function judgeTwins(trace: Trace, twins: ConversationPair): Finding {
  const expected = `a transfer request with the message ${quote(defaultTransferMessage)}`;
  const attempt = firstAttempt(trace, twins.without);
  const request = attempt?.request;
  if (request) {
    return carriesMessage(request, defaultTransferMessage, attempt.turn.events)
      ? configuredRequest(trace, twins.with)
        ? pass('The default text was sent; the twin sent its own.', request)
        : inconclusive('The twin did not send its own text, so the default may be all that is ever sent.', request)
      : failedByAnother(attempt, expected, request);
  }
  const twinRequest = configuredRequest(trace, twins.with);
  if (!twinRequest) return inconclusive('With a message no transfer was requested either.');
  const refusal = refusalOf(trace, twins.without);
  if (!refusal && !attempt) return inconclusive('The escalation without a message was not attempted.');
  const missing = attempt && noRequest(attempt);
  if (!refusal && missing?.verdict === 'inconclusive') return missing;
  return fail(
    refusal
      ? 'An Agent Transfer interaction without a message was refused; with one it was accepted.'
      : 'An Agent Transfer interaction without a message requested no transfer; with one it did.',
    expected,
    refusal,
    attempt?.turn.stimulus,
    twinRequest,
  );
}

/** What came in its place says the same here as of any message; that it is the default text is where to look. */
function failedByAnother(attempt: Escalation, expected: string, request: Event<'transfer-requested'>): Finding {
  if (request.toldByPlace === true) {
    return fail('The transfer was requested, and the consumer had not read the default text.', expected, request);
  }
  const apart = failedBySayingApart(attempt, expected, request);
  if (apart) return apart;
  const { lookAt: _whereOfAny, ...found } =
    failedByOtherText(attempt, expected, request) ??
    fail(`The transfer request carries ${quote(request.message)} instead of the default text.`, expected, request);
  return found;
}
