/** What a surface does not show, whichever bot is judged there: each declares it of itself, and says why. */

/** Rows, or scenarios, by their ids, a star at the end for all that begin so; and why, in a sentence. */
export interface Lack {
  readonly rows: readonly string[];
  readonly why: string;
}

export interface WhatItLacks {
  readonly notApplicable: readonly Lack[];
  /** Judged, and without weight. */
  readonly notGating: readonly Lack[];
  readonly notPlayed: readonly Lack[];
  /** On what a verdict rests besides what was seen, as half a sentence each. */
  readonly restsOn: readonly string[];
}
