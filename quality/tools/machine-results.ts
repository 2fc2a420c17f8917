/** What was seen of machine-made mutants, written as it comes, so that a run that was stopped goes on where it was. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Seen } from '../proof/machine/seen';

export class MachineResults {
  private readonly known = new Map<string, Seen>();

  private constructor(private readonly file: string) {}

  /** Opens the results of one part. A last line that was cut off in the middle is not counted. */
  static open(folder: string, part: string): MachineResults {
    mkdirSync(folder, { recursive: true });
    const results = new MachineResults(path.join(folder, `${part}.jsonl`));
    if (!existsSync(results.file)) return results;
    const text = readFileSync(results.file, 'utf8');
    for (const line of text.split('\n')) {
      const seen = readLine(line);
      if (seen) results.known.set(seen.name, seen);
    }
    if (text !== '' && !text.endsWith('\n')) appendFileSync(results.file, '\n');
    return results;
  }

  of(name: string): Seen | undefined {
    return this.known.get(name);
  }

  add(seen: Seen): void {
    this.known.set(seen.name, seen);
    appendFileSync(this.file, `${JSON.stringify(seen)}\n`);
  }
}

function readLine(line: string): Seen | undefined {
  if (line === '') return undefined;
  try {
    return Seen.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
