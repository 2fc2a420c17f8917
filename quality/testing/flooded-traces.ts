/** Traces as a bot leaves them that never stops, made of traces of a bot that does: for the tests of how long a rule may look at one. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withSeparateTexts } from '../../trace/separate-texts';
import { isKind, type Event, type Trace } from '../../trace/trace';

const kept = path.join(__dirname, 'results-of', '0.1.0', 'reference', 'traces', 'messaging');

/** Of each area one in which much is judged. */
const scenarios = [
  'cap/four-failures-by-agent-transfer',
  'cap/two-conversations',
  'deferred/caught-among-look-alikes',
  'immediate/refused-and-goes-on-by-integration',
  'route/by-turns',
  'silence/answers-in-time',
] as const;

export interface FloodedTrace {
  readonly what: string;
  readonly trace: Trace;
}

/** Each of these traces, with so much more of one kind of event in each conversation: `calls` of them, or `turns` that begin anew. */
export function floodedTraces(calls: number, turns: number): FloodedTrace[] {
  return scenarios.flatMap((scenario) => {
    const trace = JSON.parse(readFileSync(path.join(kept, `${scenario}.json`), 'utf8')) as Trace;
    return Object.entries(floods(trace, calls, turns)).map(([what, more]) => ({
      what: `${what} in ${scenario}`,
      trace: { ...trace, events: numbered(more) },
    }));
  });
}

function floods(trace: Trace, calls: number, turns: number): Readonly<Record<string, readonly Event[]>> {
  const { events } = trace;
  const names = Object.keys(trace.conversations);
  const first = <K extends Event['kind']>(kind: K) => events.find(isKind(kind));
  const [said, read, asked, answered] = [
    first('consumer-said'),
    first('consumer-read'),
    first('transfer-requested'),
    first('transfer-answered'),
  ];
  const withMore = (
    after: Event | undefined,
    more: (conversation: string, nth: number) => readonly Event[],
    times: number,
  ) => {
    const at = after ? events.indexOf(after) + 1 : events.length;
    const flood = names.flatMap((name) =>
      Array.from({ length: times }, (_, nth) =>
        more(name, nth).map((event) => ({ ...event, conversation: name })),
      ).flat(),
    );
    return [...events.slice(0, at), ...flood, ...events.slice(at)];
  };
  const some = (...given: readonly (Event | false | undefined)[]) =>
    given.filter((event): event is Event => Boolean(event));
  return {
    'the same text': withMore(read, () => some(read), calls),
    'other texts': withMore(read, (_, nth) => some(read && { ...read, text: `Text ${nth}` }), calls),
    'the same transfer, refused': withMore(
      answered,
      (_, nth) =>
        some(
          asked && { ...asked, attempt: nth + 100 },
          answered && { ...answered, attempt: nth + 100, answer: 'error', status: 500 },
        ),
      calls / 2,
    ),
    'other transfers, accepted': withMore(
      answered,
      (_, nth) =>
        some(
          asked && { ...asked, attempt: nth + 100, message: `Message ${nth}` },
          answered && { ...answered, attempt: nth + 100, answer: 'accepted' },
        ),
      calls / 2,
    ),
    'calls that are refused': withMore(
      said,
      () => some(said && ({ ...said, kind: 'call-refused', call: 'POST', status: 400, why: 'no' } as unknown as Event)),
      calls,
    ),
    'transfers that fail later': withMore(
      answered,
      (_, nth) =>
        some(
          asked && { ...asked, attempt: nth + 100 },
          answered && { ...answered, attempt: nth + 100, answer: 'accepted' },
          answered && { ...answered, kind: 'transfer-failed', attempt: nth + 100 },
        ),
      Math.floor(turns / names.length),
    ),
    'words of the consumer': withMore(said, () => some(said, read), Math.floor(turns / names.length)),
  };
}

function numbered(events: readonly Event[]): Event[] {
  return events.map((event, index) => ({ ...event, n: index + 1 }));
}

/** Of a rule what is watched. */
export interface WatchedRule {
  readonly id: string;
  readonly judge: (trace: Trace) => unknown;
}

/** How often each rule looks at a field of an event of this trace. What is read once for all counts for the first that asks. */
export function looksOfRules(rules: readonly WatchedRule[], { trace }: FloodedTrace): ReadonlyMap<string, number> {
  let looks = 0;
  const counting: ProxyHandler<Event> = {
    get: (event, field) => {
      looks += 1;
      return Reflect.get(event, field) as unknown;
    },
  };
  const apart = withSeparateTexts(trace);
  const seen = { ...apart, events: apart.events.map((event) => new Proxy(event, counting)) };
  return new Map(
    rules.map((rule) => {
      const before = looks;
      rule.judge(seen);
      return [rule.id, looks - before] as const;
    }),
  );
}
