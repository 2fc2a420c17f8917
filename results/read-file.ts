/**
 * Reads one file of a results folder: text, JSON, format, schema. What comes back is of the newest format and of the shape
 * that its type promises; what is not is told as damaged, by name and place.
 */
import type { z } from 'zod';
import { bringUpToDate, newestFormat, upgradesOf, type FileContent, type ResultsFile } from './bring-up-to-date';
import { DamagedResults } from './damaged-results';
import { parseJson } from './parse-json';
import { readText, takeItAsLeft } from './read-text';
import { renderMisfit } from './render-misfit';
import { quote } from '../trace/render-event';

/** What a file has to be. */
export interface FileKind<T> {
  readonly file: ResultsFile;
  /** With its article: `the description of a run`. */
  readonly what: string;
  readonly schema: z.ZodType<AsJson<T>>;
  /** What to do about one that is damaged; the general advice when left out. */
  readonly advice?: string;
}

/** The same as JSON is read: what may be left out may be undefined as well. */
export type AsJson<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Each)[]
    ? readonly AsJson<Each>[]
    : unknown extends T
      ? T
      : { readonly [K in Exclude<keyof T, LeftOut<T>>]: AsJson<T[K]> } & {
          readonly [K in LeftOut<T>]?: AsJson<T[K]> | undefined;
        };

/** The keys that may be left out. */
type LeftOut<T> = { [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? K : never }[keyof T];

/** Undefined where nothing stands. No link may lead out of the folder `within`. @throws DamagedResults */
export function readFile<T>(kind: FileKind<T>, file: string, within?: string): T | undefined {
  const read = readText(file, kind.what, within === undefined ? {} : { within });
  return read && parseFile(kind, read.text, file);
}

/** What stands in the text of the file of that name. @throws DamagedResults */
export function parseFile<T>(kind: FileKind<T>, text: string, file: string): T {
  const parsed = parseJson(text);
  if ('not' in parsed) throw damaged(kind, file, parsed.not);
  const content = upToDate(kind, parsed.json, file);
  const checked = kind.schema.safeParse(content);
  if (!checked.success) throw damaged(kind, file, renderMisfit(checked.error, content));
  // What is there beside the known fields stays: another version may know it, and a trace is kept as it was written.
  return content as T;
}

function upToDate<T>(kind: FileKind<T>, json: unknown, file: string): FileContent {
  const newest = newestFormat(kind.file);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const seen = Array.isArray(json) ? 'a list' : quote(JSON.stringify(json), 60);
    throw damaged(kind, file, `at its top, expected an object with "format", seen ${seen}`);
  }
  const content = json as FileContent;
  const { format } = content;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    const seen = format === undefined ? 'nothing' : quote(JSON.stringify(format), 60);
    throw damaged(kind, file, `at format, expected a number from 1 to ${newest}, seen ${seen}`);
  }
  if (format > newest) {
    throw new DamagedResults(
      `${file} is ${kind.what} of format ${format}, and this version of the suite reads formats up to ${newest}. ` +
        `${writerOf(content)} wrote it: read it with that one, or a later one.`,
    );
  }
  return bringUpToDate(content, format, upgradesOf(kind.file));
}

/** Runs and verdicts name the version of the suite. */
function writerOf({ suite, facts }: FileContent): string {
  const named = suite ?? (facts as FileContent | null | undefined)?.['suite'];
  const version = (named as FileContent | null | undefined)?.['version'];
  return typeof version === 'string' ? `Version ${quote(version, 60)}` : 'A newer version';
}

function damaged<T>({ what, advice = takeItAsLeft }: FileKind<T>, file: string, why: string): DamagedResults {
  return new DamagedResults(`${file} is not ${what}: ${why}. ${advice}`);
}
