/** Of the reports of all parts of a run the one report of the whole. */
import { distributionPicture } from '../../../properties/distribution-picture';
import { readToken, writeToken } from '../../../properties/replay-token';
import { properties } from '../../../properties/table';
import { neverExercisedIn, tooFewCasesIn, whyStopped } from '../../../properties/property-outcome';
import { readPlaces, writePlaces } from '../../../results/combination-coverage';
import {
  counterexamplesOf,
  readPropertyReport,
  unreachedOf,
  writePropertyReport,
  type Counterexample,
  type PlayedPlaces,
  type PropertyReport,
  type PropertyResult,
  type PropertyStatus,
  type Tally,
} from '../../../results/property-report';
import type { RunFacts } from '../../../results/run-facts';
import type { RunFile } from '../../../results/run-file';
import type { Merged, RunPart } from '../evidence-source';
import { findingsOnUnexercised, unreachedNote } from './play-properties';

/** Joins what the shards tell of each property; gives the findings that only the whole can give. */
export function joinProperties(parts: readonly RunPart[], out: string, { facts }: RunFile): Merged {
  const reports = parts.flatMap(({ folder }) => readPropertyReport(folder) ?? []);
  const [first] = reports;
  if (!first) return { findings: [], notes: [] };
  const joined = first.properties.map(({ name }) => {
    const results = reports.flatMap((report) => report.properties.filter((each) => each.name === name));
    return { ...joinResults(results), ...joinCoverage(results, facts) };
  });
  const report: PropertyReport = {
    format: 1,
    seed: first.seed,
    runs: first.runs,
    ...restOf(reports, joined),
    properties: joined.map((result) => {
      const missed = neverExercisedIn(result);
      if (missed.length === 0) {
        const why = tooFewCasesIn(result);
        return why === undefined ? result : { ...result, why };
      }
      return {
        ...result,
        status: 'not exercised',
        why: `In ${result.cases} cases nothing was judged of ${missed.join(', ')}.`,
      };
    }),
  };
  writePropertyReport(out, report, distributionPicture(report));
  const channel = parts.flatMap(({ file }) => file.facts.channels)[0] ?? 'messaging';
  return {
    findings: joined.flatMap((result) => findingsOnUnexercised(result, neverExercisedIn(result), channel)),
    notes: report.resume === undefined ? [] : [unreachedNote(report, facts)],
  };
}

/** The token of the cases that no shard reached. A portion that some of them did play is played once more. */
function restOf(reports: readonly PropertyReport[], joined: readonly PropertyResult[]): { readonly resume?: string } {
  const from: Record<string, number> = {};
  for (const { resume } of reports) {
    const token = resume === undefined ? undefined : readToken(resume);
    if (token?.kind !== 'resume') continue;
    for (const [name, portion] of Object.entries(token.from)) from[name] = Math.min(portion, from[name] ?? portion);
  }
  // Where something was found no further case was wanted.
  const found = new Set(joined.flatMap(({ name, counterexample }) => (counterexample ? [name] : [])));
  const open = Object.fromEntries(Object.entries(from).filter(([name]) => !found.has(name)));
  const [first] = reports;
  if (!first || Object.keys(open).length === 0) return {};
  return { resume: writeToken({ kind: 'resume', seed: first.seed, from: open }) };
}

/** The worst status tells most. */
const worstFirst: readonly PropertyStatus[] = [
  'counterexample',
  'unstable',
  'fault',
  'not exercised',
  'stopped',
  'held',
  'recorded',
  'not applicable',
];

function joinResults(results: readonly PropertyResult[]): PropertyResult {
  const [worst] = [...results].sort((a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status));
  if (!worst) throw new Error('There is no result of a property to join.');
  const sum = (pick: (result: PropertyResult) => number) => results.reduce((total, each) => total + pick(each), 0);
  const cases = sum((each) => each.cases);
  const { unreached: _, counterexample: __, alsoFound: ___, ...rest } = worst;
  const [counterexample, ...alsoFound] = foundIn([worst, ...results]);
  const unreached = worst.status === 'stopped' ? sum(unreachedOf) : 0;
  return {
    ...rest,
    ...(unreached > 0 ? { unreached } : {}),
    ...(worst.status === 'stopped' ? { why: whyStopped(cases, worst.wanted) } : {}),
    cases,
    thrownAway: sum(({ thrownAway }) => thrownAway),
    ms: Math.max(...results.map(({ ms }) => ms)),
    exercised: joinTallies(results.map(({ exercised }) => exercised)),
    lengths: joinTallies(results.map(({ lengths }) => lengths)),
    outcomes: joinTallies(results.map(({ outcomes }) => outcomes)),
    marks: joinTallies(results.map(({ marks }) => marks)),
    boundaries: joinTallies(results.map(({ boundaries = {} }) => boundaries)),
    ...(worst.observed ? { observed: joinTallies(results.map(({ observed = {} }) => observed)) } : {}),
    ...(counterexample ? { counterexample } : {}),
    ...(alsoFound.length > 0 ? { alsoFound } : {}),
  };
}

/** Each case that some part found, once, and those of the first result first: the plays of all of them are in the whole. */
function foundIn(results: readonly PropertyResult[]): Counterexample[] {
  const found = results.flatMap(counterexamplesOf);
  const keys = found.map(({ requirement, scenario, playedAgain = '' }) =>
    [requirement, scenario, playedAgain].join(' '),
  );
  return found.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** What the rows of all shards cover together. */
function joinCoverage(
  results: readonly PropertyResult[],
  { declaration, channels, clock, scope, only }: RunFacts,
): Pick<PropertyResult, 'places' | 'coverage'> {
  const parts = results.flatMap(({ places }) => places ?? []);
  const covers = properties.find(({ name }) => name === results[0]?.name)?.covers;
  if (parts.length === 0 || !covers || !declaration) return {};
  const judged: Record<string, number[]> = {};
  for (const [id, text] of parts.flatMap((each) => Object.entries(each.judged)))
    (judged[id] ??= []).push(...readPlaces(text));
  const places: PlayedPlaces = {
    played: writePlaces(parts.flatMap(({ played }) => readPlaces(played))),
    judged: Object.fromEntries(Object.entries(judged).map(([id, some]) => [id, writePlaces(some)])),
  };
  const targetFacts = {
    ...{ channels, capabilities: declaration.capabilities, clock: clock ?? declaration.clock },
    ...(scope?.thorough ? { thorough: true as const } : {}),
  };
  return { places, coverage: covers(targetFacts, places, only) };
}

function joinTallies(tallies: readonly Tally[]): Tally {
  const sums: Record<string, number> = {};
  for (const [key, count] of tallies.flatMap((tally) => Object.entries(tally))) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}
