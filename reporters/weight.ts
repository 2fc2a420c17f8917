/** How much a row weighs for the claim, in words for someone who reads about one requirement only. */
import { rowOf } from '../requirements/catalogue';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import { effectOnClaim } from '../judge/verdict/claim-effect';

export const notYetScored = 'reported, not scored until the next set';

/** Why a row of the set decides nothing any more. */
export function withdrawnBy(erratum: string): string {
  return `withdrawn by erratum ${erratum}, reported only`;
}

/** Begins with "the claim" where the claim depends on it; the categories of the report go by that. */
export function weightOf(run: Pick<JudgedRun, 'strict'>, result: RowResult): string {
  const standing = effectOnClaim(run, result);
  if (standing === 'red') return 'the claim fails by it';
  if (standing === 'open') return 'the claim stays open by it';
  if (result.gating) return 'the claim rests on it';
  if (result.withdrawn !== undefined) return withdrawnBy(result.withdrawn);
  return result.notYetScored ? notYetScored : 'beside the claim';
}

/** Its level, on what it rests and how much it weighs, in one line. */
export function standOf(run: Pick<JudgedRun, 'strict'>, result: RowResult): string {
  const { level, basis, origin } = rowOf(result.id);
  const where = origin === 'linked' ? ' on a linked page' : '';
  return `${level.toUpperCase()} · ${basis}${where} · ${weightOf(run, result)}`;
}
