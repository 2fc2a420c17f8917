import { faultsOf } from '../../../judge/verdict/evidence';
import type { Tried } from '../../../judge/verdict/tried';
import { planOfRun, type PlannedPlay } from '../../../play/scenarios/planned-play';
import { tellLocation, type Location } from '../../../results/location';
import type { RunFile } from '../../../results/run-file';
import { nameOf, numbered, planFromFacts, type NumberedPlay } from './plan-from-facts';

/** What of the chosen scenarios a run has played, against all that its declaration asks for. */
export function triedScenarios(file: Pick<RunFile, 'facts' | 'plays' | 'faults'>): Tried {
  const { facts, plays } = file;
  const { declaration } = facts;
  const done = new Set(plays.flatMap((play) => (play.trace === null || play.fault ? [] : [tellLocation(play)])));
  const isDone = (planned: NumberedPlay) => done.has(nameOf(planned));
  const wanted = planFromFacts(facts);
  const clock = facts.clock ?? declaration?.clock ?? 'virtual';
  const inThorough = { ...facts, scope: { contracts: true, runs: 0, ...facts.scope, thorough: true as const } };
  const inReach = new Set(wanted.map(({ scenario }) => scenario.id));
  const declared = declaration
    ? planOfRun({ ...declaration, clock, thorough: facts.scope?.thorough, overHttp: facts.surface === undefined })
    : [];
  const all = numbered(declared, facts.repeat);
  const missingFor = new Set(all.flatMap((each) => (isDone(each) ? [] : each.scenario.exercises)));
  return {
    areas: [],
    what: 'plays',
    leftOut: whyNotAll(file, { wanted: wanted.length, done: wanted.filter(isDone).length }),
    amounts: [{ what: 'plays', tried: wanted.filter(isDone).length, of: wanted.length }],
    waitTooLong: [...new Set(planFromFacts(inThorough).map(({ scenario }) => scenario.id))].filter(
      (id) => facts.shard === undefined && !inReach.has(id),
    ),
    inFullFor: (requirement) => !missingFor.has(requirement),
    wouldHaveShown: (_requirement, location) => all.filter((each) => isAt(each, location)).every(isDone),
  };
}

function isAt({ scenario }: PlannedPlay, location: Location | undefined): boolean {
  if (location === undefined) return true;
  return location.kind === 'scenario' && location.scenario === scenario.id;
}

/** Why not all plays of such a run were made, as half a sentence; undefined where they were. */
export function whyNotAll(
  file: Pick<RunFile, 'facts' | 'plays' | 'faults'>,
  plays: { readonly wanted: number; readonly done: number },
): string | undefined {
  const { shard, interrupted } = file.facts;
  const done = `${plays.done} of ${plays.wanted} plays were made`;
  const cut = plays.done < plays.wanted;
  const hasFaults = faultsOf(file).length > 0;
  const reasons = [
    ...(shard ? [`part ${shard.index} of ${shard.of} (--shard)`] : []),
    ...(interrupted ? [`stopped before its end${plays.wanted > 0 ? `, when ${done}` : ''}`] : []),
    ...(cut && !interrupted ? [hasFaults ? `${done} to their end, because of faults` : done] : []),
  ];
  return reasons.length === 0 ? undefined : reasons.join(', ');
}
