/**
 * What a run wrote, without what differs from run to run of one seed on a virtual clock: instants, ids made by chance, measured
 * times, and the place where it was written. What is left has to be equal to the byte, its order too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { normaliseTrace } from '../../play/player/normalise-trace';
import { readRunFile, readTrace } from '../../results/run-file';

/** By its name, relative to the results folder. */
export type ComparableFiles = Readonly<Record<string, string>>;

/** Keys under which JSON holds what was measured, or when: SHA-256 of traces stand over what has ids by chance in it. */
const measured = /^(?:startedAt|timestamp|start|stop|duration|tookMs|ms|caseMs|sha256)$/;

/** In any text: the moments, then what was drawn by chance, then times that were measured. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<instant>'],
  [
    /(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8})/g,
    '<id>',
  ],
  // Each bot of a contract has an id of its own.
  [/\bcontract-bot-[0-9a-f]{8}\b/g, 'contract-bot-<id>'],
  // The one rule that measures real time says what it has measured.
  [/\b(?:took|interval) -?[\d.]+ (?:ms (?:less|more)|to -?[\d.]+ ms)/g, '<measured>'],
  [/\b(time|timestamp|duration)="[^"]*"/g, '$1="<time>"'],
];

/** The files of the results folder that say the verdict, and the traces behind it in the order in which they are listed. */
export function comparableResults(out: string): ComparableFiles {
  const files = readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(
    ({ name }) => [name, comparable(name, readFileSync(path.join(out, name), 'utf8'), out)] as const,
  );
  const traces = readRunFile(out).plays.map((play) => {
    const trace = readTrace(out, play);
    return trace ? normaliseTrace(trace) : 'none';
  });
  return { ...Object.fromEntries(texts), traces: traces.join('\n') };
}

/** Lines in which the one differs from the other, with the file, a few of each; none where both are equal. */
export function differingLines(one: ComparableFiles, other: ComparableFiles): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort().flatMap((name) => {
    const [here = [], there = []] = [one, other].map((files) => files[name]?.split('\n') ?? ['no such file']);
    const differing = Array.from({ length: Math.max(here.length, there.length) }, (_, line) => line)
      .filter((line) => here[line] !== there[line])
      .map((line) => `${name}, line ${line + 1}: ${cut(here[line])} | ${cut(there[line])}`);
    return differing.slice(0, mostDiffering);
  });
}

/** Where one line is missing all others differ. */
const mostDiffering = 3;

function cut(line: string | undefined): string {
  return line === undefined ? 'none' : line.slice(0, 400);
}

function comparable(name: string, text: string, out: string): string {
  const known = name.endsWith('.json') ? JSON.stringify(withoutMeasured(JSON.parse(text)), undefined, 1) : text;
  return varying.reduce((left, [what, mark]) => left.replace(what, mark), known.replaceAll(out, '<out>'));
}

function withoutMeasured(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMeasured);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, measured.test(key) ? '<measured>' : withoutMeasured(each)]),
  );
}
