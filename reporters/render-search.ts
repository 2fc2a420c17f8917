/** What is known of the search that led to a counterexample: how far it came, and whether the case is one of chance. */
import type { Counterexample } from '../results/property-report';

export type Search = Pick<
  Counterexample,
  'steps' | 'afterCases' | 'shrinkingStopped' | 'playedAgain' | 'notPlayedAgain'
>;

/** What a reader of the failure has to know beside it, as sentences; none where it is the smallest case and shows again. */
export function renderDoubts({ shrinkingStopped, playedAgain, notPlayedAgain }: Search): string[] {
  return [
    ...(playedAgain === undefined
      ? []
      : ['It did not show again when the same case was played a second time: the implementation is unstable here.']),
    ...(notPlayedAgain === undefined ? [] : [`It could not be played again: ${notPlayedAgain}`]),
    ...(shrinkingStopped === undefined
      ? []
      : [`Making the case smaller stopped early: ${shrinkingStopped}. A smaller one may show it, too.`]),
  ];
}

/** How the case was found, as a sentence; what is to be doubted about it stands beside it, see `renderDoubts`. */
export function renderSearch({ steps, afterCases, shrinkingStopped }: Search): string {
  const size = `${steps} ${steps === 1 ? 'step' : 'steps'}`;
  return shrinkingStopped === undefined
    ? `Smallest situation found, of ${size}, after ${counted(afterCases)}.`
    : `Found after ${counted(afterCases)}, of ${size} so far.`;
}

function counted(cases: number): string {
  return cases === 1 ? 'the first case' : `${cases} cases`;
}
