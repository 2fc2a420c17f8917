/**
 * What a finding tells, without what varies from play to play: two findings that tell the same difference differ at most in
 * texts, ids and times, and in how the case was found.
 */
import type { Finding } from '../../results/finding';

/** Sentences about the search for a generated case, which say nothing of what was found. */
const search = / (Making the case smaller stopped early|It did not show again|It could not be played again)\b.*$/s;

/** Rules tell the same symptom in words of their own. */
const sameSymptom: readonly (readonly [told: RegExp, difference: string])[] = [
  [/^No transfer was requested\b/, 'No transfer was requested.'],
  [/^The transfer request was not one that the Transfer API takes\b/, 'The platform refused the transfer request.'],
];

export function differenceOf({ because }: Pick<Finding, 'because'>): string {
  const found = because.replace(search, '');
  const known = sameSymptom.find(([told]) => told.test(found));
  if (known) return known[1];
  return found.replace(/"(?:[^"\\]|\\.)*"/g, '"…"').replace(/\d+(\.\d+)?/g, 'n');
}
