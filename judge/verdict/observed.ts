/**
 * What this implementation does where the documents are silent: recorded, never judged. Only plays of scenarios that
 * were made for an observation count; what is seen elsewhere in passing would be chance.
 */
import { observations } from '../observations/table';
import { scenarios } from '../../play/scenarios/table';
import type { Channel } from '../../protocol/types';
import type { SectionTitle } from '../../requirements/catalogue';
import type { Evidence } from './evidence';

/** One thing seen in one play. */
export interface Sighted {
  readonly about: string;
  readonly seen: string;
  readonly scenario: string;
  readonly channel: Channel;
  /** Numbers of the events that show it. */
  readonly evidence: readonly number[];
  /** The trace's file, relative to the folder of the run. */
  readonly trace: string | null;
}

export interface Observed {
  readonly id: string;
  readonly question: string;
  readonly whyOpen: string;
  readonly section: SectionTitle;
  readonly sightings: readonly Sighted[];
}

/** Every observation with what the plays show of it, in the order of the page. */
export function observed(evidence: Evidence): Observed[] {
  return observations.map(({ id, question, whyOpen, section, look }) => {
    const madeForIt = scenarios.filter(({ observes = [] }) => observes.includes(id)).map((scenario) => scenario.id);
    const sightings = evidence.plays
      // Of a scenario that was played several times the first play tells.
      .filter(({ scenario, repeat = 1 }) => madeForIt.includes(scenario) && repeat === 1)
      .flatMap(({ scenario, channel, repeat, trace: file }) => {
        const trace = evidence.traceOf({ scenario, channel, ...(repeat === undefined ? {} : { repeat }) });
        return trace ? look(trace).map((sighting) => ({ ...sighting, scenario, channel, trace: file })) : [];
      });
    return { id, question, whyOpen, section, sightings };
  });
}

/** The same thing, wherever it was seen. */
export interface Gathered {
  readonly about: string;
  readonly seen: string;
  readonly channels: readonly Channel[];
  readonly scenarios: readonly string[];
}

/** Sightings for people: what was seen alike in several plays is told once. */
export function gatherSightings(sightings: readonly Sighted[]): Gathered[] {
  const alike = new Map<string, [Sighted, ...Sighted[]]>();
  for (const sighting of sightings) {
    const key = JSON.stringify([sighting.about, sighting.seen]);
    const earlier = alike.get(key);
    if (earlier) earlier.push(sighting);
    else alike.set(key, [sighting]);
  }
  return [...alike.values()].map((group) => ({
    about: group[0].about,
    seen: group[0].seen,
    channels: [...new Set(group.map(({ channel }) => channel))],
    scenarios: [...new Set(group.map(({ scenario }) => scenario))],
  }));
}
