/**
 * What a finding tells, without what varies from play to play: two findings that tell the same difference differ at most in
 * texts, ids and times, and in how the case was found.
 */
import type { Finding } from '../../results/finding';

/** Sentences about the search for a generated case, which say nothing of what was found. */
const search = / (Making the case smaller stopped early|It did not show again|It could not be played again)\b.*$/s;

/** Rules tell the same symptom in words of their own; without words for it, those that were found tell it. */
const sameSymptom: readonly (readonly [told: RegExp, difference?: string])[] = [
  // Which text shows it, and what it is to show, depends on the row.
  [/^What the bot shows of the response [^":]+/],
  [/^No transfer was requested\b/, 'No transfer was requested.'],
  [/^The transfer request was not one that the Transfer API takes\b/, 'The platform refused the transfer request.'],
];

/** As `whatCame` tells it, without what varies. */
const instead =
  /: (?:(?:its Fallback dialog said|its dialog "…" said|the consumer read) "…"(?:, the default user-friendly response,)? instead|a transfer was requested instead|the bot said nothing|it came with failure n)(?=\.)/;

/** What was found, without how: a sentence beside others has no room for both, and the paragraph has them. */
export function withoutSearch(because: string): string {
  return because.replace(search, '');
}

export function differenceOf({ because }: Pick<Finding, 'because'>): string {
  const found = withoutSearch(because);
  for (const [told, difference] of sameSymptom) {
    const [same] = told.exec(found) ?? [];
    if (same !== undefined) return difference ?? same;
  }
  const told = found
    .replace(/U\+[\dA-F]{4,6}/g, 'U+n')
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\d+(\.\d+)?/g, 'n')
    // Of a moment under a virtual clock a span may be known, or the moment itself.
    .replace(/\bn s to n s\b/g, 'n s')
    // Which of how many variables it is depends on the play.
    .replace(
      /^(?:The variable|Variable n of n) in the message, "…", holds a line feed, "…"/,
      'A variable holds a line feed',
    )
    // What came instead may be anything.
    .replace(instead, '');
  // Another text in the request is another text for the consumer.
  return told.replace(/^(The consumer read|The transfer request carries) (?="…" instead of "…")/, 'It was ');
}
