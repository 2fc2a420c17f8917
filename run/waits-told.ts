/** How long a run waits in real time and when it is stopped at the latest, as a line; nothing where it does not wait. */
export function waitsTold(waits: readonly number[], deadlineMs: number): string {
  // What comes after the scenarios is played while they wait.
  const longestMs = Math.max(0, ...waits);
  if (longestMs < 60_000) return '';
  return `It waits in real time, about ${minutes(longestMs)}; it is stopped after ${minutes(deadlineMs)} (--deadline)\n`;
}

function minutes(ms: number): string {
  return `${Math.round(ms / 60_000)} min`;
}
