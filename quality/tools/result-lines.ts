/** What was seen of each one by name, written as it comes, so that a run that was stopped goes on where it was. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Reads one line; undefined for what is none. */
interface Reads<T> {
  safeParse(value: unknown): { readonly data?: T | undefined };
}

export class ResultLines<T extends { readonly name: string }> {
  private readonly known = new Map<string, T>();

  private constructor(private readonly file: string) {}

  /** Opens the results in a file of JSON lines. A last line that was cut off in the middle is not counted. */
  static open<T extends { readonly name: string }>(file: string, kind: Reads<T>): ResultLines<T> {
    mkdirSync(path.dirname(file), { recursive: true });
    const results = new ResultLines<T>(file);
    if (!existsSync(results.file)) return results;
    const text = readFileSync(results.file, 'utf8');
    for (const line of text.split('\n')) {
      const seen = readLine(line, kind);
      if (seen) results.known.set(seen.name, seen);
    }
    if (text !== '' && !text.endsWith('\n')) appendFileSync(results.file, '\n');
    return results;
  }

  of(name: string): T | undefined {
    return this.known.get(name);
  }

  add(seen: T): void {
    this.known.set(seen.name, seen);
    appendFileSync(this.file, `${JSON.stringify(seen)}\n`);
  }
}

function readLine<T>(line: string, kind: Reads<T>): T | undefined {
  if (line === '') return undefined;
  try {
    return kind.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
