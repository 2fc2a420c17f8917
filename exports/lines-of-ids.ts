/** The line of a file at which each thing with an id begins; the first, where several have the same. */
export function linesOfIds(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  // Kept from one id to the next: a file without line ends is searched for one only once.
  let lineEnd = text.indexOf('\n');
  for (const found of text.matchAll(/"id"\s*:\s*"([^"\\]{1,200})"/g)) {
    for (; lineEnd !== -1 && lineEnd < found.index; lineEnd = text.indexOf('\n', lineEnd + 1)) line += 1;
    const [, id = ''] = found;
    if (!lines.has(id)) lines.set(id, line);
  }
  return lines;
}
