/** Where a run says what it does, and how it ended. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
  /** Writes what programs read, whose lines are as long as they are; where it is left out, `write` folds nothing. */
  unfolded?(text: string): unknown;
  /** Writes lines that a build server is to obey; where it is left out, nothing is guarded. */
  commands?(lines: string): unknown;
}
