/** From findings to one verdict: what each requirement's status is, and which exit code the run deserves. */
import { rows, type RequirementId, type Row } from '../requirements/catalogue';
import { gates, type Profile } from '../requirements/requirement';
import type { Capability, Channel, Clock, Declaration } from '../protocol/types';
import type { JudgedFinding } from './judge';

export type Status = 'passed' | 'failed' | 'inconclusive' | 'not-applicable';

export interface RowResult {
  readonly id: RequirementId;
  readonly status: Status;
  /** Whether the profile's claim rests on this row. */
  readonly gating: boolean;
  /** Why it is not-applicable, or inconclusive although no finding says so. */
  readonly why?: string;
  /** Findings that count: those of scenarios that list the row, and failures from any other. */
  readonly findings: readonly JudgedFinding[];
}

/** A fault as it is kept and shown. */
export interface RunFault {
  readonly kind: 'usage' | 'unreachable' | 'protocol' | 'suite';
  readonly message: string;
  /** The scenario in which it happened, when it was one. */
  readonly scenario?: string;
}

export interface RunFacts {
  readonly suite: { readonly name: string; readonly version: string; readonly requirements: string };
  readonly startedAt: string;
  /** Where the implementation was, without secrets. */
  readonly target: string;
  readonly declaration: Declaration | undefined;
  readonly profile: Profile;
  readonly strict: boolean;
  readonly clock: Clock | undefined;
  readonly channels: readonly Channel[];
  readonly seed: number;
  /** Ids chosen by --only; undefined when all were. */
  readonly only: readonly RequirementId[] | undefined;
  /** True when the run was stopped before its end. */
  readonly interrupted: boolean;
}

export type Conclusion = 'conforms' | 'does not conform' | 'incomplete' | 'no verdict';

export interface JudgedRun extends RunFacts {
  readonly conclusion: Conclusion;
  readonly exitCode: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly counts: Readonly<Record<Status, number>>;
  readonly results: readonly RowResult[];
  readonly faults: readonly RunFault[];
}

/** The verdict over all findings of a run. */
export function concludeRun(
  facts: RunFacts,
  findings: readonly JudgedFinding[],
  faults: readonly RunFault[],
): JudgedRun {
  const selected = rows.filter((row) => facts.only === undefined || facts.only.includes(row.id));
  const results = selected.map((row) => resultOf(row, facts, findings));
  const counts: Record<Status, number> = { passed: 0, failed: 0, inconclusive: 0, 'not-applicable': 0 };
  for (const result of results) counts[result.status] += 1;
  const exitCode = exitCodeOf(facts, results, faults);
  const conclusions = { 0: 'conforms', 1: 'does not conform', 6: 'incomplete' } as const;
  const conclusion = exitCode === 0 || exitCode === 1 || exitCode === 6 ? conclusions[exitCode] : 'no verdict';
  return { ...facts, conclusion, exitCode, counts, results, faults };
}

function resultOf(row: Row, facts: RunFacts, findings: readonly JudgedFinding[]): RowResult {
  const gating = gates(row, facts.profile);
  const base = { id: row.id, gating };
  const missing = missingFor(row, facts);
  if (missing) return { ...base, status: 'not-applicable', why: missing, findings: [] };
  const own = findings.filter((finding) => finding.requirement === row.id);
  const counted = own.filter((finding) => finding.listed || finding.verdict === 'fail');
  if (counted.some((finding) => finding.verdict === 'fail')) return { ...base, status: 'failed', findings: counted };
  if (counted.length === 0) {
    return {
      ...base,
      status: 'inconclusive',
      why: 'No scenario that exercises it was played to its end.',
      findings: [],
    };
  }
  const open = counted.some((finding) => finding.verdict === 'inconclusive');
  return { ...base, status: open ? 'inconclusive' : 'passed', findings: counted };
}

function missingFor(row: Row, facts: RunFacts): string | undefined {
  if (!facts.declaration) return undefined;
  const declared: readonly Capability[] = facts.declaration.capabilities;
  const capability = row.needs?.find((need) => !declared.includes(need));
  if (capability) return `The implementation does not declare the capability "${capability}".`;
  if (row.channels && !row.channels.some((channel) => facts.channels.includes(channel))) {
    return `It is judged on ${row.channels.join(' and ')} only; this run used ${facts.channels.join(' and ')}.`;
  }
  return undefined;
}

/** Worst cause first: 5 suite, 2 usage, 3 unreachable, 4 protocol, 1 failed, 6 incomplete, 0. */
function exitCodeOf(
  facts: RunFacts,
  results: readonly RowResult[],
  faults: readonly RunFault[],
): JudgedRun['exitCode'] {
  const has = (kind: RunFault['kind']) => faults.some((fault) => fault.kind === kind);
  if (has('suite')) return 5;
  if (has('usage')) return 2;
  if (has('unreachable')) return 3;
  if (has('protocol')) return 4;
  const byId = new Map<RequirementId, Row>(rows.map((row) => [row.id, row]));
  const strictlyRed = (row: Row | undefined) => row?.level === 'should' && row.basis === 'documented';
  const red = results.some(
    (result) => result.status === 'failed' && (result.gating || (facts.strict && strictlyRed(byId.get(result.id)))),
  );
  if (red) return 1;
  if (facts.interrupted || results.some((result) => result.gating && result.status === 'inconclusive')) return 6;
  return 0;
}
