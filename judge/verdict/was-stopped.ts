import type { JudgedRun } from './verdict';

/** Whether the run came to no end, and says so: then plays are missing for a reason, and no conformity is claimed. */
export function wasStopped({ interrupted, conclusion }: Pick<JudgedRun, 'interrupted' | 'conclusion'>): boolean {
  return interrupted || conclusion === 'no verdict';
}
