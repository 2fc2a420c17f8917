/**
 * What is to be said of each change that lived, by its name. A hole is closed by a situation or a rule; no rule is
 * tightened without the sentence of the documents that the change breaks.
 */
export interface Judgement {
  /**
   * `equivalent`: nobody outside can tell it from the code as it stands. `allowed`: the documents leave it open.
   * `open`: a hole; what is said is the situation that would show it.
   */
  readonly as: 'equivalent' | 'allowed' | 'open';
  readonly because: string;
}

export const survivors: Readonly<Record<string, Judgement>> = {};
