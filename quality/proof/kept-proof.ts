/** The proof as it is kept and reviewed: docs/proof/kill-matrix.json, of one seed. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { rows, type RequirementId } from '../../requirements/catalogue';
import type { DeclaredMutant, KillRow } from './kill-matrix';

const root = path.join(__dirname, '..', '..');

export const keptProofPath = 'docs/proof/kill-matrix.json';

/** The seed for which it is kept. Another one chooses other texts and ids, from which other things may follow. */
export const keptSeed = 1;

const names = z.array(z.string());

const KeptMutant = z.object({
  name: z.string(),
  misdeed: z.string(),
  /** Its own requirement. */
  breaks: z.string(),
  /** What failed besides, in the order of the catalogue. */
  alsoFails: names,
  /** What stayed open, in the same order. */
  inconclusive: names,
  /** Whether it takes their occasion from a quarter of all requirements or more. */
  starves: z.boolean(),
  killed: z.boolean(),
});

const KeptProof = z.object({
  /** Missing in what was written before it was noted. */
  seed: z.number().optional(),
  mutants: z.array(KeptMutant),
  variants: z.array(z.looseObject({ name: z.string() })),
  peers: z.array(z.looseObject({ name: z.string() })),
});

export type KeptMutant = Readonly<z.infer<typeof KeptMutant>>;
export type KeptProof = z.infer<typeof KeptProof>;

/** What is kept; nothing where the file is gone. Throws a sentence when it is there and cannot be read. */
export function readKeptProof(file = path.join(root, keptProofPath)): KeptProof {
  if (!existsSync(file)) return { mutants: [], variants: [], peers: [] };
  try {
    return KeptProof.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(
      `${keptProofPath} is not as npm run mutants -- --write writes it: ${why}\nTake it back from git, or delete it and write it again.`,
      { cause: error },
    );
  }
}

/** What is kept of a mutant that was played. */
export function asKept({
  judged,
  killed,
  inBrief: _inBrief,
  complaints: _complaints,
  ...declared
}: KillRow): KeptMutant {
  const besides = (ids: readonly RequirementId[]) => ids.filter((id) => id !== declared.breaks);
  return {
    ...declared,
    alsoFails: besides(judged.failed),
    inconclusive: besides(judged.inconclusive),
    starves: judged.inconclusive.length * 4 >= rows.length,
    killed,
  };
}

/** The names of one mutant for each requirement: of those that break it the one of which most follows by what is kept, else the first. */
export function mostTelling(mutants: readonly DeclaredMutant[], { mutants: kept }: KeptProof): ReadonlySet<string> {
  const follows = ({ name }: DeclaredMutant) => kept.find((each) => each.name === name)?.alsoFails.length ?? 0;
  const most = new Map<string, DeclaredMutant>();
  for (const mutant of mutants) {
    const other = most.get(mutant.breaks);
    if (other === undefined || follows(mutant) > follows(other)) most.set(mutant.breaks, mutant);
  }
  return new Set([...most.values()].map(({ name }) => name));
}
