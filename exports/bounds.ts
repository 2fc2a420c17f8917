/** How much of an export is read. Time and memory grow with what is in it, so there is a limit to each. */
export const mostBytes = 32 * 1024 * 1024;
const mostValues = 1_000_000;
export const deepestNesting = 200;
export const mostInteractions = 20_000;

/** Why the content is too much to be read; undefined when it is not. Walks without recursion, and no further than the limit. */
export function beyondBounds(json: unknown): string | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: json, depth: 1 }];
  let values = 1;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > deepestNesting) return `it is nested more than ${deepestNesting} levels deep`;
    const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    values += inside.length;
    if (values > mostValues) return `it holds more than ${mostValues.toLocaleString('en')} values`;
    for (const each of inside)
      if (typeof each === 'object' && each !== null) open.push({ value: each, depth: depth + 1 });
  }
  return undefined;
}
