/**
 * Which requirements gate. A profile is one of the frozen sets, or `page`, `full` or `sound`, which mean the newest of
 * their sets; errata withdraw single rows.
 */
import type { RequirementId } from './catalogue';
import { errataTo, type Erratum } from './errata';
import { frozenSets } from './frozen-sets';

export type Profile = keyof typeof frozenSets;

/** The name without a number means the newest set. */
export const newest = {
  page: 'page@2',
  full: 'full@2',
  sound: 'sound@1',
} as const satisfies Record<string, Profile>;

export type ProfileName = Profile | keyof typeof newest;

export const profileNames = [...Object.keys(newest), ...Object.keys(frozenSets)] as readonly ProfileName[];

/** The set that a name means. */
export function profileCalled(name: ProfileName): Profile {
  return name in newest ? newest[name as keyof typeof newest] : (name as Profile);
}

/** The rows on which a claim to this set rests, those left out that the errata in force have withdrawn. */
export function gatingIn(
  set: Profile,
  inForce: readonly Pick<Erratum, 'id'>[] = errataTo(set),
): readonly RequirementId[] {
  return frozenSets[set].gates.filter((id) => !withdrawnBy(id, set, inForce));
}

/** The erratum in force that has withdrawn this row from the set. */
export function withdrawnBy(
  id: RequirementId,
  set: Profile,
  inForce: readonly Pick<Erratum, 'id'>[] = errataTo(set),
): Erratum | undefined {
  return errataTo(set).find((each) => each.requirement === id && inForce.some((erratum) => erratum.id === each.id));
}

/**
 * Whether a failure of this row makes a claim of conformity to the profile untrue. A run that names its errata is judged
 * by these, so that a claim from before an erratum stays what it was.
 */
export function gates(id: RequirementId, name: ProfileName, inForce?: readonly Pick<Erratum, 'id'>[]): boolean {
  return gatingIn(profileCalled(name), inForce).includes(id);
}

/** Musts that came after the set was frozen: reported, and not scored until the next set. */
export function notYetIn(
  name: ProfileName,
  rows: readonly {
    readonly id: RequirementId;
    readonly level: string;
    readonly basis: string;
    readonly origin: string;
  }[],
): RequirementId[] {
  const [family = ''] = profileCalled(name).split('@');
  return rows
    .filter(
      ({ level, basis, origin }) =>
        level === 'must' && (basis === 'documented' || family === 'sound') && (origin === 'page' || family !== 'page'),
    )
    .filter(({ id }) => !frozenSets[profileCalled(name)].gates.includes(id))
    .map(({ id }) => id);
}
