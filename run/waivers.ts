/**
 * Reads a waivers file, or says about each entry that cannot stand what is wrong with it and on which line. What an
 * entry excuses is for the judge; here it only has to be complete, in date, and about something that there is.
 */
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { findRow, rows, type RequirementId } from '../requirements/catalogue';
import { locatedWaiver, parseWaiverName, waiverName } from '../judge/verdict/waiver';
import { earlierOverlaps } from '../judge/verdict/waiver-index';
import { readText } from '../results/read-text';
import type { Waiver } from '../results/waiver';
import { UsageError } from './usage-error';
import { complaintAboutPlace } from './places';
import { WaiverEntry, WaiversFile } from './waivers-schema';

/** A file larger than this is not one of waivers. */
const longestFile = 1024 * 1024;

/** More of them say nothing more. */
const mostComplaints = 50;

interface Written {
  readonly name: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The entries that hold on `today`, which is a date as YYYY-MM-DD. Throws {@link UsageError} with every complaint. */
export function readWaivers(file: string, today: string): Waiver[] {
  const waivers = readEntries(file);
  const complaints = [...waivers.flatMap((waiver) => complaintsAbout(waiver, today)), ...contradictions(waivers)];
  if (complaints.length > mostComplaints) {
    complaints.splice(mostComplaints, Infinity, `… and ${complaints.length - mostComplaints} more`);
  }
  if (complaints.length > 0) throw new UsageError(complaints.join('\n'));
  return waivers;
}

/** Refuses more waivers than an earlier file held, and names those that are new. */
export function refuseGrowth(waivers: readonly Waiver[], baselineFile: string): void {
  const baseline = readEntries(baselineFile);
  if (waivers.length <= baseline.length) return;
  const known = new Set(baseline.map(waiverName));
  const added = waivers.filter((waiver) => !known.has(waiverName(waiver)));
  throw new UsageError(
    `The file holds ${waivers.length} waived, and the baseline ${baselineFile} holds ${baseline.length}: their number may not grow. ` +
      `New: ${added.map((waiver) => `${waiverName(waiver)} (${waiver.at})`).join(', ') || 'none by name'}. Mend one of them, or change the baseline on purpose.`,
  );
}

function readEntries(file: string): Waiver[] {
  const written = parse(file);
  const parsed = WaiversFile.safeParse(contentOf(written));
  if (!parsed.success) {
    const complaints = parsed.error.issues.map(({ path: where, message, ...issue }) => {
      const at = placeOf(written, where);
      if (issue.code !== 'unrecognized_keys') return `${at}: ${where.join('.') || 'the file'}: ${message}.`;
      const known = where.length === 0 ? ['waivers'] : Object.keys(WaiverEntry.shape);
      return issue.keys
        .map(
          (key) =>
            `${placeOf(written, [...where, key])}: there is no field "${key}". Did you mean "${closest(key, known)}"?`,
        )
        .join('\n');
    });
    throw new UsageError(
      `${complaints.join('\n')}\nA waivers file holds a list "waivers"; each entry has id, reason, owner, expires and, if there is one, issue.`,
    );
  }
  return parsed.data.waivers.map(({ id, reason, owner, expires, issue }, index) => {
    const { requirement, ...place } = parseWaiverName(id);
    return {
      // Whether there is such a requirement is asked next, so that all complaints come at once.
      requirement: requirement as RequirementId,
      ...place,
      reason,
      owner,
      expires,
      ...(issue === undefined ? {} : { issue }),
      at: placeOf(written, ['waivers', index, 'id']),
    };
  });
}

function parse(file: string): Written {
  const what = 'a waivers file';
  const text = readText(file, what, {
    longestBytes: longestFile,
    advice: 'Name the file that holds your waivers.',
  })?.text;
  if (text === undefined) throw new UsageError(`The waivers file ${file} cannot be read: nothing stands there.`);
  const name = path.basename(file);
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  } catch (error) {
    throw new UsageError(`${name} is no waivers file: ${whyUnparsed(error)}.`);
  }
  const [error] = document.errors;
  if (error) throw new UsageError(`${name} line ${lines.linePos(error.pos[0]).line}: ${whyUnparsed(error)}.`);
  return { name, document, lines };
}

/** A small file could expand without end by its aliases. @throws UsageError */
function contentOf({ name, document }: Written): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    throw new UsageError(`${name} is no waivers file: ${whyUnparsed(error)}.`);
  }
}

function whyUnparsed(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // The parser catches its own overflow, and tells it as an error of the text.
  return message.includes('call stack') ? 'it is nested too deep' : message;
}

/** The line of the deepest part of the path that is there. */
function placeOf({ name, document, lines }: Written, where: readonly PropertyKey[]): string {
  for (let depth = where.length; depth > 0; depth -= 1) {
    const node = document.getIn(where.slice(0, depth), true) as
      { range?: readonly [number, number, number] } | undefined;
    if (node?.range) return `${name} line ${lines.linePos(node.range[0]).line}`;
  }
  return `${name} line 1`;
}

function complaintsAbout(waiver: Waiver, today: string): string[] {
  const { requirement, scenario, expires, at } = waiver;
  if (!findRow(requirement)) {
    const meant = closest(
      requirement,
      rows.map(({ id }) => id),
    );
    return [`${at}: no requirement "${requirement}". Did you mean "${meant}"?`];
  }
  const complaints: string[] = [];
  const stray = scenario === undefined ? undefined : complaintAboutPlace(scenario, requirement);
  if (stray !== undefined) complaints.push(`${at}: ${stray}`);
  if (expires < today) {
    complaints.push(
      `${at}: the waiver of ${waiverName(waiver)} expired on ${expires}. Mend the failure, or agree on a new date.`,
    );
  }
  return complaints;
}

function contradictions(waivers: readonly Waiver[]): string[] {
  const others = earlierOverlaps(waivers.map(locatedWaiver));
  return waivers.flatMap((waiver, index) => {
    const other = others[index]?.waiver;
    if (!other) return [];
    return [
      `${waiver.at}: ${waiverName(waiver)} is already waived as ${waiverName(other)} at ${other.at}. Keep one of the two, or name a place in both, each another.`,
    ];
  });
}
