/** Plays the properties of a run and leaves what they found in its folder: report, picture, counterexamples, findings. */
import { Fault } from '../../../play/adapters/fault';
import type { Play, Session } from '../../../play/player/play';
import { keepTrace } from '../../../results/trace-store';
import { distributionPicture } from '../../../properties/distribution-picture';
import { fewestForCoverage, type PropertyOutcome } from '../../../properties/property-outcome';
import type { CaseToken, ReplayToken } from '../../../properties/replay-token';
import { replayCase, runProperties, type PropertiesRun, type SettledCases } from '../../../properties/run-properties';
import { fewestCases } from '../../../properties/settle-cases';
import type { FoundCase } from '../../../properties/shrink-case';
import type { Channel } from '../../../protocol/types';
import { keepFindings, type KeptFinding } from '../../../results/kept-findings';
import { locationText, parseLocation, type CaseLocation } from '../../../results/location';
import { renderFailure } from '../../../judge/words/paragraph';
import {
  counterexamplesOf,
  propertyReportFileName,
  writeCounterexample,
  writePropertyReport,
  type Counterexample,
  type PropertyReport,
  type PropertyResult,
} from '../../../results/property-report';
import { replayTokenLine, resumeLine, type AsCalled } from '../../../judge/words/replay-line';
import { renderDoubts, renderSearch, type Search } from '../../../reporters/render-search';
import type { KeptPlay } from '../../../results/run-file';
import { rowOf, type RequirementId } from '../../../requirements/catalogue';
import { keptFrom } from '../../../play/scenarios/kept-scenario';
import type { Shard } from '../../../play/scenarios/shard';
import type { Trace } from '../../../trace/trace';

export interface PlayingProperties {
  readonly out: string;
  /** How the run was called, for the lines that replay. */
  readonly asCalled: AsCalled;
  readonly runs: number;
  readonly seed: number;
  readonly budgetMs: number;
  readonly channels: readonly Channel[];
  readonly only: readonly RequirementId[] | undefined;
  readonly replay: ReplayToken | undefined;
  readonly shard?: Shard | undefined;
  /** Whether to play what takes minutes as well. */
  readonly thorough?: true;
  /** Whether a failure of the requirement decides the verdict; all do when left out. */
  readonly gates?: (requirement: RequirementId) => boolean;
  /** Hears, in a sentence, how many cases were settled before they are played. */
  readonly onSettled?: (sentence: string) => void;
  readonly onProperty?: (name: string, index: number, of: number) => void;
}

export interface PlayedProperties {
  readonly plays: readonly KeptPlay[];
  readonly faults: readonly Fault[];
  /** Lines for the person at the terminal. */
  readonly notes: readonly string[];
}

export async function playProperties(session: Session, options: PlayingProperties): Promise<PlayedProperties> {
  const { replay } = options;
  if (replay?.kind === 'case') return playCase(session, options, replay);
  if (options.runs === 0) return { plays: [], faults: [], notes: [] };
  const run = await runProperties(session, {
    runs: options.runs,
    seed: replay?.seed ?? options.seed,
    budgetMs: options.budgetMs,
    channels: options.channels,
    ...(options.gates ? { gates: options.gates } : {}),
    ...(options.only ? { only: options.only } : {}),
    ...(replay ? { resume: replay } : {}),
    ...(options.shard ? { shard: options.shard } : {}),
    ...(options.thorough ? { thorough: true as const } : {}),
    // Of a part or a rest the whole decides how many cases there are.
    ...(options.shard || replay ? {} : { settles: true as const }),
    onSettled: (settled) => options.onSettled?.(tellSettled(settled)),
    ...(options.onProperty ? { onProperty: options.onProperty } : {}),
  });
  return keepProperties(run, options);
}

/** Leaves in the results folder what a run of the properties found, and says it. */
export async function keepProperties(run: PropertiesRun, options: PlayingProperties): Promise<PlayedProperties> {
  const { out } = options;
  const plays: KeptPlay[] = [];
  const findings: KeptFinding[] = [];
  const results: PropertyResult[] = [];
  for (const outcome of run.outcomes) {
    findings.push(...unexercised(outcome, options));
    const { found, alsoFound = [] } = outcome;
    const counterexamples: Counterexample[] = [];
    for (const each of found ? [found, ...alsoFound] : []) {
      const kept = await keepCounterexample(outcome, each, options);
      plays.push(...kept.plays);
      findings.push(...kept.findings);
      counterexamples.push(kept.counterexample);
    }
    const [counterexample, ...others] = counterexamples;
    results.push({
      ...outcome.result,
      ...(counterexample ? { counterexample } : {}),
      ...(others.length > 0 ? { alsoFound: others } : {}),
    });
  }
  const report: PropertyReport = {
    format: 1,
    seed: run.seed,
    runs: run.runs,
    properties: results,
    ...(run.resume === undefined ? {} : { resume: run.resume }),
    ...(run.settled ? { settled: settledIn(run.settled) } : {}),
  };
  writePropertyReport(out, report, distributionPicture(report));
  keepFindings(out, 'properties', findings);
  return { plays, faults: faultsOf(run.outcomes), notes: notesOf(report, run.outcomes, options) };
}

