/** Whether a results folder holds everything that such a run has, source by source. */
import type { Judged } from '../judge/verdict/evidence';
import { ownerOf } from '../judge/verdict/tried';
import { locationOf } from '../results/location';
import { evidenceSources } from './sources/evidence-sources';
import { tracesUnlike } from './sources/traces-unlike';

export interface VerifiedPart {
  /** Of which source it tells. */
  readonly label: string;
  /** What was looked at, or why nothing was, as half a sentence. */
  readonly told: string;
  /** What is missing or is not what it should be, in sentences. */
  readonly differences: readonly string[];
}

/** In the order of the sources. @throws DamagedResults */
export function verifySources(folder: string, judged: Judged): VerifiedPart[] {
  const { plays } = judged.evidence;
  return evidenceSources.map((source) => {
    const own = plays.filter((play) => ownerOf(evidenceSources, locationOf(play)) === source);
    const { told, differences, expected } = source.verify(folder, judged, own);
    return { label: source.label, told, differences: [...differences, ...tracesUnlike(own, judged, expected)] };
  });
}
