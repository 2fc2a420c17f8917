import type { Trace } from '../../../trace/trace';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noRequest } from '../no-request';
import { configuredRequest, firstAttempt, refusalOf, pairsBy, type ConversationPair } from './conversation-pair';

export const agentIdOptional: Rule = {
  id: 'config.agent-id-optional',
  lookAt: 'which fields the configuration demands, and what is done when no agent is named',
  judge: (trace) =>
    onEvery(
      pairsBy(trace, (declared) => declared.agentId === undefined, ['skill', 'message']),
      (twins) => judgeTwins(trace, twins),
      'No bot without an Agent Id had a twin with one in this play.',
    ),
};

function judgeTwins(trace: Trace, twins: ConversationPair): Finding {
  const request = configuredRequest(trace, twins.without);
  if ((request?.agentId ?? '') !== '') {
    return inconclusive('No Agent Id is configured, and the request names an agent all the same.', request);
  }
  if (request) return pass('The escalation without an Agent Id was accepted and requested its transfer.', request);
  const twinRequest = configuredRequest(trace, twins.with);
  if (!twinRequest) return inconclusive('With an Agent Id no transfer was requested either.');
  const refusal = refusalOf(trace, twins.without);
  const attempt = firstAttempt(trace, twins.without);
  if (!refusal && !attempt) return inconclusive('The escalation without an Agent Id was not attempted.');
  if (attempt?.request) return inconclusive('The request is not the configured one.', attempt.request);
  const missing = attempt && noRequest(attempt);
  if (!refusal && missing?.verdict === 'inconclusive') return missing;
  return fail(
    refusal
      ? 'A configuration without an Agent Id was refused; the same with one was accepted.'
      : 'Without an Agent Id no transfer was requested; with one it was.',
    'Agent Id may be left out',
    refusal,
    attempt?.turn.stimulus,
    twinRequest,
  );
}
