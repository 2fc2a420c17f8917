/**
 * Whether a run would have shown the failure that a waiver excuses. Only then is a pass a reason to take the entry away:
 * a part of a run may pass because what fails was not in it.
 */
import type { RunFacts } from '../../results/run-facts';
import { castingsOfRun } from '../../play/scenarios/casting';
import { tellLocation } from '../../results/location';
import type { PropertyReport } from '../../results/property-report';
import type { RunFile } from '../../results/run-file';
import type { LocatedWaiver } from './waiver';

/** What was found beside the chosen scenarios. */
export interface Beside {
  /** Whether there is a report of the contracts. */
  readonly contracts: boolean;
  readonly generated: PropertyReport | undefined;
}

export function wouldHaveShown({ facts, plays }: Pick<RunFile, 'facts' | 'plays'>, beside: Beside) {
  const { declaration, channels, scope } = facts;
  // Another clock or fewer channels than are declared may hide what fails.
  if (!declaration || facts.clock !== declaration.clock) return () => false;
  const played = new Set(plays.flatMap((play) => (play.trace !== null && !play.fault ? [tellLocation(play)] : [])));
  const castings = castingsOfRun({ ...declaration, only: undefined, shard: undefined });
  const playedAll = (scenario?: string) =>
    castings
      .filter((each) => scenario === undefined || each.scenario.id === scenario)
      .every((each) => played.has(tellLocation({ scenario: each.scenario.id, channel: each.channel })));
  const triedContracts =
    beside.contracts &&
    scope?.contracts === true &&
    declaration.channels.every((channel) => channels.includes(channel));
  return ({ waiver: { requirement }, location }: LocatedWaiver): boolean => {
    switch (location?.kind) {
      case undefined:
        // Any play can break any requirement in passing, so an entry for everywhere needs them all.
        return playedAll() && triedContracts && triedCases(requirement, facts, beside);
      case 'scenario':
        return playedAll(location.scenario);
      case 'interaction':
        return triedContracts;
      case 'property':
      case 'case':
        // Other seeds make other cases: that these pass says nothing about those.
        return false;
    }
  };
}

/** Whether each property that is made for the requirement was played to its end. */
function triedCases(requirement: string, { scope }: RunFacts, { generated }: Beside): boolean {
  if (!generated || scope === undefined || scope.replay) return false;
  return generated.properties
    .filter(({ exercised }) => exercised[requirement] !== undefined)
    .every(({ status }) => status === 'held' || status === 'not applicable');
}
