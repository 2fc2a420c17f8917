/** Plays the properties of a run and leaves what they found in its folder: report, picture, counterexamples, findings. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../adapters/fault';
import type { Stage } from '../harness/play';
import { keepTrace } from '../harness/trace-store';
import { distributionPicture } from '../properties/distribution-picture';
import type { FoundCase } from '../properties/play-property';
import type { CaseToken, ReplayToken } from '../properties/replay-token';
import { replayCase, runProperties, type PropertyOutcome } from '../properties/run-properties';
import type { Channel } from '../protocol/types';
import { keepFindings, type KeptFinding } from '../reporters/kept-findings';
import { tellFailure } from '../reporters/paragraph';
import {
  propertyPictureFileName,
  propertyReportFileName,
  type Counterexample,
  type PropertyReport,
  type PropertyResult,
} from '../reporters/property-report';
import { replayTokenLine } from '../reporters/replay-line';
import type { Play as KeptPlay } from '../reporters/run-file';
import { rowOf, type RequirementId } from '../requirements/catalogue';
import { keptFrom } from '../scenarios/kept-scenario';
import type { Shard } from '../scenarios/shard';
import type { Trace } from '../trace/trace';

/** What the properties leave in the folder; a new run replaces it. */
export const propertyLeftovers = [propertyReportFileName, propertyPictureFileName, 'counterexamples', 'findings'];

export interface PlayingProperties {
  readonly out: string;
  /** As the run names its target, for the lines that replay. */
  readonly target: string;
  readonly runs: number;
  readonly seed: number;
  readonly budgetMs: number;
  readonly channels: readonly Channel[];
  readonly only: readonly RequirementId[] | undefined;
  readonly replay: ReplayToken | undefined;
  readonly shard?: Shard | undefined;
  readonly onProperty?: (name: string, index: number, of: number) => void;
}

export interface PlayedProperties {
  readonly plays: readonly KeptPlay[];
  readonly faults: readonly Fault[];
  /** Lines for the person at the terminal. */
  readonly notes: readonly string[];
}

export async function playProperties(stage: Stage, options: PlayingProperties): Promise<PlayedProperties> {
  const { replay, out } = options;
  if (replay?.kind === 'case') return playCase(stage, options, replay);
  if (options.runs === 0) return { plays: [], faults: [], notes: [] };
  const run = await runProperties(stage, {
    runs: options.runs,
    seed: replay?.seed ?? options.seed,
    budgetMs: options.budgetMs,
    channels: options.channels,
    ...(options.only ? { only: options.only } : {}),
    ...(replay ? { resume: replay } : {}),
    ...(options.shard ? { shard: options.shard } : {}),
    ...(options.onProperty ? { onProperty: options.onProperty } : {}),
  });
  const plays: KeptPlay[] = [];
  const findings: KeptFinding[] = [];
  const results: PropertyResult[] = [];
  for (const outcome of run.outcomes) {
    findings.push(...unexercised(outcome, options));
    const { found } = outcome;
    if (!found) {
      results.push(outcome.result);
      continue;
    }
    const kept = await keepCounterexample(outcome, found, options);
    plays.push(...kept.plays);
    findings.push(...kept.findings);
    results.push({ ...outcome.result, counterexample: kept.counterexample });
  }
  const report: PropertyReport = {
    format: 1,
    seed: run.seed,
    runs: run.runs,
    properties: results,
    ...(run.resume === undefined ? {} : { resume: run.resume }),
  };
  await writeFile(path.join(out, propertyReportFileName), `${JSON.stringify(report, undefined, 1)}\n`);
  await writeFile(path.join(out, propertyPictureFileName), distributionPicture(report));
  keepFindings(out, 'properties', findings);
  return { plays, faults: faultsOf(run.outcomes), notes: notesOf(report, options) };
}

/** One fault of a kind is enough: the same broken target shows in every property. */
function faultsOf(outcomes: readonly PropertyOutcome[]): Fault[] {
  const faults = outcomes.flatMap(({ fault }) => fault ?? []);
  return faults.filter((fault, index) => faults.findIndex(({ kind }) => kind === fault.kind) === index);
}

function notesOf(report: PropertyReport, { target }: PlayingProperties): string[] {
  const cases = report.properties.reduce((sum, each) => sum + each.cases, 0);
  const ms = report.properties.reduce((sum, each) => sum + each.ms, 0);
  const found = report.properties.filter(({ counterexample }) => counterexample).length;
  return [
    `Properties: ${cases} generated cases of ${report.properties.length} properties in ${(ms / 1000).toFixed(1)} s, ${found === 0 ? 'no counterexample' : `${found} with a counterexample`}, seed ${report.seed}`,
    ...(report.resume === undefined ? [] : [unreachedNote(report, { target })]),
  ];
}

