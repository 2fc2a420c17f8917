/** How V8 compiles, and keeps room for, what plays and judges. Measured in docs/performance.md. */
import { setFlagsFromString } from 'node:v8';

export const engineSettings = [
  // Rules are many, small and soon hot, and the events that they look at have many shapes: inlined as far as V8 usually does it, they take
  // longer to be optimised than that saves, and what was made of them is thrown away again.
  '--max-inlined-bytecode-size-cumulative=100',
  // By how many percent of what is in use the heap may grow before garbage is collected. V8 lets it grow further.
  '--heap-growing-percent=100',
] as const;

/**
 * To be called where the work begins: what Node loads of its own after this loads slower. A Node that does not know a setting leaves it
 * alone.
 */
export function applyEngineSettings(): void {
  for (const setting of engineSettings) setFlagsFromString(setting);
}
