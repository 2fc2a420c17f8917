import type { Tried } from '../../judge/verdict/tried';

/** What a run has tried of a source that is not for its bot: nothing, and nothing is missing. */
export function nothingTried(areas: Tried['areas'], what: Tried['what']): Tried {
  return { areas, what, leftOut: undefined, inFullFor: () => true, wouldHaveShown: () => true };
}
