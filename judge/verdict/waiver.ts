/** What an implementer's own waiver excuses: a finding that is known, reasoned about and dated. A fault is never waived. */
import type { JudgedFinding } from '../../results/judged-finding';
import { locationOf, matches, parseLocation, type Location } from '../../results/location';
import type { Waiver } from '../../results/waiver';

/** A waiver with its location, parsed once. */
export interface LocatedWaiver {
  readonly waiver: Waiver;
  /** Everywhere when left out. */
  readonly location?: Location;
}

export function locatedWaiver(waiver: Waiver): LocatedWaiver {
  return waiver.scenario === undefined ? { waiver } : { waiver, location: parseLocation(waiver.scenario) };
}

/** Whether this waiver speaks of this finding, whatever was found. */
export function covers(
  { waiver, location }: LocatedWaiver,
  finding: Pick<JudgedFinding, 'requirement' | 'scenario' | 'channel'>,
): boolean {
  if (waiver.requirement !== finding.requirement) return false;
  return location === undefined || matches(locationOf(finding), location);
}

/** Whether one of the two excuses something that the other excuses as well. */
export function overlap(one: LocatedWaiver, other: LocatedWaiver): boolean {
  if (one.waiver.requirement !== other.waiver.requirement) return false;
  const [here, there] = [one.location, other.location];
  return here === undefined || there === undefined || matches(here, there) || matches(there, here);
}

/** The id, with its location where there is one, as it is written in the file. */
export function waiverName({ requirement, scenario }: Pick<Waiver, 'requirement' | 'scenario'>): string {
  return scenario === undefined ? requirement : `${requirement}@${scenario}`;
}

/** What such a name says. Whether there is such a requirement, and such a location, is not asked here. */
export function parseWaiverName(name: string): { readonly requirement: string; readonly scenario?: string } {
  const [requirement = '', scenario] = name.split('@');
  return { requirement, ...(scenario === undefined ? {} : { scenario }) };
}
