/** Whether a transfer request is recognisably the work of an escalation, and not one that the bot would make anyway. */
import { quote } from '../../trace/render-event';
import { oncePerTrace } from '../../trace/once-per-trace';
import type { Event, Trace } from '../../trace/trace';
import { readings, requests } from '../../trace/pick-events';
import { turnsOf } from '../../trace/turns';
import { inconclusive } from './rule';
import type { Finding } from '../../results/finding';

/**
 * A pass that rests on a transfer request shows nothing where the consumer was told nothing of the message configured
 * for it: a bot that transfers at every word would pass. Right or wrong, the message itself has rules of its own.
 */
export function restingOnOwnRequests(finding: Finding, trace: Trace): Finding {
  if (finding.verdict !== 'pass') return finding;
  const strange = strangeRequests(trace).find(({ n }) => finding.evidence.includes(n));
  if (!strange) return finding;
  return inconclusive(
    `The transfer request carries the message ${quote(strange.message)}, and nothing of the one configured was to be ` +
      'read either: nothing shows that the request came from the escalation.',
    strange,
  );
}

const strangeRequests = oncePerTrace((trace): readonly Event<'transfer-requested'>[] =>
  requests(trace.events).filter((request) => !isOwn(request, trace)),
);

function isOwn(request: Event<'transfer-requested'>, trace: Trace): boolean {
  const turn = turnsOf(trace).find(({ events }) => events.includes(request));
  // What a bypass tells the consumer is configured nowhere, and between turns nothing is.
  if (!turn || turn.silenced) return true;
  const said = [request.message, ...readings(turn.events).map(({ text }) => text)];
  return turn.planned.some(
    (each) =>
      each.kind === 'escalation' && (!each.message.settled || said.some((text) => resembles(text, each.message.value))),
  );
}

/** Whether the longest word of the configured message is there: the one that is least likely to stand in any other. */
function resembles(said: string, configured: string): boolean {
  const [longest = ''] = configured.split(/\s+/u).sort((a, b) => b.length - a.length);
  return said.includes(longest);
}
