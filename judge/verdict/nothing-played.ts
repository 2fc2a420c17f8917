import type { JudgedRun } from './verdict';

/** Whether a run was kept from showing anything of anybody: then its cause is all that there is to tell. */
export function nothingPlayed({
  results,
  faults,
  interrupted,
}: Pick<JudgedRun, 'results' | 'faults' | 'interrupted'>): boolean {
  return (faults.length > 0 || interrupted) && results.every(({ findings }) => findings.length === 0);
}