/** One fault of a kind is enough: the same broken target shows in every property. */
function faultsOf(outcomes: readonly PropertyOutcome[]): Fault[] {
  const faults = outcomes.flatMap(({ fault }) => fault ?? []);
  return faults.filter((fault, index) => faults.findIndex(({ kind }) => kind === fault.kind) === index);
}

function notesOf(report: PropertyReport, outcomes: readonly PropertyOutcome[], options: PlayingProperties): string[] {
  const cases = report.properties.reduce((sum, each) => sum + each.cases, 0);
  const ms = report.properties.reduce((sum, each) => sum + each.ms, 0);
  const found = report.properties.flatMap(counterexamplesOf);
  return [
    `Properties: ${cases} generated cases of ${report.properties.length} properties in ${(ms / 1000).toFixed(1)} s, ${found.length === 0 ? 'no counterexample' : `${found.length} with a counterexample, told with what they break`}, seed ${report.seed}`,
    ...outcomes.flatMap(({ property, gaveUp, result }) =>
      gaveUp ? [`  ${property.name} was not exercised: ${result.why ?? ''}`] : [],
    ),
    ...tooFewOf(outcomes),
    ...(report.resume === undefined ? [] : [unreachedNote(report, options.asCalled)]),
  ];
}

function settledIn({ asked, caseMs, cases }: SettledCases): NonNullable<PropertyReport['settled']> {
  const each = Object.values(cases);
  return { cases: each.reduce((sum, some) => sum + some, 0), of: asked * each.length, caseMs };
}

/** How many cases are to be played by chance: whoever plays them has a whole run. */
function tellSettled(settled: SettledCases): string {
  const { cases, of, caseMs } = settledIn(settled);
  const byNumber = new Map<number, string[]>();
  for (const [name, some] of Object.entries(settled.cases)) byNumber.set(some, [...(byNumber.get(some) ?? []), name]);
  const [first, ...others] = [...byNumber].sort(([a], [b]) => b - a);
  const each = others.length === 0 ? `, ${first?.[0] ?? 0} of each property` : '';
  const which = [first, ...others].flatMap((some) => (some ? [`${some[0]} of ${some[1].join(', ')}`] : []));
  return (
    `Settled: ${cases} of ${of} cases by chance${each}, at ${caseMs.toFixed(1)} ms for one of middle size and at least ` +
    `${Math.min(fewestCases, settled.asked)} of each property${each === '' ? `: ${which.join('; ')}` : ''}`
  );
}

/** How to play the cases that were not reached. */
export function unreachedNote({ resume = '', runs, seed }: PropertyReport, asCalled: AsCalled): string {
  return `Not all cases were reached. The others: ${resumeLine(asCalled, resume, { runs, seed })}`;
}

/** More properties than this are in the report, not at the terminal. */
const mostTooFew = 3;

/** Tells what too few cases do not show. */
function tooFewOf(outcomes: readonly PropertyOutcome[]): string[] {
  const few = outcomes.filter(
    ({ property, result }) =>
      result.status === 'held' && !property.recordsOnly && !property.listed && result.cases < fewestForCoverage,
  );
  if (few.length === 0) return [];
  const told = few.flatMap(({ property, result }) =>
    result.why === undefined ? [] : [`    ${property.name}: ${result.why}`],
  );
  return [
    `  ${few.length === 1 ? 'One property' : `${few.length} properties`} had fewer than ${fewestForCoverage} cases: too few to hold it against anybody that a requirement was never judged by them`,
    ...told.slice(0, mostTooFew),
    ...(told.length > mostTooFew ? [`    … and ${told.length - mostTooFew} more, in ${propertyReportFileName}`] : []),
  ];
}

function unexercised(outcome: PropertyOutcome, { channels }: PlayingProperties): KeptFinding[] {
  const { property, neverExercised, result, gaveUp } = outcome;
  const [channel = 'messaging'] = property.channels ?? channels;
  const why = gaveUp ? result.why : undefined;
  return findingsOnUnexercised(result, neverExercised, channel, why);
}

/** What a property never exercised is not proven by it: the row stays open. */
export function findingsOnUnexercised(
  { name, cases }: Pick<PropertyResult, 'name' | 'cases'>,
  neverExercised: readonly RequirementId[],
  channel: Channel,
  why = `It never came to judge this in ${cases} generated cases.`,
): KeptFinding[] {
  return neverExercised.map((requirement) => ({
    requirement,
    verdict: 'inconclusive',
    because: `The property "${name}" was not exercised. ${why}`,
    evidence: [],
    scenario: locationText({ kind: 'property', property: name }),
    channel,
    listed: true,
    by: 'properties',
  }));
}

