import type { Tried } from '../../judge/verdict/tried';
import { tellLocation } from '../../results/location';
import type { EvidenceSource } from './evidence-source';
import { nothingTried } from './nothing-tried';

/** A source whose situations take a bot that can be given a definition: a run by description has nothing of it, and misses nothing. */
export function ofDefinedBots(source: EvidenceSource, what: Tried['what']): EvidenceSource {
  return {
    ...source,
    hindrance: (options) => (options.bot === undefined ? source.hindrance(options) : undefined),
    plan: (facts, options) => (facts.bot ? undefined : source.plan(facts, options)),
    readBack: (folder, file) => (file.facts.bot ? nothingTried(source.areas, what) : source.readBack(folder, file)),
    merge: (parts, out, whole) => (whole.facts.bot ? { findings: [], notes: [] } : source.merge(parts, out, whole)),
    verify: (folder, judged, plays) => {
      if (!judged.run.bot) return source.verify(folder, judged, plays);
      return {
        told: 'none: the bot was judged by its description (--bot)',
        differences: plays.map((play) => `${tellLocation(play)} is no play of a run by description.`),
      };
    },
  };
}
