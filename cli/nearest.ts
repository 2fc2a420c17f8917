import { closest, distance } from 'fastest-levenshtein';

/**
 * The name that alone begins with the word, or the one spelt most like it; undefined when none is like it.
 *
 * @param most Letters that may differ.
 */
export function nearest(word: string, names: readonly string[], most: number): string | undefined {
  const begun = names.filter((name) => name.startsWith(word));
  if (word.length > 2 && begun.length === 1) return begun[0];
  const candidate = names.length === 0 ? undefined : closest(word, [...names]);
  return candidate !== undefined && distance(word, candidate) <= most ? candidate : undefined;
}
