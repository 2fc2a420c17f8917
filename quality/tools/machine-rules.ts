/** Proves machine-made mutants of the rules by the rules' own tests, in threads of this process. */
import path from 'node:path';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import type { Instrumented } from '../proof/machine/instrument';
import type { MachineMutant } from '../proof/machine/machine-mutant';
import type { Seen } from '../proof/machine/seen';
import type { RulesWorkerData } from './machine-rules-worker';
import { translateInstrumented } from './translate-instrumented';

export interface RulesProofOptions {
  readonly signal: AbortSignal;
  readonly onSeen: (mutant: MachineMutant, seen: Seen) => void;
}

const threads = 2;

/** Each thread loads and runs all the tests once, which takes longer than to prove so few. */
const fewForOneThread = 20;

/** A guard against what hangs, and no measure: the tests of a change take milliseconds, a load of all of them seconds. */
const deadlineMs = 120_000;

/** Rejects when the tests fail with the code as it stands: then nothing that is found says anything. */
export async function proveRuleMutants(
  mutants: readonly MachineMutant[],
  { code }: Instrumented,
  { signal, onSeen }: RulesProofOptions,
): Promise<void> {
  if (mutants.length === 0) return;
  const workerData: RulesWorkerData = { code: translateInstrumented(code) };
  const most = mutants.length <= fewForOneThread ? 1 : threads;
  const pool = new Piscina({
    filename: path.join(__dirname, 'machine-rules-worker.ts'),
    name: 'prove',
    minThreads: most,
    maxThreads: most,
    workerData,
  });
  try {
    const failures = (await pool.run(undefined, { name: 'failuresAsItStands', signal })) as string[];
    if (failures.length > 0) {
      throw new Error(`Nothing is proven: tests of the rules fail with the code as it stands.\n${failures.join('\n')}`);
    }
    const limit = pLimit(most);
    await Promise.all(
      mutants.map((mutant) =>
        limit(async () => {
          if (signal.aborted) return;
          const seen = await provenBy(pool, mutant, signal);
          if (seen) onSeen(mutant, seen);
        }),
      ),
    );
  } finally {
    await pool.destroy();
  }
}

async function provenBy(pool: Piscina, mutant: MachineMutant, signal: AbortSignal): Promise<Seen | undefined> {
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    return (await pool.run(mutant, { signal: AbortSignal.any([signal, deadline]) })) as Seen;
  } catch (error) {
    if (signal.aborted) return undefined;
    // Its thread is ended, and another takes its place.
    if (deadline.aborted) return { name: mutant.name, by: 'test', where: 'tests', what: ['does not come to an end'] };
    throw error;
  }
}
