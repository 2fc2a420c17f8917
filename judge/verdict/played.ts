/** What of a run was played and tried, against all that its declaration asks for. */
import type { Played } from './extent';
import { castingsOfRun, type Casting } from '../../play/scenarios/casting';
import { madeFor } from './made-for';
import { unreachedOf } from '../../results/property-report';
import type { RunFile } from '../../results/run-file';
import type { Beside } from './would-have-shown';

export function playedIn({ facts, plays }: Pick<RunFile, 'facts' | 'plays'>, beside: Beside): Played {
  const { declaration, channels, only, shard, scope } = facts;
  const done = new Set(
    plays.flatMap(({ scenario, channel, trace, fault }) => (trace === null || fault ? [] : [`${channel} ${scenario}`])),
  );
  const isDone = ({ scenario, channel }: Casting) => done.has(`${channel} ${scenario.id}`);
  const cast = declaration && {
    channels: declaration.channels,
    capabilities: declaration.capabilities,
    clock: facts.clock ?? declaration.clock,
  };
  // A generated case that is played again is played alone.
  const wanted = cast && scope?.replay?.kind !== 'case' ? castingsOfRun({ ...cast, channels, only, shard }) : [];
  const missing = cast ? castingsOfRun(cast).filter((casting) => !isDone(casting)) : [];
  return {
    plays: { wanted: wanted.length, done: wanted.filter(isDone).length },
    playsMissingFor: new Set(missing.flatMap(({ scenario }) => scenario.exercises)),
    contracts: beside.contracts,
    generated: beside.generated?.properties
      .filter(({ status }) => status !== 'not applicable')
      .map((each) => ({ name: each.name, cases: each.cases, unreached: unreachedOf(each) })),
    madeFor: madeFor(),
  };
}
