/** What a mutant was seen to do otherwise than is kept of it, row by row. Pure; for the seed of what is kept alone. */
import { rows } from '../../requirements/catalogue';
import { asKept, keptProofPath, type KeptMutant } from './kept-proof';
import type { KillRow } from './kill-matrix';

export const lookAndWrite = 'Look whether that is right; then: npm run mutants -- --write';

/**
 * In sentences; empty when all is as it is kept. Its own requirement is not among them: that has to fail whatever is
 * kept, which `killRow` says. Of one that was played in brief, what else failed has to be kept, and what passed or stayed open
 * says nothing: its occasion may lie elsewhere.
 */
export function differencesFromKept(row: KillRow, kept: KeptMutant | undefined): string[] {
  const seen = asKept(row);
  if (!kept) {
    const list = (ids: readonly string[]) => (ids.length === 0 ? 'nothing' : ids.join(', '));
    // What is open of one that was played in brief was not looked for.
    const open = row.inBrief ? '' : ` and leaves open ${list(seen.inconclusive)}`;
    return [
      `is not in ${keptProofPath}. Besides ${row.breaks} it fails ${list(seen.alsoFails)}${open}. ${lookAndWrite}`,
    ];
  }
  const told = (['breaks', 'misdeed'] as const)
    .filter((field) => kept[field] !== row[field])
    .map((field) => `"${field}" was kept as "${kept[field]}" and is "${row[field]}". ${lookAndWrite}`);
  // Of what is kept, too: a row that was withdrawn since is not in the catalogue any more.
  const ids = new Set<string>([...rows.map(({ id }) => id), kept.breaks, ...kept.alsoFails, ...kept.inconclusive]);
  ids.delete(row.breaks);
  const differing = [...ids].filter(
    (id) => state(kept, id) !== state(seen, id) && (!row.inBrief || state(seen, id) === 'fails'),
  );
  return [
    ...told,
    ...differing.map((id) => `${id}: expected that it ${state(kept, id)}, and it ${state(seen, id)}. ${lookAndWrite}`),
  ];
}

/** What is kept of mutants that are there no more. */
export function keptOfNobody(kept: readonly KeptMutant[], mutants: readonly { readonly name: string }[]): string[] {
  return kept
    .filter(({ name }) => mutants.every((mutant) => mutant.name !== name))
    .map(({ name }) => `${name}: is in ${keptProofPath}, and there is no such mutant any more. ${lookAndWrite}`);
}

function state({ breaks, alsoFails, inconclusive }: KeptMutant, id: string): string {
  if (id === breaks || alsoFails.includes(id)) return 'fails';
  return inconclusive.includes(id) ? 'stays open' : 'neither fails nor stays open';
}
