/**
 * What a mutant fails with another seed than the kept one, although nothing it does wrong touches that. Pure.
 *
 * Another seed chooses other texts and ids, so that a consequence may show which did not show before: a skill id that is
 * long by chance breaks the row about long ids, too. A list for one seed cannot be right for all. What holds for each is
 * that a misdeed does not reach everywhere. It touches
 *
 * - the rows of the area of its own requirement, since they judge the same behaviour;
 * - the rows that were seen to fail together with its own requirement, with whichever mutant: whoever breaks the one can
 *   break the other, and only the situation decides whether it shows;
 * - the rows that stayed open with the mutant: its misdeed kept them from being judged.
 *
 * All others passed for the kept seed beside the same misdeed. One that fails all the same was either right by luck, or
 * its rule blames the implementation for something else: both have to be looked at.
 *
 * What stays open is not held against a mutant here: a misdeed that ends a play early takes their occasion from rows of
 * every area, and which ones is chance. No verdict is wrong by it.
 */
import type { KillRow } from './kill-matrix';
import { keptProofPath, keptSeed, type KeptMutant } from './kept-proof';

/** In sentences; empty when only what the mutant touches fails. Its own requirement is `killRow`'s business. */
export function untouchedFailures(row: KillRow, kept: readonly KeptMutant[], seed: number): string[] {
  const own = kept.find(({ name }) => name === row.name);
  if (!own) {
    return [
      `is not in ${keptProofPath}, so nothing can be said of what it touches. Write that first, for the seed ${keptSeed}: npm run mutants -- --write`,
    ];
  }
  const area = areaOf(row.breaks);
  const failedTogether = kept
    .map(({ breaks, alsoFails }) => [breaks, ...alsoFails])
    .filter((failed) => failed.includes(row.breaks));
  const touched = new Set([...own.inconclusive, ...own.alsoFails, ...failedTogether.flat()]);
  return row.judged.failed
    .filter((id) => id !== row.breaks && !touched.has(id) && areaOf(id) !== area)
    .map(
      (id) =>
        `${id}: expected that it does not fail with the seed ${seed}, and it fails. It is not of the area "${area}", and with the seed ${keptSeed} it neither failed together with ${row.breaks} nor stayed open with this mutant. Look whether the rule is right about it. If it is, a scenario has to show it with every seed; then: npm run mutants -- --write`,
    );
}

function areaOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}
