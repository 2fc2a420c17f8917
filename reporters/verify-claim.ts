/**
 * Whether a verdict file says what its traces say: everything is judged again from the results folder around it, and
 * each difference is named. What the traces themselves are worth is for whoever kept them to answer.
 */
import type { Judged } from './evidence';
import type { VerdictFile } from './verdict-file-schema';

export interface Verified {
  readonly holds: boolean;
  /** What the claim says and the traces do not, in sentences. */
  readonly differences: readonly string[];
}

/** `digest` names the requirements by which `judged` was judged just now. */
export function verifyClaim(claim: VerdictFile, { run, evidence }: Judged, digest: string): Verified {
  const differences: string[] = [];
  const same = (what: string, claimed: unknown, found: unknown) => {
    const [left, right] = [canonical(claimed), canonical(found)];
    if (left !== right) differences.push(`${what}: the file claims ${left}, the traces give ${right}.`);
  };
  same('requirements', claim.suite.requirements, digest);
  for (const fact of facts) same(fact, claim[fact], run[fact]);
  same('conclusion', claim.conclusion, run.conclusion);
  same('exit code', claim.exitCode, run.exitCode);
  same('counts', claim.counts, run.counts);
  same('faults', claim.faults, run.faults);
  const ids = [...new Set([...claim.results.map(({ id }) => id), ...run.results.map(({ id }) => id as string)])];
  for (const id of ids) {
    const [claimed, found] = [claim.results, run.results].map((results) => results.find((result) => result.id === id));
    same(id, claimed?.status ?? 'no result', found?.status ?? 'no result');
    same(`${id}, whether the claim rests on it`, claimed?.gating ?? 'no result', found?.gating ?? 'no result');
  }
  for (const play of evidence.plays) {
    const trace = evidence.traceOf(play);
    const declared = claim.declaration?.implementation;
    if (!trace || !declared) continue;
    const of = `the trace of ${play.scenario} on ${play.channel}`;
    same(
      `implementation in ${of}`,
      `${declared.name} ${declared.version}`,
      `${trace.implementation.name} ${trace.implementation.version}`,
    );
    same(`scenario of ${of}`, play.scenario, trace.scenario);
  }
  return { holds: differences.length === 0, differences };
}

const facts = [
  'startedAt',
  'target',
  'profile',
  'strict',
  'clock',
  'channels',
  'seed',
  'only',
  'interrupted',
  'waivers',
  'declaration',
] as const;

/** As JSON with keys in order, so that equal things read alike. */
function canonical(value: unknown): string {
  const ordered = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(ordered);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(
      Object.entries(each)
        .filter(([, inner]) => inner !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, ordered(inner)]),
    );
  };
  return JSON.stringify(ordered(value)) ?? 'nothing';
}
