/** What one step of the check came to. */
export interface StepOutcome {
  readonly passed: number;
  readonly failed: number;
  /** Shown beside the step's name. */
  readonly note?: string;
  /** Shown when something failed. */
  readonly output?: string;
}
