import { describedScenarios } from '../../../play/scenarios/described/described-scenarios';
import { planFor, type PlannedPlay } from '../../../play/scenarios/planned-play';
import { situationOf } from '../../../play/scenarios/situation-of';
import { isOfShard } from '../../../play/scenarios/shard';
import type { RunFacts } from '../../../results/run-facts';
import { numbered, showsSomething, type NumberedPlay } from '../scenarios/plan-from-facts';

/** The plays of a run with these facts, for the run itself, and for who asks later; none where there is no description. */
export function planFromDescription({
  bot,
  declaration,
  clock,
  channels,
  only,
  shard,
  repeat,
  surface,
}: Pick<
  RunFacts,
  'bot' | 'declaration' | 'clock' | 'channels' | 'only' | 'shard' | 'repeat' | 'surface'
>): NumberedPlay[] {
  if (!bot || !declaration) return [];
  const chosen = describedScenarios(bot.description, declaration).filter(
    ({ exercises }) => only === undefined || exercises.some((id) => only.includes(id)),
  );
  const planned = planFor(chosen, channels, declaration.capabilities, clock ?? declaration.clock).filter(
    (each) => !surface || (showsSomething(each.scenario, surface) && !refusesConnections(each)),
  );
  return numbered(
    planned.filter((_, index) => isOfShard(index, shard)),
    repeat,
  );
}

/** Whether nobody is to listen there for its transfers: on a surface with a wire of its own, a bot has one connection for all. */
function refusesConnections(planned: PlannedPlay): boolean {
  return Object.values(situationOf(planned, 0).conversations).some(
    ({ platform }) => platform.transfersRefuseConnections === true,
  );
}
