/** A file in YAML or JSON that a person wrote: what stands in it, and on which line, or a sentence that says what is wrong. */
import path from 'node:path';
import { LineCounter, type Document } from 'yaml';
import { parseYaml, whyUnparsed } from './parse-yaml';
import { readText } from '../results/read-text';
import { UsageError } from './usage-error';

/** A file larger than this was written by nobody. */
export const longestWritten = 1024 * 1024;

export interface WrittenYaml {
  /** Without its folder. */
  readonly name: string;
  /** Without its article: `waivers file`. */
  readonly what: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** @throws UsageError, and DamagedResults where what stands there is no text. */
export function readYaml(file: string, what: string, advice: string): WrittenYaml {
  const text = readText(file, `a ${what}`, { longestBytes: longestWritten, advice })?.text;
  if (text === undefined) throw new UsageError(`The ${what} ${file} cannot be read: nothing stands there.`);
  const name = path.basename(file);
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseYaml(text, lines);
  } catch (error) {
    throw new UsageError(`${name} is no ${what}: ${whyUnparsed(error)}.`);
  }
  const [error] = document.errors;
  if (error) throw new UsageError(`${name} line ${lines.linePos(error.pos[0]).line}: ${whyUnparsed(error)}.`);
  return { name, what, document, lines };
}

/** A small file could expand without end by its aliases. @throws UsageError */
export function contentOf({ name, what, document }: WrittenYaml): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    throw new UsageError(`${name} is no ${what}: ${whyUnparsed(error)}.`);
  }
}

/** The line of the deepest part of the path that is there. */
export function placeOf({ name, document, lines }: WrittenYaml, where: readonly PropertyKey[]): string {
  for (let depth = where.length; depth > 0; depth -= 1) {
    const node = document.getIn(where.slice(0, depth), true) as
      { range?: readonly [number, number, number] } | undefined;
    if (node?.range) return `${name} line ${lines.linePos(node.range[0]).line}`;
  }
  return `${name} line 1`;
}
