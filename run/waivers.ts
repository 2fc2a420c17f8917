/**
 * Reads a waivers file, or says about each entry that cannot stand what is wrong with it and on which line. What an
 * entry excuses is for the judge; here it only has to be complete, in date, and about something that there is.
 */
import { closest } from 'fastest-levenshtein';
import type { BotDescription } from '../protocol/bot-description';
import { findRow, rows, type RequirementId } from '../requirements/catalogue';
import { locatedWaiver, parseWaiverName, waiverName } from '../judge/verdict/waiver';
import { earlierOverlaps } from '../judge/verdict/waiver-index';
import type { Waiver } from '../results/waiver';
import { UsageError } from './usage-error';
import { Places } from './places';
import { WaiverEntry, WaiversFile } from './waivers-schema';
import { contentOf, placeOf, readYaml } from './written-yaml';

/** More of them say nothing more. */
const mostComplaints = 50;

/**
 * The entries that hold on `today`, which is a date as YYYY-MM-DD, where the bot is that of the description, if one is given.
 * Throws {@link UsageError} with every complaint.
 */
export function readWaivers(file: string, today: string, bot?: BotDescription): Waiver[] {
  const waivers = readEntries(file);
  const places = new Places(bot);
  const complaints = [
    ...waivers.flatMap((waiver) => complaintsAbout(waiver, today, places)),
    ...contradictions(waivers),
  ];
  if (complaints.length > mostComplaints) {
    complaints.splice(mostComplaints, Infinity, `… and ${complaints.length - mostComplaints} more`);
  }
  if (complaints.length > 0) throw new UsageError(complaints);
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
  const written = readYaml(file, 'waivers file', 'Name the file that holds your waivers.');
  const parsed = WaiversFile.safeParse(contentOf(written));
  if (!parsed.success) {
    const { issues } = parsed.error;
    const complaints = issues.slice(0, mostComplaints).flatMap(({ path: where, message, ...issue }) => {
      const at = placeOf(written, where);
      if (issue.code !== 'unrecognized_keys') return `${at}: ${where.join('.') || 'the file'}: ${message}.`;
      const known = where.length === 0 ? ['waivers'] : Object.keys(WaiverEntry.shape);
      return issue.keys
        .slice(0, mostComplaints)
        .map(
          (key) =>
            `${placeOf(written, [...where, key])}: there is no field "${key}". Did you mean "${closest(key, known)}"?`,
        );
    });
    if (issues.length > mostComplaints) complaints.push(`… and ${issues.length - mostComplaints} more`);
    throw new UsageError([
      ...complaints,
      'A waivers file holds a list "waivers"; each entry has id, reason, owner, expires and, if there is one, issue.',
    ]);
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

function complaintsAbout(waiver: Waiver, today: string, places: Places): string[] {
  const { requirement, scenario, expires, at } = waiver;
  if (!findRow(requirement)) {
    const meant = closest(
      requirement,
      rows.map(({ id }) => id),
    );
    return [`${at}: no requirement "${requirement}". Did you mean "${meant}"?`];
  }
  const complaints: string[] = [];
  const stray = scenario === undefined ? undefined : places.complaintAbout(scenario, requirement);
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
