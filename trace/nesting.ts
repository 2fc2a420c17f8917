/** Levels of nesting that JSON from outside may have. What is deeper could not be written again: writing JSON recurses. */
export const deepestNesting = 100;

/** Looks level by level, so that depth costs no stack. */
export function isNestedTooDeep(json: unknown, deepest = deepestNesting): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; depth <= deepest; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value as Record<string, unknown>) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
