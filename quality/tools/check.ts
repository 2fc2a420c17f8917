/**
 * Checks the project itself: runs every step, shows each outcome with its time, and ends with one line of counts. One
 * Ctrl-C stops it, with all that it has started.
 */
import { setMaxListeners } from 'node:events';
import { renderThrown } from '../../play/adapters/fault';
import { checkSteps, type CheckStep } from './check-steps';
import type { StepOutcome } from './step-outcome';

async function outcomeOf(step: CheckStep, stopped: AbortSignal): Promise<StepOutcome> {
  if (stopped.aborted) return { passed: 0, failed: 1, note: 'not begun: the check was stopped' };
  try {
    return await step.run(stopped);
  } catch (error) {
    return { passed: 0, failed: 1, output: renderThrown(error) };
  }
}

/**
 * Runs the rows of steps in order, a failure notwithstanding: one run shows everything there is to mend. The steps of a
 * row run at once. What was stopped before its end has failed.
 */
export async function check(
  rows: readonly (readonly CheckStep[])[],
  print: (line: string) => void,
  stopped: AbortSignal = new AbortController().signal,
): Promise<boolean> {
  let passed = 0;
  let failed = 0;
  async function take(step: CheckStep): Promise<void> {
    const startedAt = performance.now();
    const outcome = await outcomeOf(step, stopped);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const note = outcome.note === undefined ? '' : `  ${outcome.note}`;
    print(`${outcome.failed > 0 ? 'FAIL' : 'ok  '}  ${step.name}  ${seconds} s${note}`);
    if (outcome.failed > 0 && outcome.output) print(outcome.output);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  for (const row of rows) await Promise.all(row.map(take));
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

/** The check as a process: its exit code. One SIGINT or SIGTERM stops it, with all that it has started. */
export async function checkAsProcess(
  rows: readonly (readonly CheckStep[])[],
  print: (line: string) => void,
  signals: Pick<NodeJS.EventEmitter, 'once'>,
): Promise<0 | 1> {
  const stop = new AbortController();
  // Many steps may be under way at once.
  setMaxListeners(0, stop.signal);
  for (const signal of ['SIGINT', 'SIGTERM']) signals.once(signal, () => stop.abort());
  return (await check(rows, print, stop.signal)) ? 0 : 1;
}

if (require.main === module) {
  void checkAsProcess(checkSteps, (line) => console.log(line), process).then((code) => (process.exitCode = code));
}
