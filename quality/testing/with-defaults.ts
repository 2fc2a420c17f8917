/** The words of a command line: what is asked, and of these others what it does not ask otherwise. */
export function withDefaults(others: readonly string[], asked: readonly string[]): string[] {
  const optionOf = (word: string) => word.replace(/=.*$/s, '');
  return [...others.filter((word) => !asked.some((each) => optionOf(each) === optionOf(word))), ...asked];
}
