import { quote } from '../../trace/render-event';
import { sentinel } from '../../trace/trace';
import { placeOf, sampleBot, type BotCheck } from '../check';

export const sentinelLookAlike: BotCheck = {
  name: 'sentinel-look-alike',
  requirement: 'deferred.sentinel-reaches-bot',
  level: 'warning',
  fields: `interactionType DIALOG_STARTER and pattern[], in ${sampleBot}`,
  look: (linted) => {
    const { patterns } = linted.catching;
    if (linted.escalations.length === 0 || patterns.some(({ kind }) => kind === 'exact')) return [];
    return patterns.map(({ starter, pattern, kind }) => ({
      because:
        kind === 'wildcard'
          ? `${sentinel} is caught by the wildcard ${quote(pattern, 80)} alone, which other texts fit as well.`
          : `The pattern ${quote(pattern, 80)} is not ${sentinel}: ${difference(pattern)}.`,
      expected: `the pattern ${sentinel}, character by character: two underscores before it and two behind it`,
      mend: `Write ${sentinel} as a pattern of its own, in a dialog that is about a transfer that failed.`,
      at: placeOf(linted, starter),
      // Such a wildcard was meant for it, and fits.
      ...(kind === 'wildcard' && pattern.includes(sentinel) ? { level: 'info' as const } : {}),
    }));
  },
};

function difference(pattern: string): string {
  if (pattern.toLowerCase() === sentinel) return 'its letters have another case, and no document says that this fits';
  if (/\s/.test(pattern)) return 'it has blanks';
  if (/[^a-z_]/i.test(pattern)) return 'it has other characters';
  return 'it has other underscores';
}
