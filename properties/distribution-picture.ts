/**
 * The distribution of the generated cases as a picture: how long they were, how the platform answered, which boundaries
 * they lie at, what else was chosen.
 */
import type { PropertyReport, PropertyResult, Tally } from '../results/property-report';

const rowHeight = 16;
const labelWidth = 330;
const barWidth = 260;
const columnWidth = labelWidth + barWidth + 60;
const width = columnWidth + 20;

/** More bars than this say nothing more; the rest is in the JSON file. */
const mostBars = 14;

interface Line {
  readonly kind: 'title' | 'group' | 'bar';
  readonly label: string;
  readonly count?: number;
  readonly of?: number;
}

export function distributionPicture(report: PropertyReport): string {
  const lines = report.properties.filter(({ cases }) => cases > 0).flatMap(linesOf);
  const height = lines.length * rowHeight + 40;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
    `<title>Generated cases by length, outcome and choice, seed ${report.seed}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...lines.map((line, index) => drawn(line, 24 + index * rowHeight)),
    '</svg>',
    '',
  ].join('\n');
}

function linesOf(result: PropertyResult): Line[] {
  const { name, cases, thrownAway, lengths, outcomes, marks, boundaries = {}, exercised } = result;
  return [
    { kind: 'title', label: `${name}: ${cases} cases, ${thrownAway} thrown away` },
    ...group('steps', bucketed(lengths), cases, 'in order'),
    ...group('platform', outcomes, cases, 'most first'),
    ...group('boundaries', boundaries, cases, 'in order'),
    ...group('chosen', marks, cases, 'most first'),
    ...group('judged', exercised, cases, 'least first'),
  ];
}

/** Lengths in as many stretches of one width as there are bars: the longest cases are seen like the shortest. */
function bucketed(lengths: Tally): Tally {
  const numbers = Object.keys(lengths).map(Number);
  if (numbers.length <= mostBars) return lengths;
  const least = Math.min(...numbers);
  const width = Math.ceil((Math.max(...numbers) - least + 1) / mostBars);
  const sums: Record<string, number> = {};
  for (const [length, count] of Object.entries(lengths)) {
    const from = least + Math.floor((Number(length) - least) / width) * width;
    const label = `${from} to ${from + width - 1}`;
    sums[label] = (sums[label] ?? 0) + count;
  }
  return sums;
}

function group(label: string, tally: Tally, of: number, order: 'in order' | 'most first' | 'least first'): Line[] {
  const entries = Object.entries(tally);
  if (order !== 'in order') entries.sort(([, a], [, b]) => (order === 'most first' ? b - a : a - b));
  const shown = entries.slice(0, mostBars).map(([each, count]): Line => ({ kind: 'bar', label: each, count, of }));
  const rest = entries.length - shown.length;
  const more: Line[] = rest > 0 ? [{ kind: 'group', label: `… and ${rest} more` }] : [];
  return entries.length === 0 ? [] : [{ kind: 'group', label }, ...shown, ...more];
}

function drawn({ kind, label, count = 0, of = 1 }: Line, y: number): string {
  if (kind === 'title') return `<text x="10" y="${y}" font-weight="bold">${escaped(label)}</text>`;
  if (kind === 'group') return `<text x="20" y="${y}" fill="#5f6368">${escaped(label)}</text>`;
  const long = Math.max(1, Math.round(Math.min(1, count / Math.max(1, of)) * barWidth));
  return [
    `<text x="${labelWidth}" y="${y}" text-anchor="end">${escaped(label.length > 46 ? `${label.slice(0, 45)}…` : label)}</text>`,
    `<rect x="${labelWidth + 8}" y="${y - 10}" width="${count === 0 ? 0 : long}" height="11" fill="#3367a8"/>`,
    `<text x="${labelWidth + 14 + long}" y="${y}" fill="${count === 0 ? '#c62828' : '#333'}">${count}</text>`,
  ].join('');
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').replace(/[&<>"]/g, (each) => entities[each] ?? each);
}
