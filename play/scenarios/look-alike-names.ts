/**
 * Names of variables that are not this one, and are taken for it by whoever reads names carelessly: in another case, with the
 * other of the two marks that a name may hold, its beginning, and more than it.
 */
export function lookAlikeNames(name: string): readonly string[] {
  const upper = name.toUpperCase();
  const otherCase = name === upper ? name.toLowerCase() : upper;
  const otherMarks = name.replace(/[-_]/g, (mark) => (mark === '-' ? '_' : '-'));
  const all = [otherCase, otherMarks, name.slice(0, -1), `${name}-1`, `${name}_`];
  return [...new Set(all)].filter((each) => each !== '' && each !== name);
}

/** Each of these names with the same value. */
export function lookAlikesHolding(name: string, value: string): Record<string, string> {
  return Object.fromEntries(lookAlikeNames(name).map((each) => [each, value]));
}
