/** What the seed chooses inside the values of a combination: ids, texts, names. */
import * as fc from 'fast-check';
import { valueWithLineBreak } from '../generated-line-breaks';
import { textCalled } from '../generated-texts';
import { variableCalled } from '../generated-variable-names';
import type { Combination } from './dimensions';

export interface Choice {
  /** Digits of ids, all different. */
  readonly ids: readonly string[];
  readonly texts: Readonly<Record<Named, string>>;
  readonly status: number;
  readonly brokenBy: number;
  readonly intentId: string;
  readonly noNumber: string;
  /** Names of context variables. */
  readonly variables: Readonly<Record<Variable, string>>;
  /** The value of the variable that holds a line break. */
  readonly lines: string;
  /** Dialogs, patterns and integrations are in the opposite order, with the Fallback dialog first. */
  readonly turnedRound: boolean;
}

const named = [
  'Moment',
  'First',
  'Before',
  'Well',
  'Sorry',
  'Onward',
  'Caught',
  'Fallback',
  'Friendly',
  'Value',
  'Other',
] as const;
type Named = (typeof named)[number];

const variables = ['skill', 'neverSet', 'name', 'late', 'whole', 'lines'] as const;
export type Variable = (typeof variables)[number];

const digits = (length: number) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length - 1, maxLength: length - 1 }),
    )
    .map(([first, rest]) => [first, ...rest].join(''));

/** Length of the id of the escalation under test, by the value of the dimension. */
const idLength: Partial<Record<Combination['skill'], number>> = { 'one digit': 1, 'eighteen digits': 18 };

export function choicesFor(row: Combination): fc.Arbitrary<Choice> {
  return fc
    .record({
      own: digits(idLength[row.skill] ?? 10),
      others: fc.uniqueArray(digits(9), { minLength: 8, maxLength: 8 }),
      texts: fc.record(Object.fromEntries(named.map((stem) => [stem, textCalled(stem)]))),
      status: fc.nat(),
      brokenBy: fc.nat(),
      intentId: textCalled('intent'),
      variables: fc.record(Object.fromEntries(variables.map((stem) => [stem, variableCalled(stem)]))),
      noNumber: fc.constantFrom('sales', 'Vertrieb', 'null', '42abc', '営業', 'skill-42'),
      lines: valueWithLineBreak,
      turnedRound: fc.boolean(),
    })
    .map(({ own, others, texts, variables, ...rest }): Choice => ({
      ...rest,
      ids: [own, ...others],
      texts: texts as Choice['texts'],
      variables: variables as Choice['variables'],
    }));
}

/** Places among the ids. */
export const [ownId, firstId, decoyId, otherId, fallbackId, laterId, agentPart, leadingId, earlierAgentPart] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
] as const;

export function idOf({ ids }: Choice, place: number): string {
  return ids[place] ?? '1';
}

export function placeholderOf({ variables }: Choice, variable: Variable): string {
  return `{$botContext.${variables[variable]}}`;
}
export function agentIdOf(choice: Choice): string {
  return `agent-${idOf(choice, agentPart)}`;
}

export function earlierAgentIdOf(choice: Choice): string {
  return `agent-${idOf(choice, earlierAgentPart)}`;
}
