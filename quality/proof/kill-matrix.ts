/**
 * Whether the checks bite: what each mutant, variant and peer was found to be, held against what it is made for. Pure, so
 * that the judgement over the judges can be tested without playing anything.
 */
import { rows, type RequirementId } from '../../requirements/catalogue';
import { frozenSets } from '../../requirements/frozen-sets';

/** A mutant as it declares itself. Ids are plain text here: a misspelt one has to be found, not refused. */
export interface DeclaredMutant {
  readonly name: string;
  readonly misdeed: string;
  readonly breaks: string;
}

/** What a run over an implementation came to. */
export interface JudgedRow {
  readonly passed: readonly RequirementId[];
  readonly failed: readonly RequirementId[];
  readonly inconclusive: readonly RequirementId[];
  /** The first fault of each kind, as a sentence. */
  readonly faults: readonly string[];
}

export interface KillRow extends DeclaredMutant {
  readonly judged: JudgedRow;
  readonly killed: boolean;
  /** Whether it was played in the situations of its own requirement alone. */
  readonly inBrief: boolean;
  /** What makes the mutant no proof of its rule, in sentences; empty when its own requirement fails and the run ended. */
  readonly complaints: readonly string[];
}

/** Holds one mutant's run against what it breaks. What follows from it besides is `differencesFromKept`'s business. */
export function killRow(mutant: DeclaredMutant, judged: JudgedRow, inBrief = false): KillRow {
  const known = rows.some((row) => row.id === mutant.breaks);
  const killed = judged.failed.some((id) => id === mutant.breaks);
  const complaints = [
    ...(known ? [] : [`there is no requirement "${mutant.breaks}"`]),
    ...(killed ? [] : [survival(mutant, judged)]),
    ...judged.faults.map((fault) => `does not come to an end: ${fault}`),
  ];
  return { ...mutant, judged, killed, inBrief, complaints };
}

function survival(mutant: DeclaredMutant, judged: JudgedRow): string {
  return judged.failed.length === 0
    ? `survives: no rule fails it, although it breaks ${mutant.breaks}`
    : `is not killed by the rule of ${mutant.breaks}, only by ${judged.failed.join(', ')}`;
}

function less(all: readonly string[], known: readonly string[]): string[] {
  return all.filter((each) => !known.includes(each));
}

/** Requirements whose rule kills no mutant that was made for it. */
export function rulesWithoutKill(matrix: readonly KillRow[]): RequirementId[] {
  return rows.map((row) => row.id).filter((id) => !matrix.some((row) => row.killed && row.breaks === id));
}

/**
 * What is wrong about a variant, which is right in an unusual way: it must fail nothing and leave nothing open, but for
 * what it declares to read otherwise than we inferred it. That gates nowhere.
 */
export function variantComplaints(judged: JudgedRow, departsFrom: readonly string[] = []): string[] {
  const gating = departsFrom.filter((id) =>
    Object.values(frozenSets).some(({ gates }) => gates.some((each) => each === id)),
  );
  const kept = departsFrom.filter((id) => ![...judged.failed, ...judged.inconclusive].some((each) => each === id));
  return [
    ...less(judged.failed, departsFrom).map((id) => `fails ${id}`),
    ...less(judged.inconclusive, departsFrom).map((id) => `leaves ${id} inconclusive`),
    ...gating.map((id) => `declares that it departs from ${id}, on which a claim rests`),
    ...kept.map((id) => `declares that it departs from ${id}, and does not`),
    ...judged.faults.map((fault) => `does not come to an end: ${fault}`),
  ];
}
