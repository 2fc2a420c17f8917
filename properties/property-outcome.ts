/** What came of one property: its result as it stands in the report, and which requirements its cases left open. */
import type { Fault } from '../play/adapters/fault';
import { isOfShard, type Shard } from '../play/scenarios/shard';
import { rowOf, rows, type RequirementId } from '../requirements/catalogue';
import { writePlaces } from '../results/combination-coverage';
import type { PlayedPlaces, PropertyResult, PropertyStatus } from '../results/property-report';
import { portionSize } from './case-places';
import type { PlayedProperty } from './play-property';
import { placesOf, type Property, type TargetFacts } from './property';
import type { ResumeToken } from './replay-token';
import type { FoundCase } from './shrink-case';

/** Fewer cases than this say nothing about what a property does not exercise. */
export const fewestForCoverage = 100;

/** One property's result, and what stands behind it. */
export interface PropertyOutcome {
  readonly property: Property;
  readonly result: Omit<PropertyResult, 'counterexample' | 'alsoFound'>;
  readonly found?: FoundCase;
  /** The same for other requirements that it broke. */
  readonly alsoFound?: readonly FoundCase[];
  readonly fault?: Fault;
  /** Requirements that its situations are made for and that are open by it: never judged, or its cases did not come about. */
  readonly neverExercised: readonly RequirementId[];
  /** So much was thrown away that not all cases came about. */
  readonly gaveUp: boolean;
  /** Measured milliseconds that a case of it added to the run. */
  readonly caseMs?: number;
}

/** What decided which cases of a property there were. */
export interface AskedCases {
  /** Cases of each property. */
  readonly runs: number;
  readonly only?: readonly RequirementId[];
  readonly resume?: ResumeToken;
  /** The portions that are played here; all when left out. */
  readonly shard?: Shard;
}

export function statusOf(property: Property, played: PlayedProperty): PropertyStatus {
  if (played.found) return played.found.playedAgain ? 'unstable' : 'counterexample';
  if (played.fault) return 'fault';
  if (played.gaveUp) return 'not exercised';
  if (played.nextPortion !== undefined) return 'stopped';
  return property.recordsOnly ? 'recorded' : 'held';
}

export function outcomeOf(
  property: Property,
  played: PlayedProperty,
  status: PropertyStatus,
  why: string | undefined,
  targetFacts: TargetFacts,
  { runs: asked, resume, shard, only }: AskedCases,
): PropertyOutcome {
  const places = placesOf(property, targetFacts, only);
  const runs = places?.length ?? asked;
  const ofList = property.listed?.(targetFacts) ?? runs;
  const expected = property.exercises.filter(
    (id) => (only === undefined || only.includes(id)) && canBeJudged(id, targetFacts),
  );
  const exercised = exercisedIn(expected, played);
  const judged = {
    status,
    cases: played.cases,
    exercised,
    ...(property.listed ? { listed: true as const } : {}),
    ...(ofList > runs ? { ofList } : {}),
  };
  const missed = missedIn(judged);
  const gaveUp = status === 'not exercised';
  // Only the whole run can say it, not a shard nor the rest of a resumed run.
  const isPart = resume !== undefined || shard !== undefined;
  const neverExercised = gaveUp ? (missed.length > 0 ? missed : expected) : isPart ? [] : neverExercisedIn(judged);
  const final = neverExercised.length > 0 ? 'not exercised' : status;
  // Where something was found, or broke, no further case was wanted.
  const unreached =
    final === 'stopped'
      ? casesHere({ runs, ...(resume ? { resume } : {}), ...(shard ? { shard } : {}) }, property.name) - played.cases
      : 0;
  const said = why ?? whyOf(final, played, runs, neverExercised) ?? (isPart ? undefined : tooFewCasesIn(judged));
  return {
    property,
    result: {
      name: property.name,
      promise: property.promise,
      status: final,
      ...(said === undefined ? {} : { why: said }),
      cases: played.cases,
      wanted: runs,
      ...(property.listed ? { listed: true as const } : {}),
      ...(ofList > runs ? { ofList } : {}),
      ...(unreached > 0 ? { unreached } : {}),
      thrownAway: played.thrownAway,
      ms: played.ms,
      exercised,
      lengths: sorted(played.lengths),
      outcomes: sorted(played.outcomes),
      marks: sorted(played.marks),
      boundaries: sorted(played.boundaries),
      ...(property.recordsOnly ? { observed: sorted(played.observed) } : {}),
      ...coveredBy(property, played, targetFacts, only),
    },
    ...(played.found ? { found: played.found } : {}),
    ...(played.alsoFound ? { alsoFound: played.alsoFound } : {}),
    ...(played.fault ? { fault: played.fault } : {}),
    neverExercised,
    gaveUp,
  };
}

