/** One cause as one paragraph: that of the row which tells it best, and the names of all other rows that it touches. */
import type { Evidence } from '../verdict/evidence';
import type { JudgedRun, RowResult } from '../verdict/verdict';
import { wordsOfCause } from './cause-words';
import type { Cause } from './causes-of';
import { renderResult } from './paragraph';
import { withinColumns } from './within-columns';

export function renderCause(run: JudgedRun, cause: Cause, evidence: Evidence): string {
  const { where } = wordsOfCause(cause);
  const told = where === undefined ? cause.root : { ...cause.root, pattern: where };
  return [renderResult(run, told, evidence), ...touchedLines(cause)].join('\n');
}

/** The rows beside the one that tells the cause, as sentences; none where it is the only one. */
export function tellTouched({ root, failed, open }: Cause): { readonly told: string; readonly rows: RowResult[] }[] {
  const others = (rows: readonly RowResult[]) => rows.filter((row) => row !== root);
  const [alike, left] = [others(failed), others(open)];
  const are = (rows: readonly RowResult[]) => `${rows.length} more requirement${rows.length === 1 ? '' : 's'}`;
  return [
    ...(alike.length === 0
      ? []
      : [{ told: `${are(alike)} fail${alike.length === 1 ? 's' : ''} by the same`, rows: alike }]),
    ...(left.length === 0
      ? []
      : [
          {
            told: `${are(left)} could not be judged ${failed.length > 0 ? 'where this failed' : 'for the same reason'}`,
            rows: left,
          },
        ]),
  ];
}

function touchedLines(cause: Cause): string[] {
  return tellTouched(cause).map(({ told, rows }) =>
    withinColumns(`  Touches   ${told}: ${rows.map(({ id }) => id).join(', ')}`),
  );
}
