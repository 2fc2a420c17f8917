/** The value as JSON with keys in order and without what is undefined, so that equal things read alike. */
export function canonical(value: unknown): string {
  return JSON.stringify(ordered(value)) ?? 'nothing';
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
