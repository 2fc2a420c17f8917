/**
 * Where something was found, or may be found: by the name that findings print and waivers give. The name is taken apart
 * here and nowhere else.
 */
import type { Channel } from '../protocol/types';

/** A generated case by the hash of its situation, which another seed does not give again. */
export interface CaseLocation {
  readonly kind: 'case';
  readonly property: string;
  readonly hash: string;
  /** The case as it was played a second time. */
  readonly again: boolean;
  readonly channel?: Channel;
}

/** Everywhere on all channels where it names none. */
export type Location =
  | { readonly kind: 'scenario'; readonly scenario: string; readonly channel?: Channel }
  | { readonly kind: 'property'; readonly property: string; readonly channel?: Channel }
  | CaseLocation
  | { readonly kind: 'interaction'; readonly pact: string; readonly interaction: string; readonly channel?: Channel };

/** What plays, traces and findings say of their location. */
export interface Located {
  readonly scenario: string;
  readonly channel: Channel;
  /** Which of several plays of the scenario, where a run plays each more than once; counted from 1. */
  readonly repeat?: number;
}

/** Any name has a location: what is of no other kind is a scenario. */
export function parseLocation(text: string): Location {
  const [, property, hash, again] = /^generated\/(.+)-([0-9a-f]{8})(-again)?$/.exec(text) ?? [];
  if (property !== undefined && hash !== undefined) {
    return { kind: 'case', property, hash, again: again !== undefined };
  }
  if (text.startsWith('generated/')) return { kind: 'property', property: text.slice('generated/'.length) };
  // The pact of a broker may have any name, and an interaction has no slash in it.
  const [, pact, interaction] = /^contracts\/(.+)\/([^/]*)$/s.exec(text) ?? [];
  if (pact !== undefined && interaction !== undefined) return { kind: 'interaction', pact, interaction };
  return { kind: 'scenario', scenario: text };
}

/** The location of a play or a finding, with its channel. */
export function locationOf({ scenario, channel }: Located): Location {
  return { ...parseLocation(scenario), channel };
}

/** The name as findings print it and waivers give it; the channel is not in it. */
export function locationText(location: Location): string {
  switch (location.kind) {
    case 'scenario':
      return location.scenario;
    case 'property':
      return `generated/${location.property}`;
    case 'case':
      return `generated/${location.property}-${location.hash}${location.again ? '-again' : ''}`;
    case 'interaction':
      return `contracts/${location.pact}/${location.interaction}`;
  }
}

/** The location of a play or a finding in words; no two plays of a run have the same. */
export function tellLocation({ scenario, channel, repeat }: Located): string {
  return `${scenario} on ${channel}${repeat === undefined ? '' : `, play ${repeat}`}`;
}

/** The first of several parts of the name, by which it belongs to a source of evidence. */
export function areaOf(location: Location): string {
  const [area = '', ...others] = locationText(location).split('/');
  return others.length === 0 ? '' : area;
}

/** The names of the places within which something at this location is found, its own first: those that `matches` allows. */
export function placesOf(location: Location): string[] {
  const own = locationText(location);
  if (location.kind !== 'case') return [own];
  const { property, again } = location;
  return [
    own,
    ...(again ? [locationText({ ...location, again: false })] : []),
    locationText({ kind: 'property', property }),
  ];
}

/** Whether what was found at the one location was found within the other. */
export function matches(found: Location, place: Location): boolean {
  if (place.channel !== undefined && place.channel !== found.channel) return false;
  if (locationText(found) === locationText(place)) return true;
  if (found.kind !== 'case') return false;
  if (place.kind === 'property') return place.property === found.property;
  // What the second play of a case shows belongs to the case.
  return place.kind === 'case' && !place.again && locationText({ ...found, again: false }) === locationText(place);
}
