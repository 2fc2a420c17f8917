/** What was thrown, in a line; with its stack where somebody asked for it. */
export function tellError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const wanted = !['', '0', undefined].includes(process.env['CONFORMANCE_DEBUG']);
  return wanted ? (thrown.stack ?? thrown.message) : `${thrown.name}: ${thrown.message}`;
}
