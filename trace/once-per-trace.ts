import type { Trace } from './trace';

/** The same reading, made once for each trace, however many rules ask. What it gives is shared, and nobody changes it. */
export function oncePerTrace<T>(read: (trace: Trace) => T): (trace: Trace) => T {
  const known = new WeakMap<Trace, { readonly value: T }>();
  return (trace) => {
    const there = known.get(trace);
    if (there) return there.value;
    const value = read(trace);
    known.set(trace, { value });
    return value;
  };
}
