/** What tests of rules expect of a finding, in one line each. */
import type { Trace } from '../../trace/trace';
import { expect } from './test';

/** A finding, as far as tests look at it. */
export interface FindingInTests {
  readonly verdict: string;
  readonly because: string;
  readonly evidence: readonly number[];
  readonly expected?: string;
  readonly lookAt?: string;
}

/** The rule under test: helpers get it from the test, since they know no rule themselves. */
export type Judge = (trace: Trace) => FindingInTests;

/** Tests that rules share, by title. A rule's own file hands them to `test`, so that one that fails points at that rule. */
export type SharedTests = Readonly<Record<string, () => void>>;

/** The verdict, a fragment of its sentence, and the numbers of the events that show it. */
export function expectFinding(
  found: FindingInTests,
  verdict: string,
  fragment: string,
  evidence: readonly number[],
): void {
  expect({ verdict: found.verdict, evidence: found.evidence }, found.because).toEqual({ verdict, evidence });
  expect(found.because).toContain(fragment);
}
