import { visible } from './visible';

/** A step and the lines below it as one title. */
export function foldedLines(title: string, lines: readonly string[]): string {
  return [title, ...lines.map((line) => visible(line, 4_000))].join('\n');
}
