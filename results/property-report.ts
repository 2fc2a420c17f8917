/** What the properties found, as it is left in the results folder, `properties.json`, and read back for the report. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Channel } from '../protocol/schemas';
import type { Channel as ChannelName } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import { CombinationCoverage } from './combination-coverage';
import { DamagedResults } from './damaged-results';
import type { CaseLocation } from './location';
import { readFile, type FileKind } from './read-file';
import { noteOwnFile } from './own-files';
import { readText, takeItAsLeft } from './read-text';
import { anyRequirement, count, tally } from './record-schemas';
import { plainJson } from './plain-json';
import { writeAnew } from './write-anew';

export const propertyReportFileName = 'properties.json';
export const propertyPictureFileName = 'properties.svg';
export const counterexamplesFolderName = 'counterexamples';

/**
 * `held`: every case agreed. `counterexample`: one did not. `unstable`: one did not, and did when it was played again.
 * `not exercised`: nothing was found, and a requirement that the situations are made for was never judged, or so much
 * was thrown away that not all cases came about. `stopped`: nothing was found before the time was up or the run was
 * interrupted. `recorded`: nothing was to be judged.
 */
export type PropertyStatus =
  'held' | 'counterexample' | 'unstable' | 'not exercised' | 'stopped' | 'recorded' | 'fault' | 'not applicable';

export interface Counterexample {
  readonly requirement: RequirementId;
  /** Who saw it: a rule, on the trace; or the model alone, whose prediction it contradicts. */
  readonly by: 'rule' | 'model';
  /** The scenario under which its trace is kept, and that of the second play where that differs. */
  readonly scenario: string;
  readonly playedAgain?: string;
  /** Why it could not be played a second time. */
  readonly notPlayedAgain?: string;
  readonly channel: ChannelName;
  /** The whole paragraph, as for any failure. */
  readonly paragraph: string;
  readonly token: string;
  /** The line that plays it again. */
  readonly replay: string;
  /** Steps of the smallest situation found. */
  readonly steps: number;
  /** Cases played until it was found. */
  readonly afterCases: number;
  /** Plays spent on making it smaller, and why that ended early, if it did. */
  readonly shrinkingPlays: number;
  readonly shrinkingStopped?: string;
  /** The scenario file, relative to the results folder. */
  readonly file: string;
}

export type Tally = Readonly<Record<string, number>>;

/** Which cases of a list were played, and on which of them each requirement was judged: places in the list, as ranges. */
export interface PlayedPlaces {
  readonly played: string;
  readonly judged: Readonly<Record<string, string>>;
}

export interface PropertyResult {
  readonly name: string;
  readonly promise: string;
  readonly status: PropertyStatus;
  /** Why it has this status, where the status does not say it all. */
  readonly why?: string;
  readonly cases: number;
  readonly wanted: number;
  /** Its cases are a list, of which each is played once; so many there are, and no more. */
  readonly listed?: true;
  /** How long that list is, where only those of its cases are played on which a requirement that was chosen can be judged. */
  readonly ofList?: number;
  /** Cases that were to be played here and were not reached in time; left out when there are none. */
  readonly unreached?: number;
  readonly thrownAway: number;
  readonly ms: number;
  /** How many cases judged each requirement, with any verdict but inconclusive; 0 for one that was to be judged. */
  readonly exercised: Tally;
  /** Cases by their number of steps. */
  readonly lengths: Tally;
  /** Cases by how the platform answered transfers in them. */
  readonly outcomes: Tally;
  /** Cases by what was chosen in them. */
  readonly marks: Tally;
  /** Cases by the documented boundaries on or beside which they lie. */
  readonly boundaries?: Tally;
  /** What was seen where nothing is judged. */
  readonly observed?: Tally;
  /** Where its cases are a list. */
  readonly places?: PlayedPlaces;
  /** Where its cases are combinations of values. */
  readonly coverage?: CombinationCoverage;
  readonly counterexample?: Counterexample;
  /** The same for other requirements that its cases broke. */
  readonly alsoFound?: readonly Counterexample[];
}

export interface PropertyReport {
  readonly format: 1;
  readonly seed: number;
  readonly runs: number;
  readonly properties: readonly PropertyResult[];
  /** How many cases in all were settled before they were played, of how many that were asked for; left out where none were. */
  readonly settled?: { readonly cases: number; readonly of: number; readonly caseMs: number };
  /** What to give to --replay to play the cases that were not reached; left out when all were played. */
  readonly resume?: string;
}