async function keepCounterexample(outcome: PropertyOutcome, found: FoundCase, options: PlayingProperties) {
  const { out, asCalled } = options;
  const { problem, play, generated, playedAgain, notPlayedAgain, shrinkingStopped } = found;
  const replay = replayTokenLine(asCalled, found.token);
  const trace: Trace = { ...play.trace, exercises: [] };
  const location = caseAt(trace.scenario);
  const slug = `${location.property}-${location.hash}`;
  const kept = keptFrom(`kept/${slug}`, trace.title, generated.channel, generated.situation, {
    requirement: problem.requirement,
    because: problem.because,
  });
  const file = writeCounterexample(out, location, kept);
  const keptPlay = async (scenario: string, { trace: whole, tookMs }: Play): Promise<KeptPlay> => ({
    scenario,
    channel: whole.channel,
    ...(await keepTrace(out, 'traces', { ...whole, scenario, exercises: [] })),
    exercises: [],
    replay,
    tookMs,
  });
  const again = playedAgain && locationText({ ...location, again: true });
  const plays = [await keptPlay(trace.scenario, play)];
  if (playedAgain && again !== undefined) plays.push(await keptPlay(again, playedAgain));
  const search: Search = {
    steps: generated.situation.steps.length,
    afterCases: found.afterCases,
    ...(again === undefined ? {} : { playedAgain: again }),
    ...(notPlayedAgain === undefined ? {} : { notPlayedAgain: notPlayedAgain.message }),
    ...(shrinkingStopped === undefined ? {} : { shrinkingStopped }),
  };
  const doubts = renderDoubts(search);
  const told = {
    verdict: 'fail' as const,
    because: [problem.because, ...doubts].join(' '),
    evidence: problem.evidence,
    ...(problem.expected === undefined ? {} : { expected: problem.expected }),
  };
  const finding: KeptFinding = {
    ...told,
    requirement: problem.requirement,
    scenario: trace.scenario,
    channel: trace.channel,
    listed: false,
    by: 'properties',
    replay,
    detail: `${outcome.property.name}: ${outcome.property.promise}. ${renderSearch(search)}`,
  };
  const counterexample: Counterexample = {
    requirement: problem.requirement,
    by: problem.by,
    scenario: trace.scenario,
    channel: trace.channel,
    paragraph: renderFailure(rowOf(problem.requirement), told, trace, replay),
    token: found.token,
    replay,
    ...search,
    shrinkingPlays: found.shrinkingPlays,
    file,
  };
  // What a rule sees it sees again on the kept trace; what is told once is enough.
  return { plays, counterexample, findings: problem.by === 'model' || doubts.length > 0 ? [finding] : [] };
}

/** The first play of a generated case, as its scenario names it. */
function caseAt(scenario: string): CaseLocation {
  const location = parseLocation(scenario);
  if (location.kind === 'case') return location;
  throw new Error(`${scenario} is to be kept as a counterexample, and that is no name of a generated case.`);
}

/** One case again, by its token; its requirement is the only one that the run judges. */
async function playCase(
  session: Session,
  { out, asCalled, replay }: PlayingProperties,
  token: CaseToken,
): Promise<PlayedProperties> {
  const again = await replayCase(session, token);
  if (!again) {
    const why = `This suite has no property "${token.property}", or makes no such case of it any more. The token was written by another version; play with the seed of that run instead.`;
    return { plays: [], faults: [new Fault('usage', `--replay: ${why}`)], notes: [] };
  }
  const { play, problems, scenario } = again;
  if (play.fault) return { plays: [], faults: [play.fault], notes: [] };
  const requirement = token.requirement as RequirementId;
  const problem = problems.find((each) => each.requirement === requirement);
  const line = replay?.kind === 'case' ? { replay: replayTokenLine(asCalled, replay.word ?? '') } : {};
  const kept = await keepTrace(out, 'traces', play.trace);
  const finding: KeptFinding = {
    requirement,
    verdict: problem ? 'fail' : 'pass',
    because: problem?.because ?? 'Rules and model find nothing wrong with this case now.',
    ...(problem?.expected === undefined ? {} : { expected: problem.expected }),
    evidence: problem?.evidence ?? [],
    scenario,
    channel: play.channel,
    listed: true,
    by: 'properties',
    ...line,
  };
  keepFindings(out, 'properties', problem?.by === 'rule' ? [] : [finding]);
  const others = problems.filter((each) => each !== problem).map((each) => each.requirement);
  return {
    plays: [{ scenario, channel: play.channel, ...kept, exercises: [], ...line }],
    faults: [],
    notes: [
      `Replayed ${scenario}: ${problem ? `it breaks ${requirement} again` : `it does not break ${requirement} now`}${others.length > 0 ? `; also seen: ${others.join(', ')}` : ''}`,
    ],
  };
}
