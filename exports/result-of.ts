/** Which result of a call a condition asks for; undefined when it asks for something else. */
import type { Result } from '../protocol/types';
import type { ExportedCondition } from './bot-export';

/** What an export says of a failure was never seen, so any other status counts as one. */
export function resultOf({ matchType, apiStatus }: ExportedCondition): Result | undefined {
  if (matchType !== 'API_RESULT') return undefined;
  return apiStatus?.toUpperCase() === 'SUCCESS' ? 'success' : 'failure';
}
