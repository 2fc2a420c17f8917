/** What was measured, told at once as a line and in the end as a table, each figure beside its target and, where that is missed, what limits it. */
import { renderSpread, type Spread } from './spread';

export interface Target {
  readonly most?: number;
  readonly least?: number;
  /** What stands in the way where it is missed, as a sentence without its full stop. */
  readonly limit: string;
}

export interface Figure {
  readonly what: string;
  readonly ratio: Spread;
  /** What the ratio is to, or the unit of a figure that is none. */
  readonly to: string;
  readonly target?: Target;
}

const figures: Figure[] = [];

export function say(what: string, ratio: Spread, to: string, target?: Target): void {
  const figure: Figure = { what, ratio, to, ...(target ? { target } : {}) };
  figures.push(figure);
  const told = renderTarget(figure);
  process.stdout.write(`${what}: ${renderSpread(ratio)} × ${to}${told === '' ? '' : `; target ${told}`}\n`);
}

/** The table of `docs/performance.md`, of all that was said. */
export function tableOfFigures(): string {
  return renderTable(figures);
}

export function renderTable(some: readonly Figure[]): string {
  const rows = some.map((figure) => [figure.what, renderSpread(figure.ratio), figure.to, renderTarget(figure)]);
  const all = [['what', 'ratio', 'to what', 'target'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function renderTarget({ ratio: { median }, target }: Figure): string {
  if (!target) return '';
  const { most, least, limit } = target;
  const asked = most === undefined ? `at least ${least ?? 0}` : `at most ${most}`;
  const isMet = median <= (most ?? Infinity) && median >= (least ?? -Infinity);
  return `${asked}, ${isMet ? 'met' : `missed: ${limit}`}`;
}
