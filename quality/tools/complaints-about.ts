/** Plays the properties on variants of the reference, which are right in an unusual way: none of them may be failed. */
import { runProperties } from '../../properties/run-properties';
import { rows } from '../../requirements/catalogue';
import { openSession } from '../../run/open-session';
import type { ReferenceProcess } from '../../run/reference-process';

export interface HoldingOptions {
  readonly runs: number;
  readonly seed: number;
  readonly budgetMs: number;
  /** What it is known to read otherwise: that ends no property and is no complaint. */
  readonly departsFrom?: readonly string[];
}

/** What the properties say against a variant, a line for each; none when it is let pass. */
export async function complaintsAbout(
  variant: string,
  reference: Pick<ReferenceProcess, 'url'>,
  { departsFrom = [], ...options }: HoldingOptions,
): Promise<string[]> {
  const url = new URL(`variants/${variant}/`, reference.url);
  const { session, close } = await openSession(
    { target: url, callDeadlineMs: 30_000, seed: options.seed },
    { connections: 64 },
  );
  try {
    const { channels } = session.declaration;
    const only = rows.map(({ id }) => id).filter((id) => !departsFrom.includes(id));
    const { outcomes } = await runProperties(session, {
      ...options,
      channels,
      ...(departsFrom.length > 0 ? { only } : {}),
    });
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
    await close();
  }
}
