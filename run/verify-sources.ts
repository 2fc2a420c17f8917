/** Whether a results folder holds everything that such a run has, source by source. */
import type { Judged } from '../judge/verdict/evidence';
import { ownerOf } from '../judge/verdict/tried';
import { locationOf } from '../results/location';
import type { VerifiedSource } from './sources/evidence-source';
import { evidenceSources } from './sources/evidence-sources';

/** In the order of the sources, each with the label by which it is told. @throws DamagedResults */
export function verifySources(folder: string, judged: Judged): (VerifiedSource & { readonly label: string })[] {
  const { plays } = judged.evidence;
  return evidenceSources.map((source) => {
    const own = plays.filter((play) => ownerOf(evidenceSources, locationOf(play)) === source);
    return { label: source.label, ...source.verify(folder, judged, own) };
  });
}
