/** The last proof by machine-made mutants as it is kept: docs/proof/machine-mutants.json, and the page made from it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isFound, type Seen } from './seen';
import type { MachineMutant } from './machine-mutant';
import type { Judgement } from './survivors';

/** Relative to the project. */
export const keptMutantsPath = 'docs/proof/machine-mutants.json';
export const mutantsPagePath = 'docs/proof/machine-mutants.md';

const root = path.join(__dirname, '..', '..', '..');

const Survivor = z.object({
  name: z.string(),
  file: z.string(),
  line: z.number(),
  kind: z.string(),
  from: z.string(),
  to: z.string(),
  /** Whether any test comes to its place; said of the rules only. */
  reached: z.boolean(),
  /** Generated cases of each property that it lived beside the scenarios; said of the reference only. */
  cases: z.number().optional(),
  as: z.enum(['equivalent', 'allowed', 'open']),
  because: z.string(),
});

const KeptPart = z.object({
  /** Changes that can be made, and those of them that were drawn. */
  made: z.number(),
  drawn: z.number(),
  seed: z.number(),
  /** How many were found, by what. */
  found: z.record(z.string(), z.number()),
  lives: z.array(Survivor),
});

const KeptMutants = z.object({ reference: KeptPart.optional(), rules: KeptPart.optional() });

export type Survivor = Readonly<z.infer<typeof Survivor>>;
export type KeptPart = z.infer<typeof KeptPart>;
export type KeptMutants = z.infer<typeof KeptMutants>;
export type PartName = keyof KeptMutants;

export const partNames = ['reference', 'rules'] as const satisfies readonly PartName[];

export function readKeptMutants(): KeptMutants {
  return KeptMutants.parse(JSON.parse(readFileSync(path.join(root, keptMutantsPath), 'utf8')));
}

/** One mutant with what was seen of it. */
export interface Proven {
  readonly mutant: MachineMutant;
  readonly seen: Seen;
}

export function keptPart(
  proven: readonly Proven[],
  made: number,
  seed: number,
  judgements: Readonly<Record<string, Judgement>>,
): KeptPart {
  const found: Record<string, number> = {};
  for (const { seen } of proven.filter((each) => isFound(each.seen))) {
    const how = layerOf(seen);
    found[how] = (found[how] ?? 0) + 1;
  }
  return {
    made,
    drawn: proven.length,
    seed,
    found: Object.fromEntries(Object.entries(found).sort(([a], [b]) => a.localeCompare(b, 'en'))),
    lives: proven
      .filter(({ seen }) => !isFound(seen))
      .map(({ mutant, seen }) => survivorOf(mutant, seen, judgements))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}

function layerOf({ by, where }: Seen): string {
  switch (by) {
    case 'rule':
      return where === 'cases' ? 'a rule or the model, in generated cases' : 'a rule, in scenarios';
    case 'protocol':
      return 'the written protocol';
    case 'open':
      return 'an incomplete run';
    default:
      return 'a test of the rules';
  }
}

function survivorOf(
  { name, file, line, kind, from, to }: MachineMutant,
  { by, cases }: Seen,
  judgements: Readonly<Record<string, Judgement>>,
): Survivor {
  const { as, because } = judgements[name] ?? { as: 'open', because: notJudged };
  return {
    name,
    file,
    line,
    kind,
    from,
    to,
    reached: by !== 'unreached',
    ...(cases === undefined ? {} : { cases }),
    as,
    because,
  };
}

/** Stands where nobody has looked yet. */
export const notJudged = 'Nobody has judged it yet.';
