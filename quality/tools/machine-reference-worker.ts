/**
 * One thread that holds machine-made mutants of the reference to the suite's verdict, as one default run would: the
 * scenarios on messaging, those on chat, then the generated cases. Whatever finds the mutant ends its proof.
 */
import { setMaxListeners } from 'node:events';
import type { Fault } from '../../play/adapters/fault';
import { PlatformDouble } from '../../play/platform/platform-double';
import { scenarios } from '../../play/scenarios/table';
import { playProperty } from '../../properties/play-property';
import { properties } from '../../properties/table';
import type { Channel } from '../../protocol/types';
import { rows } from '../../requirements/catalogue';
import { openSession } from '../../run/open-session';
import { playImplementation } from '../proof/play-implementation';
import type { Seen } from '../proof/machine/seen';

export interface ReferenceTask {
  readonly name: string;
  /** Where it is served. */
  readonly target: string;
  readonly seed: number;
  /** Generated cases for each property. */
  readonly cases: number;
  /** What an earlier proof showed that played the scenarios and too few cases. */
  readonly before: Seen | undefined;
}

/** A guard against what hangs, and no measure: nothing under a virtual clock waits. */
const callDeadlineMs = 20_000;
const propertyDeadlineMs = 300_000;
const casesAtOnce = 12;

// What measures real time would be decided by whatever else the machine does.
const judged = rows.map(({ id }) => id).filter((id) => id !== 'route.same-speed');
const played = scenarios.filter(({ alone }) => !alone);

// It ends with its thread.
const double = PlatformDouble.start();

export async function prove(task: ReferenceTask): Promise<Seen> {
  const seen = task.before ?? (await inAllScenarios(task));
  if (seen.by === 'rule' || seen.by === 'protocol') return seen;
  const found = task.cases > 0 ? await inCases(task) : undefined;
  return found ?? { ...seen, cases: task.cases };
}

async function inAllScenarios(task: ReferenceTask): Promise<Seen> {
  const first = await inScenarios(task, 'messaging');
  if (first.by === 'rule' || first.by === 'protocol') return first;
  // What is for messaging alone stays open on chat.
  const second = await inScenarios(task, 'chat');
  return second.by === 'rule' || second.by === 'protocol' ? second : first;
}

async function inScenarios({ name, target, seed }: ReferenceTask, channel: Channel): Promise<Seen> {
  const run = await playImplementation(new URL(target), {
    double: await double,
    scenarios: played,
    channels: [channel],
    seed,
    only: judged,
    callDeadlineMs,
    stopsEarly: true,
  });
  const having = (status: string) => run.results.filter((result) => result.status === status).map(({ id }) => id);
  const failed = having('failed');
  const [fault] = run.faults;
  if (failed.length > 0) return { name, by: 'rule', where: 'scenarios', what: failed };
  if (fault) return brokenOff(name, 'scenarios', fault);
  const inconclusive = having('inconclusive');
  return { name, by: inconclusive.length > 0 ? 'open' : 'nothing', where: 'scenarios', what: inconclusive };
}

/** @throws Error when it was the suite that failed: that says nothing of the mutant, and has to be mended. */
function brokenOff(
  name: string,
  where: 'scenarios' | 'cases',
  { kind, message }: Pick<Fault, 'kind' | 'message'>,
): Seen {
  if (kind === 'suite' || kind === 'usage') throw new Error(`${name} cannot be proven: ${message}`);
  return { name, by: 'protocol', where, what: [`${kind}: ${message}`] };
}

async function inCases({ name, target, seed, cases }: ReferenceTask): Promise<Seen | undefined> {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const { session, close } = await openSession(
    { target: new URL(target), callDeadlineMs, seed },
    { connections: 64, signal: stopping.signal },
  );
  try {
    const { channels, capabilities } = session.declaration;
    for (const property of properties) {
      const among = channels.filter((channel) => property.channels?.includes(channel) ?? true);
      const { found, fault } = await playProperty(property, session, {
        runs: cases,
        seed,
        targetFacts: { channels: among, capabilities, clock: session.clock },
        untilMs: performance.now() + propertyDeadlineMs,
        shrinkMs: 0,
        casesAtOnce,
      });
      if (found) return { name, by: 'rule', where: 'cases', what: [found.problem.requirement, `by ${property.name}`] };
      if (fault) return brokenOff(name, 'cases', fault);
    }
    return undefined;
  } finally {
    await close();
  }
}
