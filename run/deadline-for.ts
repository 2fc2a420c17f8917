/** Less than this is no run stopped after, whatever its plan. */
export const leastDeadlineMs = 900_000;

/** Milliseconds for what is played without waiting: calls, contracts, lists of cases. */
const workMs = 300_000;
const thoroughWorkMs = 1_800_000;

/** How long playing may take where nobody says: as long as its plan waits and works, twice over. */
export function deadlineFor(waitsMs: number, { thorough }: { readonly thorough: boolean }): number {
  const plannedMs = waitsMs + (thorough ? thoroughWorkMs : workMs);
  return Math.max(leastDeadlineMs, Math.ceil((2 * plannedMs) / 1_000) * 1_000);
}
