/**
 * One thread that plays bots which are several variants at once: all scenarios on each channel, then generated cases. What
 * speaks against one is told as every report tells it.
 */
import { PlatformDouble } from '../../play/platform/platform-double';
import { scenarios } from '../../play/scenarios/table';
import { renderFault } from '../../judge/words/render-fault';
import { renderFailure, renderResult } from '../../judge/words/paragraph';
import { evidenceFrom } from '../../judge/verdict/evidence';
import { playProperty } from '../../properties/play-property';
import { properties } from '../../properties/table';
import { channels } from '../../protocol/schemas';
import { rowOf, rows } from '../../requirements/catalogue';
import { openSession } from '../../run/open-session';
import type { Trace } from '../../trace/trace';
import { playImplementation } from '../proof/play-implementation';
import { inScenarios, type Complaint } from './pairs-seen';

export interface TogetherTask {
  /** Where the bot is served. */
  readonly target: string;
  readonly departsFrom: readonly string[];
  readonly seed: number;
  /** Generated cases for each property. */
  readonly cases: number;
  /** Where to look alone; everywhere when left out. */
  readonly where?: readonly string[];
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

export async function complaints(task: TogetherTask): Promise<Complaint[]> {
  const { where, cases } = task;
  return [
    ...(where?.includes(inScenarios) === false ? [] : await ofScenarios(task)),
    ...(cases === 0 ? [] : await ofCases(task)),
  ];
}

async function ofScenarios({ target, departsFrom, seed }: TogetherTask): Promise<Complaint[]> {
  const traces: Trace[] = [];
  const run = await playImplementation(new URL(target), {
    double: await double,
    scenarios: played,
    channels,
    seed,
    only: judged,
    callDeadlineMs,
    onTrace: (trace) => traces.push(trace),
  });
  const evidence = evidenceFrom([], traces);
  return [
    ...run.results
      .filter(({ id, status }) => ['failed', 'inconclusive'].includes(status) && !departsFrom.includes(id))
      .map((result) => ({ where: inScenarios, what: result.id, told: renderResult(run, result, evidence) })),
    ...run.faults.map((fault) => ({ where: inScenarios, what: fault.kind, told: renderFault(fault) })),
  ];
}

async function ofCases({ target, departsFrom, seed, cases, where }: TogetherTask): Promise<Complaint[]> {
  const { session, close } = await openSession({ target: new URL(target), callDeadlineMs, seed }, { connections: 64 });
  const { channels: declared, capabilities } = session.declaration;
  const found: Complaint[] = [];
  try {
    for (const property of properties) {
      const among = declared.filter((channel) => property.channels?.includes(channel) ?? true);
      const isPlayed = (property.needs ?? []).every((need) => capabilities.includes(need)) && among.length > 0;
      if (!isPlayed || property.recordsOnly || where?.includes(property.name) === false) continue;
      const came = await playProperty(property, session, {
        runs: cases,
        seed,
        targetFacts: { channels: among, capabilities, clock: session.clock },
        untilMs: performance.now() + propertyDeadlineMs,
        shrinkMs: 0,
        casesAtOnce,
        // What it is known to read otherwise ends nothing.
        only: judged.filter((id) => !departsFrom.includes(id)),
      });
      for (const { problem, play, token } of [...(came.found ? [came.found] : []), ...(came.alsoFound ?? [])]) {
        const { requirement, by, because, expected, evidence } = problem;
        const said = { verdict: 'fail', because, evidence, ...(expected === undefined ? {} : { expected }) } as const;
        const told = renderFailure(rowOf(requirement), said, play.trace, `--replay=${token}`);
        found.push({ where: property.name, what: requirement, told: `${told}\n  By the ${by}.` });
      }
      if (came.fault) found.push({ where: property.name, what: came.fault.kind, told: came.fault.message });
    }
    return found;
  } finally {
    await close();
  }
}
