/** Plays the properties on variants of the reference, which are right in an unusual way: none of them may be failed. */
import { setMaxListeners } from 'node:events';
import { HttpAdapter } from '../../play/adapters/http-adapter';
import { PlatformDouble } from '../../play/platform/platform-double';
import type { Stage } from '../../play/player/play';
import { runProperties } from '../../properties/run-properties';
import type { ReferenceProcess } from '../../run/reference-process';

export interface HoldingOptions {
  readonly runs: number;
  readonly seed: number;
  readonly budgetMs: number;
}

/** What the properties say against a variant, a line for each; none when it is let pass. */
export async function complaintsAbout(
  variant: string,
  reference: ReferenceProcess,
  options: HoldingOptions,
): Promise<string[]> {
  const url = new URL(`variants/${variant}/`, reference.url);
  const adapter = new HttpAdapter(url, { callDeadlineMs: 30_000, connections: 64 });
  const double = await PlatformDouble.start();
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  try {
    const declaration = await adapter.declare();
    const { clock, channels } = declaration;
    const stage: Stage = { adapter, double, declaration, clock, seed: options.seed, caseDeadlineMs: 90_000, signal };
    const { outcomes } = await runProperties(stage, { ...options, channels });
    return outcomes.flatMap(({ found, result }) => {
      if (found) {
        const { problem, token } = found;
        return [
          `${variant}, ${result.name}: ${problem.requirement} by the ${problem.by}: ${problem.because} Token ${token}`,
        ];
      }
      const fine = ['held', 'recorded', 'not applicable'].includes(result.status);
      return fine ? [] : [`${variant}, ${result.name}: ${result.status}. ${result.why ?? ''}`];
    });
  } finally {
    await adapter.close();
    await double.stop();
  }
}
