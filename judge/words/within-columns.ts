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
  const hanging = bar ?? ' '.repeat(hangingOf(line, indent.length));
  const lines: string[] = [];
  let current = indent;
  let isBare = true;
  for (const word of line.slice(indent.length).split(' ')) {
    const longer = isBare ? current + word : `${current} ${word}`;
    if (isBare || widthOf(longer) <= columns) {
      current = longer;
    } else {
      lines.push(current.trimEnd());
      current = hanging + word;
    }
    isBare = false;
  }
  return [...lines, current].join('\n');
}

/** Where what goes on begins: below the text behind a label, else a little to the right. */
function hangingOf(line: string, indent: number): number {
  const [label] = /^\s*[A-Z][a-z ]{2,8}? {2,}(?=\S)/.exec(line) ?? [];
  return label !== undefined && label.length <= 14 ? label.length : indent + 2;
}

function widthOf(line: string): number {
  return [...line.replace(colour, '')].length;
}
