/** Finds the waivers of a finding, and those that excuse the same twice, in a time that does not grow with their number. */
import type { JudgedFinding } from '../../results/judged-finding';
import { locationOf, locationText, placesOf } from '../../results/location';
import type { LocatedWaiver } from './waiver';

/** What `covers` says of each waiver, for all of them at once; in the order of the waivers. */
export function waiversByFinding(
  waivers: readonly LocatedWaiver[],
): (finding: Pick<JudgedFinding, 'requirement' | 'scenario' | 'channel'>) => readonly LocatedWaiver[] {
  const byPlace = new Map<string, { readonly at: number; readonly each: LocatedWaiver }[]>();
  waivers.forEach((each, at) => {
    const key = keyOf(each.waiver.requirement, each.location && locationText(each.location));
    const known = byPlace.get(key);
    if (known) known.push({ at, each });
    else byPlace.set(key, [{ at, each }]);
  });
  return ({ requirement, ...located }) =>
    [undefined, ...placesOf(locationOf(located))]
      .flatMap((place) => byPlace.get(keyOf(requirement, place)) ?? [])
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);
}

/** For each waiver the first before it that excuses something that it excuses as well, as `overlap` says; undefined where none does. */
export function earlierOverlaps(waivers: readonly LocatedWaiver[]): (LocatedWaiver | undefined)[] {
  const first = new Map<string, number>();
  const note = (key: string, at: number) => first.set(key, first.get(key) ?? at);
  return waivers.map(({ waiver: { requirement }, location }, at) => {
    const text = location && locationText(location);
    const places = location ? placesOf(location) : [];
    const keys =
      text === undefined
        ? [`any ${requirement}`]
        : [
            keyOf(requirement, undefined),
            ...places.map((place) => keyOf(requirement, place)),
            `in ${keyOf(requirement, text)}`,
          ];
    const found = keys.flatMap((key) => first.get(key) ?? []);
    note(`any ${requirement}`, at);
    note(keyOf(requirement, text), at);
    for (const place of places) note(`in ${keyOf(requirement, place)}`, at);
    return found.length === 0 ? undefined : waivers[Math.min(...found)];
  });
}

function keyOf(requirement: string, place: string | undefined): string {
  return JSON.stringify([requirement, place ?? null]);
}
