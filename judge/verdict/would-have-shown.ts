/**
 * Whether a run would have shown the failure that a waiver excuses. Only then is a pass a reason to take the entry away:
 * a part of a run may pass because what fails was not in it.
 */
import type { RunFacts } from '../../results/run-facts';
import type { Waiver } from '../../results/waiver';
import { castingsOfRun } from '../../play/scenarios/casting';
import type { Whereabouts } from './whereabouts';
import { isGenerated, type PropertyReport } from '../../results/property-report';
import type { RunFile } from '../../results/run-file';

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
  const played = new Set(plays.flatMap((play) => (play.trace !== null && !play.fault ? [nameOf(play)] : [])));
  const castings = castingsOfRun({ ...declaration, only: undefined, shard: undefined });
  const playedAll = (scenario?: string) =>
    castings
      .filter((each) => scenario === undefined || each.scenario.id === scenario)
      .every((each) => played.has(nameOf({ scenario: each.scenario.id, channel: each.channel })));
  const triedContracts =
    beside.contracts &&
    scope?.contracts === true &&
    declaration.channels.every((channel) => channels.includes(channel));
  return ({ requirement, scenario }: Waiver): boolean => {
    // Any play can break any requirement in passing, so an entry for everywhere needs them all.
    if (scenario === undefined) return playedAll() && triedContracts && triedCases(requirement, facts, beside);
    // Other seeds make other cases: that these pass says nothing about those.
    if (isGenerated(scenario)) return false;
    return scenario.startsWith('contracts/') ? triedContracts : playedAll(scenario);
  };
}

/** Whether each property that is made for the requirement was played to its end. */
function triedCases(requirement: string, { scope }: RunFacts, { generated }: Beside): boolean {
  if (!generated || scope === undefined || scope.replay) return false;
  return generated.properties
    .filter(({ exercised }) => exercised[requirement] !== undefined)
    .every(({ status }) => status === 'held' || status === 'not applicable');
}

function nameOf({ scenario, channel }: Whereabouts): string {
  return `${scenario} on ${channel}`;
}
