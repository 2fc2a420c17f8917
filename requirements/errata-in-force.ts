/** The errata to a set, as a run keeps them with its facts; an empty record where there are none. */
import type { RequirementId } from './catalogue';
import { errataTo } from './errata';

interface Kept {
  readonly id: string;
  readonly dated: string;
  readonly requirement: RequirementId;
  readonly reason: string;
}

export function errataInForce(set: string): { readonly errata?: readonly Kept[] } {
  const errata = errataTo(set).map(({ id, dated, requirement, reason }) => ({ id, dated, requirement, reason }));
  return errata.length > 0 ? { errata } : {};
}
