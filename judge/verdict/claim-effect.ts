/** What a row's status means for the claim: whether it turns the run red, or leaves it open. */
import { rowOf, type RequirementId } from '../../requirements/catalogue';
import type { SurfaceFacts } from '../../results/surface-facts';

export type Status = 'passed' | 'failed' | 'inconclusive' | 'not-applicable' | 'waived';

export type ClaimEffect = 'red' | 'open' | 'reported' | 'fine';

/**
 * `red`: fails the run. `open`: gating, and not judged. `reported`: failed, waived or not judged, without weight for the claim.
 * The exit code is drawn from these, so that a report cannot see it otherwise.
 */
export function effectOnClaim(
  run: { readonly strict: boolean; readonly surface?: SurfaceFacts | undefined },
  result: { readonly id: RequirementId; readonly status: Status; readonly gating: boolean },
): ClaimEffect {
  if (result.status === 'passed' || result.status === 'not-applicable') return 'fine';
  if (result.status === 'waived') return 'reported';
  if (result.status === 'inconclusive') return result.gating ? 'open' : 'reported';
  const row = rowOf(result.id);
  const hasWeight = !run.surface?.notGating.some(({ requirement }) => requirement === result.id);
  const strictly = hasWeight && run.strict && row.level === 'should' && row.basis === 'documented';
  return result.gating || strictly ? 'red' : 'reported';
}