function coveredBy(
  { covers }: Property,
  { places }: PlayedProperty,
  targetFacts: TargetFacts,
  only: readonly RequirementId[] | undefined,
): Pick<PropertyResult, 'places' | 'coverage'> {
  if (!covers) return {};
  const judged = new Map<RequirementId, number[]>();
  for (const [place, ids] of places) for (const id of ids) judged.set(id, [...(judged.get(id) ?? []), place]);
  const known = rows.filter(({ id }) => judged.has(id));
  const told: PlayedPlaces = {
    played: writePlaces(places.keys()),
    judged: Object.fromEntries(known.map(({ id }) => [id, writePlaces(judged.get(id) ?? [])])),
  };
  return { places: told, coverage: covers(targetFacts, told, only) };
}

/** How many cases of the property are to be played here. */
function casesHere({ runs, resume, shard }: Omit<AskedCases, 'only'>, name: string) {
  const portions = Math.ceil(runs / portionSize);
  const first = resume ? (resume.from[name] ?? portions) : 0;
  return Array.from({ length: portions }, (_, portion) => portion)
    .filter((portion) => portion >= first && isOfShard(portion, shard))
    .reduce((sum, portion) => sum + Math.min(portionSize, runs - portion * portionSize), 0);
}

/** How often each requirement was judged, in the catalogue's order; one that was to be and never was has 0. */
function exercisedIn(expected: readonly RequirementId[], played: PlayedProperty): Record<string, number> {
  const known = rows.filter(({ id }) => expected.includes(id) || played.exercised.has(id));
  return Object.fromEntries(known.map(({ id }) => [id, played.exercised.get(id) ?? 0]));
}

type Judged = Pick<PropertyResult, 'status' | 'cases' | 'exercised' | 'listed' | 'ofList'>;

function missedIn({ exercised }: Judged): RequirementId[] {
  return Object.keys(exercised).filter((id): id is RequirementId => exercised[id] === 0);
}

/** Requirements that a property is made for and that none of its cases came to judge, where there were cases enough. */
export function neverExercisedIn(judged: Judged): RequirementId[] {
  // Of a list that is long enough there were cases enough, also where only those were played that can judge what was chosen.
  const enough = (judged.cases > 0 && judged.ofList) || judged.cases;
  return judged.status !== 'held' || enough < fewestForCoverage ? [] : missedIn(judged);
}

/** What is to be said of requirements that were never judged where too few cases were played to hold it against anybody. */
export function tooFewCasesIn(judged: Judged): string | undefined {
  const missed = missedIn(judged);
  if (judged.status !== 'held' || judged.cases >= fewestForCoverage || missed.length === 0) return undefined;
  // Of a list there are no more cases to be had.
  if (judged.listed) return undefined;
  return `Only ${judged.cases} cases were played, in which nothing was judged of ${missed.join(', ')}; from ${fewestForCoverage} cases on that is red.`;
}

function canBeJudged(id: RequirementId, targetFacts: TargetFacts): boolean {
  const { needs = [], channels, clocks } = rowOf(id);
  return (
    (clocks === undefined || clocks.includes(targetFacts.clock)) &&
    needs.every((need) => targetFacts.capabilities.includes(need)) &&
    (channels === undefined || channels.some((channel) => targetFacts.channels.includes(channel)))
  );
}

function whyOf(
  status: PropertyStatus,
  { cases, thrownAway, gaveUp, fault, found }: PlayedProperty,
  runs: number,
  neverExercised: readonly RequirementId[],
): string | undefined {
  switch (status) {
    case 'not exercised':
      return gaveUp
        ? `Of ${runs} cases only ${cases} came about; ${thrownAway} situations were thrown away.`
        : `In ${cases} cases nothing was judged of ${neverExercised.join(', ')}.`;
    case 'stopped':
      return whyStopped(cases, runs);
    case 'fault':
      return fault?.message;
    case 'counterexample':
      return found?.notPlayedAgain && `It could not be played again: ${found.notPlayedAgain.message}`;
    default:
      return undefined;
  }
}

/** Why a property is `stopped`, in a sentence. */
export function whyStopped(cases: number, wanted: number): string {
  return `${cases} of ${wanted} cases were played before its time was up; none of them broke it.`;
}

function sorted(tally: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...tally].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}
