/** What is found does not depend on the order in which scenarios are played, nor on how many are under way. */
import { setMaxListeners } from 'node:events';
import type { Adapter } from '../../play/adapters/adapter';
import { PlatformDouble } from '../../play/platform/platform-double';
import { normaliseTrace } from '../../play/player/normalise-trace';
import { playAll } from '../../play/player/play-all';
import type { Play, Session } from '../../play/player/play';
import { judgeTrace } from '../../judge/verdict/judge';
import { planFor, type PlannedPlay } from '../../play/scenarios/planned-play';
import { scenarios } from '../../play/scenarios/table';
import { expect, test } from '../testing/test';
import { reach } from '../../run/reach';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

let reference: ServedReference;
let double: PlatformDouble;
let adapter: Adapter;
let session: Session;
let planned: readonly PlannedPlay[];

test.beforeAll(async () => {
  reference = await referenceOfWorker();
  const found = await reach(reference.url, { callDeadlineMs: 30_000, connections: 64 });
  adapter = found.adapter;
  double = await PlatformDouble.start({}, found.openSurface);
  const declaration = await adapter.declare();
  const { signal } = new AbortController();
  // Every play listens.
  setMaxListeners(0, signal);
  session = { adapter, double, declaration, clock: 'virtual', seed: 23, caseDeadlineMs: 90_000, signal };
  // Those that have to be alone measure real time, which is never twice the same.
  const together = scenarios.filter(({ alone }) => !alone);
  planned = planFor(together, declaration.channels, declaration.capabilities, declaration.clock);
});

test.afterAll(async () => {
  await adapter?.close();
  await double?.stop();
});

interface Found {
  readonly traces: readonly string[];
  readonly findings: readonly string[];
}

/** Everything that was seen and found, in an order of its own. */
async function played(some: readonly PlannedPlay[], atOnce: number): Promise<Found> {
  const plays = await playAll(some, session, atOnce, (play) => play);
  const findingsOf = ({ trace }: Play) =>
    judgeTrace(trace).map(({ scenario, channel, requirement, verdict }) =>
      [scenario, channel, requirement, verdict].join(' '),
    );
  expect(plays.flatMap(({ fault }) => fault ?? [])).toEqual([]);
  return {
    traces: plays.map(({ trace }) => normaliseTrace(trace)).sort(),
    findings: plays.flatMap(findingsOf).sort(),
  };
}

/** The first of what the one has and the other has not, cut short: a whole trace is no message. */
function differing(one: Found, other: Found): string[] {
  const lacking = (some: readonly string[], those: readonly string[]) => {
    const known = new Set(those);
    return some.filter((each) => !known.has(each));
  };
  const found = [...lacking(one.findings, other.findings), ...lacking(one.traces, other.traces)];
  return found.slice(0, 5).map((text) => text.slice(0, 200));
}

/** Neighbours are torn apart: every seventh first, then the next of them. */
const shuffled = (some: readonly PlannedPlay[]) =>
  Array.from({ length: 7 }, (_, start) => some.filter((_each, index) => index % 7 === start)).flat();

test('any order, with any number of plays under way, gives the same traces with the same findings', async () => {
  const straight = await played(planned, 16);

  const backwards = await played([...planned].reverse(), 1);
  const tornApart = await played(shuffled(planned), 40);

  expect(straight.traces).toHaveLength(planned.length);
  expect(differing(backwards, straight)).toEqual([]);
  expect(differing(tornApart, straight)).toEqual([]);
});
