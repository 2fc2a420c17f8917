/** What is to be said against a proof, before it may be kept. Pure: it is handed what was seen and what is kept. */
import { differencesFromKept, keptOfNobody } from './differences-from-kept';
import { rulesWithoutKill, type KillRow } from './kill-matrix';
import { keptSeed, type KeptProof } from './kept-proof';
import type { ProvenPeer, ProvenVariant } from './prove';
import { untouchedFailures } from './untouched-failures';

export interface Proof {
  readonly seed: number;
  /** Whether everyone was played; else nothing is said about rules that kill nothing, and about who is missing. */
  readonly whole: boolean;
  readonly mutants: readonly KillRow[];
  readonly variants: readonly ProvenVariant[];
  readonly peers: readonly ProvenPeer[];
}

export interface Weighed {
  /** What makes it no proof, each with the name it is about: it is not kept. */
  readonly complaints: readonly string[];
  /** Where it is not what is kept. That alone is a matter for review, and taken over by --write. */
  readonly differences: readonly string[];
}

export function weighProof({ seed, whole, mutants, variants, peers }: Proof, kept: KeptProof): Weighed {
  const keptOf = ({ name }: KillRow) => kept.mutants.find((each) => each.name === name);
  const about = (name: string, sentences: readonly string[]) => sentences.map((each) => `${name}: ${each}`);
  const own = [...mutants, ...variants].flatMap(({ name, complaints }) => about(name, complaints));
  const idle = whole
    ? rulesWithoutKill(mutants).map((id) => `${id}: its rule kills no mutant that was made for it`)
    : [];
  const impostors = peers.flatMap((peer) =>
    about(peer.kind === 'cheat' ? `cheat ${peer.name}` : peer.name, undeserved(peer)),
  );
  if (seed !== keptSeed) {
    const strays = mutants.flatMap((row) => about(row.name, untouchedFailures(row, kept.mutants, seed)));
    return { complaints: [...own, ...idle, ...impostors, ...strays], differences: [] };
  }
  return {
    complaints: [...own, ...idle, ...impostors],
    differences: [
      ...mutants.flatMap((row) => about(row.name, differencesFromKept(row, keptOf(row)))),
      ...(whole ? keptOfNobody(kept.mutants, mutants) : []),
    ],
  };
}

/** A null peer and a stranger may pass nothing; a cheat must be caught by something. */
function undeserved({ kind, judged }: ProvenPeer): string[] {
  if (kind !== 'cheat') return judged.passed.length > 0 ? [`passes ${judged.passed.join(', ')}`] : [];
  const caught = judged.failed.length + judged.inconclusive.length + judged.faults.length > 0;
  return caught ? [] : ['is not caught'];
}
