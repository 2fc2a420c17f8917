/** How many rows have each status, apart for those on which the claim rests. */
import type { JudgedRun, Status } from '../judge/verdict/verdict';

export const statuses = [
  'passed',
  'failed',
  'inconclusive',
  'not-applicable',
  'waived',
] as const satisfies readonly Status[];

export interface CountLine {
  readonly name: string;
  readonly counts: Readonly<Record<Status, number>>;
}

/** Gating rows, the other rows, and all. */
export function countLines(run: JudgedRun): CountLine[] {
  return [
    { name: 'in the profile', counts: profileCounts(run.results) },
    { name: 'beside it', counts: countsOf(run.results.filter((result) => !result.gating)) },
    { name: 'all', counts: run.counts },
  ];
}

/** The counts of the rows on which the claim rests: those that belong beside the name of a profile. */
export function profileCounts(results: readonly Counted[]): Record<Status, number> {
  return countsOf(results.filter(({ gating }) => gating));
}

interface Counted {
  readonly status: Status;
  readonly gating: boolean;
}

function countsOf(results: readonly Counted[]): Record<Status, number> {
  const count = (status: Status) => results.filter((result) => result.status === status).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    inconclusive: count('inconclusive'),
    'not-applicable': count('not-applicable'),
    waived: count('waived'),
  };
}
