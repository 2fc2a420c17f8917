/** What became of failures between the last run of an implementation and this one. Nothing rests on it. */
import { findRow } from '../../requirements/catalogue';
import type { EarlierRun } from '../../results/verdict-history';
import type { SinceLastRun } from './since';
import type { JudgedRun } from './verdict';

/** Undefined where no earlier run is of this implementation. A requirement that one of the two lacks is not compared. */
export function sinceLastRun(
  run: Pick<JudgedRun, 'declaration' | 'results'>,
  earlier: readonly EarlierRun[],
): SinceLastRun | undefined {
  const name = run.declaration?.implementation.name;
  const last = earlier.filter(({ implementation }) => implementation.name === name).at(-1);
  if (!last) return undefined;
  const { startedAt, implementation, suite, profile, seed, statuses } = last;
  const failedThen = (id: string) => statuses[id] === 'failed';
  const compared = run.results.filter(({ id }) => statuses[id] !== undefined);
  const idsOf = (results: typeof compared) => results.map(({ id }) => id);
  const inRun = new Set<string>(idsOf(compared));
  const gone = Object.keys(statuses).flatMap((id) => (failedThen(id) && !inRun.has(id) ? (findRow(id)?.id ?? []) : []));
  return {
    than: { startedAt, implementation, suite, profile, seed },
    fixed: idsOf(compared.filter(({ id, status }) => status === 'passed' && failedThen(id))),
    new: idsOf(compared.filter(({ id, status }) => status === 'failed' && !failedThen(id))),
    same: idsOf(compared.filter(({ id, status }) => status === 'failed' && failedThen(id))),
    unknown: [
      ...idsOf(compared.filter(({ id, status }) => status !== 'failed' && status !== 'passed' && failedThen(id))),
      ...gone,
    ],
  };
}

/** This run, as later ones are to know it; undefined where it has no verdict, or was stopped: then it tells too little. */
export function asEarlierRun(run: JudgedRun): EarlierRun | undefined {
  const { declaration, suite, startedAt, profile, seed, conclusion, results } = run;
  if (!declaration || conclusion === 'no verdict' || run.interrupted) return undefined;
  const { name, version } = declaration.implementation;
  return {
    format: 1,
    startedAt,
    implementation: { name, version },
    suite: { version: suite.version, requirements: suite.requirements },
    profile,
    seed,
    conclusion,
    statuses: Object.fromEntries(results.map(({ id, status }) => [id, status])),
  };
}
