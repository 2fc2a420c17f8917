/** How V8 compiles what plays and judges. */
import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 copy fewer functions into those that it optimises. Rules are many, small and soon hot, and the events that they look at
 * have many shapes: what it makes of them as it usually does takes longer to be made than it saves, and is thrown away again.
 * Measured in docs/performance.md. A Node that does not know the setting leaves it alone. What Node loads of its own after this
 * loads slower, so it is said where the work begins.
 */
export function inlineLess(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
}