/** How to play the cases that were not reached. */
export function unreachedNote({ resume = '', runs }: PropertyReport, facts: { readonly target: string }): string {
  return `Not all cases were reached. The others: ${replayTokenLine(facts, resume)} --runs=${runs}`;
}

function unexercised(
  { property, neverExercised, result }: PropertyOutcome,
  { channels }: PlayingProperties,
): KeptFinding[] {
  const [channel = 'messaging'] = property.channels ?? channels;
  return findingsOnUnexercised(result, neverExercised, channel);
}

/** What a property never exercised is not proven by it: the row stays open. */
export function findingsOnUnexercised(
  { name, cases }: Pick<PropertyResult, 'name' | 'cases'>,
  neverExercised: readonly RequirementId[],
  channel: Channel,
): KeptFinding[] {
  return neverExercised.map((requirement) => ({
    requirement,
    verdict: 'inconclusive',
    because: `The property "${name}" never came to judge it in ${cases} generated cases.`,
    evidence: [],
    scenario: `generated/${name}`,
    channel,
    listed: true,
    by: 'properties',
  }));
}

async function keepCounterexample(outcome: PropertyOutcome, found: FoundCase, options: PlayingProperties) {
  const { out, target } = options;
  const { problem, play, generated, playedAgain } = found;
  const replay = replayTokenLine({ target }, found.token);
  const trace: Trace = { ...play.trace, exercises: [] };
  const [, slug = ''] = trace.scenario.split('/');
  const file = path.posix.join('counterexamples', `${slug}.json`);
  await mkdir(path.join(out, 'counterexamples'), { recursive: true });
  const kept = keptFrom(`kept/${slug}`, trace.title, generated.channel, generated.situation, {
    requirement: problem.requirement,
    because: problem.because,
  });
  await writeFile(path.join(out, file), `${JSON.stringify(kept, undefined, 2)}\n`);
  const plays: KeptPlay[] = [
    {
      scenario: trace.scenario,
      channel: trace.channel,
      trace: await keepTrace(out, 'traces', trace),
      exercises: [],
      replay,
    },
  ];
  const again = playedAgain && `${trace.scenario}-again`;
  if (playedAgain && again !== undefined) {
    const second = { ...playedAgain.trace, scenario: again, exercises: [] };
    const room = playedAgain.fault ? 'incomplete' : 'traces';
    const keptAgain = await keepTrace(out, room, second);
    if (!playedAgain.fault)
      plays.push({ scenario: again, channel: trace.channel, trace: keptAgain, exercises: [], replay });
  }
  const unstable =
    again === undefined
      ? ''
      : ' It did not show again when the same case was played a second time: the implementation is unstable here.';
  const because = `${problem.because}${unstable}`;
  const told = {
    verdict: 'fail' as const,
    because,
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
    detail: `${outcome.property.name}: ${outcome.property.promise}. Smallest situation found after ${found.afterCases} cases.`,
  };
  const counterexample: Counterexample = {
    requirement: problem.requirement,
    by: problem.by,
    scenario: trace.scenario,
    ...(again === undefined ? {} : { playedAgain: again }),
    channel: trace.channel,
    paragraph: tellFailure(rowOf(problem.requirement), told, trace, replay),
    token: found.token,
    steps: generated.situation.steps.length,
    afterCases: found.afterCases,
    shrinkingPlays: found.shrinkingPlays,
    ...(found.shrinkingStopped === undefined ? {} : { shrinkingStopped: found.shrinkingStopped }),
    file,
  };
  // What a rule sees it sees again on the kept trace; what is told once is enough.
  return { plays, counterexample, findings: problem.by === 'model' || again !== undefined ? [finding] : [] };
}

/** One case again, by its token; its requirement is the only one that the run judges. */
async function playCase(
  stage: Stage,
  { out, target, replay }: PlayingProperties,
  token: CaseToken,
): Promise<PlayedProperties> {
  const again = await replayCase(stage, token);
  if (!again) {
    const why = `This suite has no property "${token.property}", or makes no such case of it any more. The token was written by another version; play with the seed of that run instead.`;
    return { plays: [], faults: [new Fault('usage', `--replay: ${why}`)], notes: [] };
  }
  const { play, problems, scenario } = again;
  if (play.fault) return { plays: [], faults: [play.fault], notes: [] };
  const requirement = token.requirement as RequirementId;
  const problem = problems.find((each) => each.requirement === requirement);
  const line = replay?.kind === 'case' ? { replay: replayTokenLine({ target }, replay.word ?? '') } : {};
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
    plays: [{ scenario, channel: play.channel, trace: kept, exercises: [], ...line }],
    faults: [],
    notes: [
      `Replayed ${scenario}: ${problem ? `it breaks ${requirement} again` : `it does not break ${requirement} now`}${others.length > 0 ? `; also seen: ${others.join(', ')}` : ''}`,
    ],
  };
}
