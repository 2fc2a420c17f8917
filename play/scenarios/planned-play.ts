/** Which scenarios are played on which channels: by the run that plays them, and by whoever asks later whether all were. */
import type { Capability, Channel, Clock } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';
import type { Scenario } from './scenario';
import { isOfShard, type Shard } from './shard';
import { scenarios } from './table';

/** One scenario on one channel. */
export interface PlannedPlay {
  readonly scenario: Scenario;
  readonly channel: Channel;
}

/** The plays that this declaration, these channels and this clock allow, in the order of the scenarios; over HTTP unless `overHttp` is false. */
export function planFor(
  chosen: readonly Scenario[],
  channels: readonly Channel[],
  capabilities: readonly string[],
  clock: Clock,
  thorough = true,
  overHttp = true,
): PlannedPlay[] {
  return chosen
    .filter((scenario) => isMadeFor(scenario, overHttp))
    .filter((scenario) => (scenario.needs ?? []).every((need) => capabilities.includes(need)))
    .filter((scenario) => scenario.clocks === undefined || scenario.clocks.includes(clock))
    .filter((scenario) => thorough || !scenario.waitsLongWith?.includes(clock))
    .flatMap((scenario) =>
      channels
        .filter((channel) => scenario.channels === undefined || scenario.channels.includes(channel))
        .map((channel) => ({ scenario, channel })),
    );
}

/** What exercises no requirement is made to observe something: over HTTP, or on the other surfaces where it says that it is not for HTTP. */
function isMadeFor({ exercises, notOverHttp }: Scenario, overHttp: boolean): boolean {
  return overHttp ? notOverHttp !== true : notOverHttp === true || exercises.length > 0;
}

/** What decides which plays a run is made of. */
export interface PlanFacts {
  readonly channels: readonly Channel[];
  readonly capabilities: readonly Capability[];
  readonly clock: Clock;
  /** Whether there are minutes for what waits longest. */
  readonly thorough?: boolean | undefined;
  /** Whether bots and the platform meet over HTTP, as they do where nothing is said. */
  readonly overHttp?: boolean | undefined;
  /** Requirements that were chosen; all when left out. */
  readonly only?: readonly RequirementId[] | undefined;
  /** The part of the run; all of it when left out. */
  readonly shard?: Shard | undefined;
}

/** Every play of such a run, in the order of the scenarios. */
export function planOfRun(facts: PlanFacts): PlannedPlay[] {
  const { channels, capabilities, clock, thorough = false, overHttp, only, shard } = facts;
  const chosen = scenarios.filter(({ exercises }) => only === undefined || exercises.some((id) => only.includes(id)));
  return planFor(chosen, channels, capabilities, clock, thorough, overHttp).filter((_, n) => isOfShard(n, shard));
}
