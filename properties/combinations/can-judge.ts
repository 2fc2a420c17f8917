/**
 * On which combinations a requirement can be judged at all. A run that chose requirements plays all of these, and leaves out the
 * others, on which nothing could come of it whatever the implementation does.
 */
import type { RequirementId } from '../../requirements/catalogue';
import { hasNumber, isLed, type Combination } from './dimensions';

/** What a row has to hold for it; of a requirement that is not here any row may show something. */
const holds: Partial<Readonly<Record<RequirementId, (row: Combination) => boolean>>> = {
  // Of all escalations of a situation the one under test alone takes its skill id from a variable.
  'skill.variable-at-attempt': ({ skill }) => skill.includes('variable'),
  'skill.non-numeric-sends-fallback': ({ skill, history }) => !hasNumber(skill) || history === 'one was no number',
  'message.blank-sends-nothing': ({ message }) => message === 'blank',
  'immediate.failure-reaches-rule': (row) =>
    row.outcome.startsWith('refused') ||
    row.history.endsWith('failed at once') ||
    isLed(row) ||
    (row.caught === 'speaks and asks again' && row.history.endsWith('failed later')),
  'deferred.sentinel-reaches-bot': ({ outcome, history }) =>
    outcome.startsWith('fails') || history.endsWith('failed later'),
  'delay.postpones-transfer': ({ delay, earlier }) => delay !== 'none' || earlier === 'a short delay',
};

/** Whether one of these requirements can be judged on the row. */
export function canJudge(row: Combination, only: readonly RequirementId[]): boolean {
  return only.some((id) => holds[id]?.(row) ?? true);
}

/** The requirements of which some rows can show nothing. */
export const judgedOnSome = Object.keys(holds) as readonly RequirementId[];
