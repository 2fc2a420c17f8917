/** Proves machine-made mutants of the reference: one process serves them side by side, several threads judge them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import type { Instrumented } from '../proof/machine/instrument';
import type { MachineMutant } from '../proof/machine/machine-mutant';
import { codeVariable } from '../proof/machine/preload';
import type { Seen } from '../proof/machine/seen';
import { startReference, type ReferenceProcess } from '../../run/reference-process';
import type { ReferenceTask } from './machine-reference-worker';
import { translateInstrumented } from './translate-instrumented';

export interface ReferenceProofOptions {
  readonly seed: number;
  /** Generated cases for each property. */
  readonly cases: number;
  readonly signal: AbortSignal;
  /** What an earlier proof showed of a mutant, if it played too few cases. */
  readonly before: (mutant: MachineMutant) => Seen | undefined;
  readonly onSeen: (mutant: MachineMutant, seen: Seen) => void;
}

/** Threads, and mutants under proof at once in each: one computes while the other waits for an answer. */
const threads = 2;
const atOnce = 2;

const preload = [path.join(__dirname, '..', 'proof', 'machine', 'preload.ts')];

/** Rejects when the reference as it stands is found wrong: then nothing that is found says anything. */
export async function proveReferenceMutants(
  mutants: readonly MachineMutant[],
  { code }: Instrumented,
  { seed, cases, signal, before, onSeen }: ReferenceProofOptions,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'machine-mutants-'));
  const codeFile = path.join(folder, 'code.json');
  writeFileSync(codeFile, JSON.stringify(translateInstrumented(code)));
  const start = (env: NodeJS.ProcessEnv = {}) =>
    startReference([], { preload, env: { [codeVariable]: codeFile, ...env } });
  const shared = new SharedReference(start);
  const pool = new Piscina({
    filename: path.join(__dirname, 'machine-reference-worker.ts'),
    name: 'prove',
    minThreads: 1,
    maxThreads: Math.min(threads, Math.max(1, mutants.length)),
    concurrentTasksPerWorker: atOnce,
  });
  const at = (id: string, url: URL) => new URL(`machine/${id}/`, url).href;
  const run = async (task: ReferenceTask) => (await pool.run(task, { signal })) as Seen;
  const prove = (mutant: MachineMutant, url: URL) =>
    run({ name: mutant.name, target: at(mutant.switch, url), seed, cases, before: before(mutant) });
  const alone = async (mutant: MachineMutant): Promise<Seen> => {
    const own = await start({ __STRYKER_ACTIVE_MUTANT__: mutant.switch });
    try {
      return await prove(mutant, own.url);
    } finally {
      await own.stop();
    }
  };
  const proveOne = async (mutant: MachineMutant): Promise<Seen> => {
    if (mutant.atLoad) return alone(mutant);
    const seen = await prove(mutant, await shared.url());
    if (seen.by !== 'protocol') return seen;
    // Another one that took the process with it, or kept it busy, would look the same: it is seen again by itself.
    await shared.renewIfBroken();
    return alone(mutant);
  };
  try {
    const honest = await run({ name: '', target: at('none', await shared.url()), seed, cases, before: undefined });
    if (honest.by !== 'nothing') {
      throw new Error(`Nothing is proven: the reference as it stands is found wrong, ${honest.what.join(', ')}.`);
    }
    const limit = pLimit(threads * atOnce);
    await Promise.all(
      mutants.map((mutant) =>
        limit(async () => {
          if (signal.aborted) return;
          const seen = await proveOne(mutant).catch((error: unknown) => {
            if (signal.aborted) return undefined;
            throw error;
          });
          if (seen) onSeen(mutant, seen);
        }),
      ),
    );
  } finally {
    await pool.destroy();
    await shared.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The process that serves most of them; started again when one of them broke it. */
class SharedReference {
  private current: Promise<ReferenceProcess>;

  constructor(private readonly start: () => Promise<ReferenceProcess>) {
    this.current = start();
  }

  async url(): Promise<URL> {
    return (await this.current).url;
  }

  async renewIfBroken(): Promise<void> {
    const asked = this.current;
    const broken = await asked;
    const answers = await fetch(broken.url, { signal: AbortSignal.timeout(10_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers || this.current !== asked) return;
    this.current = broken.stop().then(this.start);
    await this.current;
  }

  async stop(): Promise<void> {
    await this.current.then(
      (last) => last.stop(),
      () => undefined,
    );
  }
}
