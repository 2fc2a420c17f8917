/** Why a row is neither passed nor failed to a reader who knows but these, in one line: for a test that is skipped. */
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import { reasonOf, renderWaiver } from '../judge/words/paragraph';
import { visible } from '../judge/words/visible';
import { standOf } from './weight';

export function besideTheClaim(run: Pick<JudgedRun, 'strict'>, result: RowResult): string {
  const why = visible(reasonOf(result) ?? result.status);
  if (result.status === 'failed') return `Failed, ${standOf(run, result)}: ${why}`;
  if (result.status === 'waived') return `Waived ${(result.waivers ?? []).map(renderWaiver).join('; ')}. ${why}`;
  if (result.status === 'not-applicable') return `Not applicable: ${why}`;
  return `Not judged, ${standOf(run, result)}: ${why}`;
}
