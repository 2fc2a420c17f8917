/**
 * What turned out not to be documented as it gated. A published set is never edited: an erratum names the row, the sets
 * from which it is withdrawn, the day and the reason. The row is reported from then on, and decides no claim to them.
 */
import type { RequirementId } from './catalogue';

export interface Erratum {
  /** Never used for another one. */
  readonly id: string;
  readonly dated: string;
  readonly requirement: RequirementId;
  /** Names of frozen sets. */
  readonly sets: readonly string[];
  readonly reason: string;
}

export const errata: readonly Erratum[] = [
  {
    id: 'E1',
    dated: '2026-11-29',
    requirement: 'config.skill-name-is-a-label',
    sets: ['page@1', 'full@1'],
    reason:
      'The page has the skill name and the skill id mean one skill, and does not say which of them decides where they differ: that the id does is inferred.',
  },
];

/** The errata to this set, in the order of their dates. */
export function errataTo(set: string): readonly Erratum[] {
  return errata.filter(({ sets }) => sets.includes(set));
}
