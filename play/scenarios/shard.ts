/** Which part of a run's work is this machine's: the same parts every time, with nothing left out and nothing twice. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** The n-th thing of a list, counted from 0, is this shard's. Neighbours go to different machines, so that areas that wait are spread. */
export function isOfShard(n: number, shard: Shard | undefined): boolean {
  return shard === undefined || n % shard.of === shard.index - 1;
}
