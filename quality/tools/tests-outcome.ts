/** What all tests count for in the check: one each. A skipped one counts as neither, and is shown. */
import type { StepOutcome } from './step-outcome';
import type { TestReport } from './test-report';

/** `code` is the exit code of the runner, and `output` is shown where no test says what failed. */
export function testsOutcome(code: number | undefined, { stats, failures }: TestReport, output: string): StepOutcome {
  const { expected: passed, unexpected, flaky, skipped } = stats;
  // A run that ended badly, or ran nothing, has failed even if no single test says so.
  const failed = Math.max(unexpected + flaky, code === 0 && passed > 0 ? 0 : 1);
  const note = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const shown = failures.length > 0 ? failures.join('\n\n') : output;
  return { passed, failed, note, ...(failed > 0 ? { output: shown } : {}) };
}
