import { repeatedCallsIn } from '../../trace/repeated-calls';
import { isKind } from '../../trace/trace';
import { requests } from '../../trace/pick-events';
import { turnsOf } from '../../trace/turns';
import type { Observation } from './observation';

export const repeatedCall: Observation = {
  id: 'unasked.repeated-call',
  section: 'Nothing unasked',
  question: 'Is a transfer call that failed made again, although nothing in the dialog asks for that?',
  whyOpen: 'The documents have a failed call reported, and do not say how often it may be tried before or beside that.',
  look: (trace) => {
    const repeated = repeatedCallsIn(trace);
    return turnsOf(trace).flatMap(({ events, planned, stimulus }) => {
      const asked = planned.flatMap((each) => (each.kind === 'escalation' && each.request ? [each.request] : []));
      const again = requests(events).filter((request) => repeated.has(request) && !asked.includes(request));
      const [failed] = events.filter(isKind('transfer-answered'));
      if (again.length === 0) return [];
      return [
        {
          about: stimulus.kind === 'transfer-failed' ? 'a transfer that failed later' : 'a call that failed at once',
          seen: 'it is made again',
          evidence: [stimulus.n, ...(failed ? [failed.n] : []), ...again.map(({ n }) => n)].sort((a, b) => a - b),
        },
      ];
    });
  },
};
