/** What the properties found, as it is left in the results folder, `properties.json`, and read back for the report. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Channel } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';

export const propertyReportFileName = 'properties.json';
export const propertyPictureFileName = 'properties.svg';

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
  readonly channel: Channel;
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
  readonly counterexample?: Counterexample;
  /** The same for other requirements that its cases broke. */
  readonly alsoFound?: readonly Counterexample[];
}

export interface PropertyReport {
  readonly format: 1;
  readonly seed: number;
  readonly runs: number;
  readonly properties: readonly PropertyResult[];
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

/** Whether this is the name of a generated case, or of all cases of a property; such plays are kept when they broke something. */
export function isGenerated(scenario: string): boolean {
  return scenario.startsWith('generated/');
}

/** Cases of a property that were not reached. A report that does not say so is of a whole run. */
export function unreachedOf({ status, cases, wanted, unreached }: PropertyResult): number {
  return unreached ?? (status === 'stopped' ? Math.max(0, wanted - cases) : 0);
}

/** The report of a results folder; undefined where no properties were played. */
export function readPropertyReport(folder: string): PropertyReport | undefined {
  const file = path.join(folder, propertyReportFileName);
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as Partial<PropertyReport> | null;
  if (report?.format !== 1 || !Array.isArray(report.properties)) {
    throw new Error(
      `${file} is not a report of properties: expected {"format": 1, "properties": […]}. Run the command again.`,
    );
  }
  return report as PropertyReport;
}
