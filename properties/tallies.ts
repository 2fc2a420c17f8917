/** What the cases of a property had in them and came to, counted. */
import type { Play } from '../play/player/play';
import type { RequirementId } from '../requirements/catalogue';
import { isKind } from '../trace/trace';
import type { Generated, Property } from './property';

type Tally = Map<string, number>;

export interface Tallies {
  readonly exercised: Tally;
  readonly lengths: Tally;
  readonly outcomes: Tally;
  readonly marks: Tally;
  readonly boundaries: Tally;
  readonly observed: Tally;
}

/** Those of no case. */
export function emptyTallies(): Tallies {
  return {
    exercised: new Map(),
    lengths: new Map(),
    outcomes: new Map(),
    marks: new Map(),
    boundaries: new Map(),
    observed: new Map(),
  };
}

/** What one case adds to each tally. */
export type Counts = Readonly<Record<keyof Tallies, readonly string[]>>;

/** What a case adds of which these requirements were judged. */
export function countsOf(
  { recordsOnly }: Property,
  generated: Generated,
  play: Play,
  judged: readonly RequirementId[],
): Counts {
  const { marks, boundaries = [], situation } = generated;
  return {
    exercised: recordsOnly ? [] : judged,
    lengths: [String(situation.steps.length)],
    outcomes: [...outcomesOf(play)],
    marks,
    boundaries,
    observed: recordsOnly ? marks.map((mark) => `${mark}: ${seenIn(play)}`) : [],
  };
}

/** The sums of all these cases. */
export function tallied(cases: readonly Counts[]): Tallies {
  const tallies = emptyTallies();
  for (const counts of cases) {
    for (const name of Object.keys(tallies) as (keyof Tallies)[]) {
      for (const key of counts[name]) add(tallies[name], key);
    }
  }
  return tallies;
}

function outcomesOf({ trace: { events } }: Play): ReadonlySet<string> {
  const answers = events
    .filter(isKind('transfer-answered'))
    .map(({ answer, status }) => (answer === 'error' ? `error ${status ?? ''}` : answer));
  return new Set([
    ...answers,
    ...(events.some(isKind('transfer-failed')) ? ['failed later'] : []),
    ...(events.some(isKind('configuration-refused')) ? ['configuration refused'] : []),
    ...(answers.length === 0 ? ['no transfer'] : []),
  ]);
}

function seenIn({ trace: { events } }: Play): string {
  const request = events.find(isKind('transfer-requested'));
  if (request) return `asks for skill ${JSON.stringify(request.skillId)} with ${JSON.stringify(request.message)}`;
  return events.some(isKind('consumer-read')) ? 'says its fallback' : 'does nothing';
}

function add(tally: Tally, key: string): void {
  tally.set(key, (tally.get(key) ?? 0) + 1);
}
