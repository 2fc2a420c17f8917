import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import type { KeptPlay } from './run-record';

/** One hash over those of all traces of a run, by which a verdict names the traces that it was drawn from. */
export interface EvidenceDigest {
  readonly traces: number;
  readonly sha256: string;
}

/** Undefined where a trace has none: versions before 0.3 noted no hashes. The order of the plays does not matter. */
export function evidenceDigest(plays: readonly KeptPlay[]): EvidenceDigest | undefined {
  const kept = plays.filter(({ trace }) => trace !== null);
  if (kept.some(({ sha256 }) => sha256 === undefined)) return undefined;
  const lines = kept
    .map(({ scenario, channel, repeat, sha256 }) => canonical({ scenario, channel, repeat, sha256 }))
    .sort();
  return { traces: kept.length, sha256: createHash('sha256').update(lines.join('\n')).digest('hex') };
}
