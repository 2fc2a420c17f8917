/** So many characters stand beside each other on any terminal. */
export const usualColumns = 80;

/** What is to be pasted into a shell stays on one line. */
const toPaste = /(?:^|\s)(?:npm (?:test|run) |npx )|^\s*escalation-conformance [a-z]/;

/** Our colours take no room. */
const colour = /\u001b\[\d+m/g;

/** The text with no line longer than that, where it can be: words and commands stay whole, and what goes on is indented. */
export function withinColumns(text: string, columns = usualColumns): string {
  return text
    .split('\n')
    .map((line) => (widthOf(line) <= columns || toPaste.test(line) ? line : folded(line, columns)))
    .join('\n');
}

function folded(line: string, columns: number): string {
  const [indent = ''] = /^\s*/.exec(line) ?? [];
  const [bar] = /^\s*\| /.exec(line) ?? [];
  const label = labelOf(line);
  const hanging = bar ?? ' '.repeat(label?.length ?? indent.length + 2);
  const lines: string[] = [];
  let current = indent;
  let isBare = true;
  for (const word of line.slice(indent.length).split(' ')) {
    const longer = isBare ? current + word : `${current} ${word}`;
    // A word that fits on no line stays beside its label: alone below it, it would be no shorter.
    const isAtLabel = label !== undefined && current.length < label.length;
    if (isBare || widthOf(longer) <= columns || (isAtLabel && widthOf(hanging + word) > columns)) {
      current = longer;
    } else {
      lines.push(current.trimEnd());
      current = hanging + word;
    }
    isBare = false;
  }
  return [...lines, current].join('\n');
}

/** With what stands before the text behind it, below which that goes on. */
function labelOf(line: string): string | undefined {
  const [label] = /^\s*[A-Z][a-z ]{2,8}? {2,}(?=\S)/.exec(line) ?? [];
  return label !== undefined && label.length <= 14 ? label : undefined;
}

function widthOf(line: string): number {
  return [...line.replace(colour, '')].length;
}
