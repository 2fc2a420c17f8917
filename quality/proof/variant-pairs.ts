/**
 * Which variants go together in twos, and few bots of several variants each that hold all of these pairs: what fails an
 * allowed pair fails one of these bots, too.
 */
import { createHash } from 'node:crypto';
import type { Contradiction } from './list-everyone';

/** Two or more variants that one bot is at once, in the order of the list. */
export type Together = readonly string[];

export interface VariantPairs {
  readonly possible: readonly (readonly [string, string])[];
  /** Which cannot occur together, and why. */
  readonly contradictory: readonly { readonly pair: readonly [string, string]; readonly because: string }[];
}

export function variantPairs(names: readonly string[], contradictions: readonly Contradiction[]): VariantPairs {
  const all = pairsIn(names).map((pair) => {
    return { pair, because: contradictionIn(pair, contradictions)?.because };
  });
  return {
    possible: all.filter(({ because }) => because === undefined).map(({ pair }) => pair),
    contradictory: all.flatMap(({ pair, because }) => (because === undefined ? [] : [{ pair, because }])),
  };
}

function contradictionIn(bot: Together, contradictions: readonly Contradiction[]): Contradiction | undefined {
  return contradictions.find(({ among, atMost = 1 }) => bot.filter((name) => among.includes(name)).length > atMost);
}

/** Every two of these, in their order. */
export function pairsIn(names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((one, place) => names.slice(place + 1).map((other) => [one, other] as const));
}

/** Bots of at most `size` variants that hold all these pairs and no contradiction. The seed decides who stands with whom. */
export function coveringBots(
  names: readonly string[],
  possible: VariantPairs['possible'],
  contradictions: readonly Contradiction[],
  { size, seed }: { readonly size: number; readonly seed: number },
): Together[] {
  const key = (one: string, other: string) => [one, other].sort().join('+');
  const missing = new Set(possible.map(([one, other]) => key(one, other)));
  const order = [...names].sort((a, b) => (drawn(seed, a) < drawn(seed, b) ? -1 : 1));
  const bots: Together[] = [];
  for (const [one, other] of possible) {
    if (!missing.has(key(one, other))) continue;
    const bot = [one, other];
    while (bot.length < size) {
      const gain = (name: string) => bot.filter((each) => missing.has(key(each, name))).length;
      const best = order
        .filter((name) => !bot.includes(name) && contradictionIn([...bot, name], contradictions) === undefined)
        .reduce((most, name) => (gain(name) > most.gain ? { name, gain: gain(name) } : most), { name: '', gain: 0 });
      if (best.gain === 0) break;
      bot.push(best.name);
    }
    for (const [a, b] of pairsIn(bot)) missing.delete(key(a, b));
    bots.push(names.filter((name) => bot.includes(name)));
  }
  return bots;
}

function drawn(seed: number, name: string): string {
  return createHash('sha256').update(`${seed}\n${name}`).digest('hex');
}
