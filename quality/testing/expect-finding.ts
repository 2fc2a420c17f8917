/** What tests of rules expect of a finding, in one line each. */
import { expect } from './test';

interface Found {
  readonly verdict: string;
  readonly because: string;
  readonly evidence: readonly number[];
}

/** The verdict, a fragment of its sentence, and the numbers of the events that show it. */
export function expectFinding(found: Found, verdict: string, fragment: string, evidence: readonly number[]): void {
  expect({ verdict: found.verdict, evidence: found.evidence }, found.because).toEqual({ verdict, evidence });
  expect(found.because).toContain(fragment);
}
