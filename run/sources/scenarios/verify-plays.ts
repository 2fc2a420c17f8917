/**
 * Whether a results folder holds every play of the chosen scenarios that such a run is made of. Which these are follows
 * from the declaration and the options that the run itself names.
 */
import type { JudgedRun } from '../../../judge/verdict/verdict';
import { wasStopped } from '../../../judge/verdict/was-stopped';
import type { PlannedPlay } from '../../../play/scenarios/planned-play';
import { asOffered, situationOf } from '../../../play/scenarios/situation-of';
import { tellLocation } from '../../../results/location';
import { runFileName, type KeptPlay } from '../../../results/run-file';
import type { VerifiedSource } from '../evidence-source';
import { nameOf, planFromFacts, type NumberedPlay } from './plan-from-facts';

export function verifyPlays(
  run: JudgedRun,
  plays: readonly KeptPlay[],
  planned: readonly NumberedPlay[] = planFromFacts(run),
): VerifiedSource {
  const wanted = new Map(planned.map((plannedPlay) => [nameOf(plannedPlay), plannedPlay]));
  const listed = new Map<string, number>();
  for (const play of plays) listed.set(tellLocation(play), (listed.get(tellLocation(play)) ?? 0) + 1);
  const missing = [...wanted.keys()].filter((name) => !listed.has(name));
  return {
    told: `${wanted.size - missing.length} of ${wanted.size} that such a run is made of`,
    differences: [
      ...(wasStopped(run)
        ? []
        : missing.map((name) => `${name} was to be played, and ${runFileName} lists no such play.`)),
      ...[...listed].flatMap(([name, times]) => [
        ...(times > 1 ? [`${name} is listed ${times} times in ${runFileName}.`] : []),
        ...(wanted.has(name) ? [] : [`${name} is no play of a run with this declaration and these options.`]),
      ]),
      ...plays
        .filter(({ trace, fault }) => trace === null && !fault)
        .map((play) => `${tellLocation(play)} is listed in ${runFileName} with neither a trace nor a fault.`),
    ],
    expected: (play, clock) => {
      const plannedPlay = wanted.get(tellLocation(play));
      if (!plannedPlay) return { exercises: [] };
      const { exercises, title } = plannedPlay.scenario;
      return { exercises, title, conversations: setupsOf(plannedPlay, run.seed, clock) };
    },
  };
}

function setupsOf(plannedPlay: PlannedPlay, seed: number, clock: NonNullable<JudgedRun['clock']>) {
  const { conversations } = situationOf(plannedPlay, seed);
  return Object.fromEntries(Object.entries(conversations).map(([name, setup]) => [name, asOffered(setup, clock)]));
}