/** What broke a property, the case first that decides the verdict. */
export function counterexamplesOf({
  counterexample,
  alsoFound = [],
}: Pick<PropertyResult, 'counterexample' | 'alsoFound'>): readonly Counterexample[] {
  return counterexample ? [counterexample, ...alsoFound] : [];
}

/** Cases of a property that were not reached. */
export function unreachedOf({ unreached = 0 }: Pick<PropertyResult, 'unreached'>): number {
  return unreached;
}

const CounterexampleRecord = z.object({
  requirement: anyRequirement,
  by: z.enum(['rule', 'model']),
  scenario: z.string().min(1),
  playedAgain: z.string().optional(),
  notPlayedAgain: z.string().optional(),
  channel: Channel,
  paragraph: z.string(),
  token: z.string(),
  replay: z.string(),
  steps: count,
  afterCases: count,
  shrinkingPlays: count,
  shrinkingStopped: z.string().optional(),
  file: z.string().regex(/^counterexamples\/[\w.-]+\.json$/, 'a path such as "counterexamples/name.json"'),
});

const ranges = /^(\d+(-\d+)?(,\d+(-\d+)?)*)?$/;

const propertiesKind: FileKind<PropertyReport> = {
  file: 'properties',
  what: 'a report of properties',
  schema: z.object({
    format: z.literal(1),
    seed: z.int(),
    runs: count,
    properties: z.array(
      z.object({
        name: z.string().min(1),
        promise: z.string(),
        status: z.enum([
          'held',
          'counterexample',
          'unstable',
          'not exercised',
          'stopped',
          'recorded',
          'fault',
          'not applicable',
        ]),
        why: z.string().optional(),
        cases: count,
        wanted: count,
        listed: z.literal(true).optional(),
        ofList: count.optional(),
        unreached: count.optional(),
        thrownAway: count,
        ms: z.number(),
        exercised: tally,
        lengths: tally,
        outcomes: tally,
        marks: tally,
        boundaries: tally.optional(),
        observed: tally.optional(),
        places: z
          .object({ played: z.string().regex(ranges), judged: z.record(z.string(), z.string().regex(ranges)) })
          .optional(),
        coverage: CombinationCoverage.optional(),
        counterexample: CounterexampleRecord.optional(),
        alsoFound: z.array(CounterexampleRecord).optional(),
      }),
    ),
    settled: z.object({ cases: count, of: count, caseMs: z.number() }).optional(),
    resume: z.string().optional(),
  }),
};

/** Leaves the report in a results folder, with the picture of its cases. */
export function writePropertyReport(out: string, report: PropertyReport, picture: string): void {
  for (const [name, text] of [
    [propertyReportFileName, `${plainJson(report, 1)}\n`],
    [propertyPictureFileName, picture],
  ] as const) {
    writeAnew(path.join(out, name), text);
    noteOwnFile(path.join(out, name), text);
  }
}

/** Where the scenario file of a generated case is kept, relative to the results folder. */
export function caseFile({ property, hash }: Pick<CaseLocation, 'property' | 'hash'>): string {
  return path.posix.join(counterexamplesFolderName, `${property}-${hash}.json`);
}

/** Leaves the scenario file of a counterexample; returns its path, relative to the results folder. */
export function writeCounterexample(out: string, location: CaseLocation, scenario: object): string {
  const file = caseFile(location);
  mkdirSync(path.join(out, counterexamplesFolderName), { recursive: true });
  const text = `${plainJson(scenario, 2)}\n`;
  writeAnew(path.join(out, file), text);
  noteOwnFile(path.join(out, file), text);
  return file;
}

/** The picture of the cases, as SVG; undefined where there is none. @throws DamagedResults */
export function readPropertyPicture(folder: string): string | undefined {
  return readText(path.join(folder, propertyPictureFileName), 'the picture of the generated cases', { within: folder })
    ?.text;
}

/** The scenario file of a counterexample, as text. @throws DamagedResults */
export function readCounterexample(folder: string, { file, scenario }: Counterexample): string {
  const what = `the case that was found as ${scenario}`;
  const read = readText(path.join(folder, file), what, { within: folder });
  if (read) return read.text;
  throw new DamagedResults(`${path.join(folder, file)} is missing: expected ${what}. ${takeItAsLeft}`);
}

/** The report of a results folder; undefined where no properties were played. @throws DamagedResults */
export function readPropertyReport(folder: string): PropertyReport | undefined {
  return readFile(propertiesKind, path.join(folder, propertyReportFileName), folder);
}
