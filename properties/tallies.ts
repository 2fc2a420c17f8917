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

/** Adds one case, of which these requirements were judged. */
export function countCase(
  { exercised, lengths, outcomes, marks, boundaries, observed }: Tallies,
  { recordsOnly }: Property,
  generated: Generated,
  play: Play,
  judged: readonly RequirementId[],
): void {
  add(lengths, String(generated.situation.steps.length));
  generated.marks.forEach((mark) => add(marks, mark));
  generated.boundaries?.forEach((boundary) => add(boundaries, boundary));
  outcomesOf(play).forEach((outcome) => add(outcomes, outcome));
  if (recordsOnly) generated.marks.forEach((mark) => add(observed, `${mark}: ${seenIn(play)}`));
  else judged.forEach((id) => add(exercised, id));
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
