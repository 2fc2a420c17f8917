/**
 * Whether a results folder holds every play that such a run is made of, and each trace is of the play for which it
 * stands. Which plays these are follows from the declaration and the options that the run itself names.
 */
import { withoutMarks } from '../../play/scenarios/fresh-bots';
import { asOffered, situationOf } from '../../play/scenarios/situation-of';
import { castingsOfRun, type Casting } from '../../play/scenarios/casting';
import type { JudgedRun } from './verdict';
import { canonical } from '../../results/canonical';
import type { Judged } from './evidence';
import { parseLocation, tellLocation, type Located } from '../../results/location';
import { runFileName } from '../../results/run-file';

export interface VerifiedPlays {
  readonly wanted: number;
  readonly missing: number;
  /** What is missing or is not what it should be, in sentences. */
  readonly differences: readonly string[];
}

/** Whether the run came to no end, and says so: then plays are missing for a reason, and no conformity is claimed. */
export function wasStopped({ interrupted, conclusion }: Pick<JudgedRun, 'interrupted' | 'conclusion'>): boolean {
  return interrupted || conclusion === 'no verdict';
}

export function verifyPlays({ run, evidence }: Judged): VerifiedPlays {
  const wanted = new Map(castingsIn(run).map((casting) => [tellLocation(locatedBy(casting)), casting]));
  const listed = new Map<string, number>();
  const chosen = evidence.plays.filter(({ scenario }) => parseLocation(scenario).kind === 'scenario');
  for (const play of chosen) listed.set(tellLocation(play), (listed.get(tellLocation(play)) ?? 0) + 1);
  const missing = [...wanted.keys()].filter((name) => !listed.has(name));
  return {
    wanted: wanted.size,
    missing: missing.length,
    differences: [
      ...(wasStopped(run)
        ? []
        : missing.map((name) => `${name} was to be played, and ${runFileName} lists no such play.`)),
      ...[...listed].flatMap(([name, times]) => [
        ...(times > 1 ? [`${name} is listed ${times} times in ${runFileName}.`] : []),
        ...(wanted.has(name) ? [] : [`${name} is no play of a run with this declaration and these options.`]),
      ]),
      ...chosen
        .filter(({ trace, fault }) => trace === null && !fault)
        .map((play) => `${tellLocation(play)} is listed in ${runFileName} with neither a trace nor a fault.`),
      ...evidence.plays
        .filter(({ trace, sha256 }) => trace !== null && sha256 === undefined)
        .map(
          (play) => `${tellLocation(play)} is listed in ${runFileName} without the SHA-256 of its trace ${play.trace}.`,
        ),
      ...evidence.plays
        .filter((play) => play.trace !== null && !evidence.traceOf(play))
        .map(
          (play) => `${tellLocation(play)} is listed in ${runFileName} with the trace of another play: ${play.trace}.`,
        ),
      ...evidence.plays.flatMap((play) => strangenessOf(play, wanted.get(tellLocation(play)), { run, evidence })),
    ],
  };
}

function castingsIn({ declaration, clock, channels, only, shard, scope }: JudgedRun): Casting[] {
  if (!declaration || scope?.replay?.kind === 'case') return [];
  const { capabilities } = declaration;
  return castingsOfRun({ channels, capabilities, clock: clock ?? declaration.clock, only, shard });
}

/** What a trace says of itself and should not, being the trace of this play. */
function strangenessOf(play: Located, casting: Casting | undefined, { run, evidence }: Judged): string[] {
  const trace = evidence.traceOf(play);
  const { declaration } = run;
  if (!trace || !declaration) return [];
  const { name, version } = declaration.implementation;
  const { capabilities, fallbackMessage } = declaration;
  const clock = run.clock ?? declaration.clock;
  const expected = {
    clock,
    seed: run.seed,
    implementation: { name, version, capabilities, fallbackMessage },
    exercises: casting?.scenario.exercises ?? [],
    ...(casting ? { title: casting.scenario.title, conversations: setupsOf(casting, run.seed, clock) } : {}),
  };
  return Object.entries(expected).flatMap(([field, value]) => {
    const own = field === 'conversations' ? withoutMarks(trace.conversations) : trace[field as keyof typeof trace];
    const [left, right] = [canonical(value), canonical(own)];
    return left === right
      ? []
      : [`the trace of ${tellLocation(play)}, ${field}: the run makes it ${cut(left)}, the trace has ${cut(right)}.`];
  });
}

function setupsOf(casting: Casting, seed: number, clock: NonNullable<JudgedRun['clock']>) {
  const { conversations } = situationOf(casting, seed);
  return Object.fromEntries(Object.entries(conversations).map(([name, setup]) => [name, asOffered(setup, clock)]));
}

function locatedBy({ scenario, channel }: Casting): Located {
  return { scenario: scenario.id, channel };
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)} …` : text;
}
