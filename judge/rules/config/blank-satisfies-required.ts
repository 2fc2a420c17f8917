import { blankMessage, type Trace } from '../../../trace/trace';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { refusalOf, configuredRequest, pairsBy, type ConversationPair } from './conversation-pair';

export const blankSatisfiesRequired: Rule = {
  id: 'config.blank-satisfies-required',
  lookAt: 'the check that the Message to User has a value: BLANK_MESSAGE is one',
  judge: (trace) =>
    onEvery(
      pairsBy(trace, (declared) => declared.messageToUser === blankMessage, ['skill']),
      (twins) => judgeTwins(trace, twins),
      'No bot with BLANK_MESSAGE had a twin with a text in this play.',
    ),
};

function judgeTwins(trace: Trace, twins: ConversationPair): Finding {
  const twinRefusal = refusalOf(trace, twins.with);
  if (twinRefusal) return inconclusive('The twin with a text was refused, too.', twinRefusal);
  const refusal = refusalOf(trace, twins.without);
  if (refusal) {
    return fail(
      'A configuration with BLANK_MESSAGE was refused; the same with a text was accepted.',
      'both are accepted',
      refusal,
    );
  }
  const request = configuredRequest(trace, twins.without);
  if (!configuredRequest(trace, twins.with)) {
    return inconclusive('The twin with a text did not transfer with its text.');
  }
  return request
    ? pass('The configuration with BLANK_MESSAGE was accepted and used.', request)
    : inconclusive('The configuration with BLANK_MESSAGE was accepted; no transfer was requested with it.');
}
