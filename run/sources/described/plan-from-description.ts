import { describedScenarios } from '../../../play/scenarios/described/described-scenarios';
import { planFor } from '../../../play/scenarios/planned-play';
import { isOfShard } from '../../../play/scenarios/shard';
import type { RunFacts } from '../../../results/run-facts';
import { numbered, type NumberedPlay } from '../scenarios/plan-from-facts';

/** The plays of a run with these facts, for the run itself, and for who asks later; none where there is no description. */
export function planFromDescription({
  bot,
  declaration,
  clock,
  channels,
  only,
  shard,
  repeat,
}: Pick<RunFacts, 'bot' | 'declaration' | 'clock' | 'channels' | 'only' | 'shard' | 'repeat'>): NumberedPlay[] {
  if (!bot || !declaration) return [];
  const chosen = describedScenarios(bot.description, declaration).filter(
    ({ exercises }) => only === undefined || exercises.some((id) => only.includes(id)),
  );
  const planned = planFor(chosen, channels, declaration.capabilities, clock ?? declaration.clock);
  return numbered(
    planned.filter((_, index) => isOfShard(index, shard)),
    repeat,
  );
}
