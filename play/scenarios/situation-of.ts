/** The situation that a play begins with: made from the seed alone, so that it can be made again when the play is looked at. */
import type { Clock } from '../../protocol/types';
import { shortenedSilenceMs, type Setup } from '../../trace/trace';
import type { PlannedPlay } from './planned-play';
import type { Situation } from './scenario';
import { botsApart } from './bots-apart';
import { varyFrom } from './vary';

export function situationOf({ scenario, channel }: PlannedPlay, seed: number): Situation {
  const situation = scenario.build(varyFrom(seed, `${scenario.id} ${channel}`, channel));
  return scenario.sharesBot ? situation : { ...situation, conversations: botsApart(situation.conversations) };
}

/** The setup as it is offered: where the clock is real and the wait can be configured, nobody waits for three minutes. */
export function asOffered(setup: Setup, clock: Clock): Setup {
  if (clock !== 'configurable') return setup;
  return { ...setup, agentConnector: { fallbackEscalationTime: shortenedSilenceMs, ...setup.agentConnector } };
}
