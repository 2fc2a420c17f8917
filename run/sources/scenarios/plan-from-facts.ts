import { planOfRun, type PlannedPlay } from '../../../play/scenarios/planned-play';
import { tellLocation, type Located } from '../../../results/location';
import type { SurfaceFacts } from '../../../results/surface-facts';
import type { RunFacts } from '../../../results/run-facts';

/** One play: a scenario on a channel, with its number where a run plays each more than once. */
export type NumberedPlay = PlannedPlay & Pick<Located, 'repeat'>;

/** The scenarios on their channels that a run with these facts plays: for the run itself, and for who asks later. */
export function planFromFacts({
  declaration,
  clock,
  channels,
  only,
  shard,
  scope,
  repeat,
  surface,
}: Pick<
  RunFacts,
  'declaration' | 'clock' | 'channels' | 'only' | 'shard' | 'scope' | 'repeat' | 'surface'
>): NumberedPlay[] {
  // A generated case that is played again is played alone.
  if (!declaration || scope?.replay?.kind === 'case') return [];
  const { capabilities } = declaration;
  const { thorough } = scope ?? {};
  const overHttp = surface === undefined;
  const all = planOfRun({ channels, capabilities, clock: clock ?? declaration.clock, thorough, overHttp, only, shard });
  return numbered(
    all.filter(({ scenario }) => showsSomething(scenario, surface)),
    repeat,
  );
}

/** Whether it can be played on the surface, and something that it is made for can be seen there. */
export function showsSomething({ id, exercises }: PlannedPlay['scenario'], surface: SurfaceFacts | undefined): boolean {
  if (!surface) return true;
  const lacked = surface.notApplicable.map(({ requirement }) => requirement);
  const showsNothing = exercises.length > 0 && exercises.every((each) => lacked.includes(each));
  return !surface.notPlayed.some(({ scenario }) => scenario === id) && !showsNothing;
}

/** As runs and findings name it. */
export function nameOf({ scenario, channel, repeat }: NumberedPlay): string {
  return tellLocation({ scenario: scenario.id, channel, ...(repeat === undefined ? {} : { repeat }) });
}

/** Each as often as it is to be played: all of them once, then all of them again. */
export function numbered(planned: readonly PlannedPlay[], repeat: number | undefined): NumberedPlay[] {
  if (repeat === undefined) return [...planned];
  return Array.from({ length: repeat }, (_, n) => planned.map((each) => ({ ...each, repeat: n + 1 }))).flat();
}
