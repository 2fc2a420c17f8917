/** How V8 compiles, and keeps room for, what plays and judges. Measured in docs/performance.md. */
import { setFlagsFromString } from 'node:v8';

/**
 * Rules are many, small and soon hot, and the events that they look at have many shapes: copied into one another as far as V8 usually
 * does it, they take longer to be optimised than that saves, and what was made of them is thrown away again.
 */
const copyFewerFunctions = '--max-inlined-bytecode-size-cumulative=100';

/** By how many percent of what is in use the heap may grow before rubbish is collected: V8 lets it grow to four times as much. */
const collectSooner = '--heap-growing-percent=100';

/**
 * Said where the work begins: what Node loads of its own after this loads slower. A Node that does not know a setting leaves it
 * alone.
 */
export function applyEngineSettings(): void {
  for (const setting of [copyFewerFunctions, collectSooner]) setFlagsFromString(setting);
}
