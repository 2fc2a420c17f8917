import { failedAtOnce } from '../../trace/failure-count';
import { isSameCall, repeatedCallsIn } from '../../trace/repeated-calls';
import type { Event } from '../../trace/trace';
import { claimedRequests, eventsOf, requests } from '../../trace/pick-events';
import { turnsOf } from '../../trace/turns';
import type { Observation } from './observation';

export const repeatedCall: Observation = {
  id: 'unasked.repeated-call',
  section: 'Nothing unasked',
  question: 'Is a transfer call that failed made again, although nothing in the dialog asks for that?',
  whyOpen: 'The documents have a failed call reported, and do not say how often it may be tried before or beside that.',
  look: (trace) => {
    const repeated = repeatedCallsIn(trace);
    return turnsOf(trace).flatMap(({ conversation, events, planned, stimulus }) => {
      const asked = claimedRequests({ planned });
      const again = requests(events).filter((request) => repeated.has(request) && !asked.includes(request));
      const failure = again[0] && failureBefore(eventsOf(trace, conversation), again[0]);
      if (!failure) return [];
      const evidence = new Set([stimulus.n, failure.n, ...again.map(({ n }) => n)]);
      return [
        {
          ...(failure.kind === 'transfer-failed'
            ? { about: 'a transfer that failed later', seen: 'a call is made again' }
            : { about: 'a call that failed at once', seen: 'it is made again' }),
          evidence: [...evidence].sort((a, b) => a - b),
        },
      ];
    });
  },
};

/** The last failure after which the request is one made again. */
function failureBefore(events: readonly Event[], request: Event<'transfer-requested'>): Event | undefined {
  const same = requests(events).filter((each) => isSameCall(each, request));
  return events.findLast(
    (event) =>
      event.n < request.n &&
      (event.kind === 'transfer-failed' ||
        (failedAtOnce(event) && same.some(({ attempt }) => attempt === event.attempt))),
  );
}
