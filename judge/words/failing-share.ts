import type { RowResult } from '../verdict/verdict';

/** Which part of the findings on a row fails, from 0 to 1: what fails wherever it was tried is nearer to the cause. */
export function failingShare({ findings }: Pick<RowResult, 'findings'>): number {
  return findings.length === 0 ? 0 : findings.filter(({ verdict }) => verdict === 'fail').length / findings.length;
}
