import { carriesMessage } from '../../../trace/carries-message';
import { defaultTransferMessage, type Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noRequest } from '../transfer-due';
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
      : fail(
          request.toldByPlace === true
            ? 'The transfer was requested, and the consumer had not read the default text.'
            : `The transfer request carries ${quote(request.message)} instead of the default text.`,
          expected,
          request,
        );
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
