/** One thread of the kill matrix, with a platform double of its own. What it is asked and what it answers is plain data. */
import { PlatformDouble } from '../../play/platform/platform-double';
import { judgeTrace } from '../../judge/verdict/judge';
import { judgingOnce } from '../proof/judging-once';
import type { DeclaredPeer } from '../proof/list-everyone';
import { proveMutant, provePeer, proveVariant, type MutantIn, type Stand, type VariantOn } from '../proof/prove';

export interface ProofTask<T> {
  readonly one: T;
  /** Where the reference serves. */
  readonly reference: string;
  readonly seed: number;
}

// It ends with its thread.
const double = PlatformDouble.start();
const judge = judgingOnce(judgeTrace);

async function standFor({ reference, seed }: ProofTask<unknown>): Promise<Stand> {
  return { reference: new URL(reference), double: await double, seed, judge };
}

export const mutant = async (asked: ProofTask<MutantIn>) => proveMutant(asked.one, await standFor(asked));
export const variant = async (asked: ProofTask<VariantOn>) => proveVariant(asked.one, await standFor(asked));
export const peer = async (asked: ProofTask<DeclaredPeer>) => provePeer(asked.one, await standFor(asked));
