/**
 * Where a verdict file says something else than what was judged again from the results folder around it. That the
 * traces are genuine nobody can know from the folder.
 */
import { canonical } from '../../results/canonical';
import type { Judged } from './evidence';
import { verdictFile } from './verdict-file';
import { parseVerdictFile, type VerdictFile } from '../../results/verdict-file-schema';

/** What the claim says and the folder does not give, in sentences; none when they agree. */
export function verifyClaim(claim: VerdictFile, { run, evidence }: Judged): string[] {
  const again = parseVerdictFile(verdictFile(run, evidence), 'The verdict that was drawn just now');
  return [
    ...fields.flatMap((field) => unlike(names[field] ?? field, claim[field], again[field])),
    ...resultsUnlike(claim, again),
    ...(canonical(claim.observations) === canonical(again.observations)
      ? []
      : ['observations: the file tells others than the traces give.']),
  ];
}

/** All that a verdict file holds but its results and observations, which are compared one by one. */
const fields = [
  'suite',
  'startedAt',
  'target',
  'profile',
  'strict',
  'clock',
  'channels',
  'seed',
  'only',
  'bot',
  'repeat',
  'scope',
  'shard',
  'interrupted',
  'requireWhole',
  'errata',
  'waivers',
  'notes',
  'declaration',
  'conclusion',
  'exitCode',
  'counts',
  'extent',
  'faults',
  'refusedCalls',
  'traces',
] as const satisfies readonly (keyof VerdictFile)[];

const names: Partial<Record<keyof VerdictFile, string>> = { exitCode: 'exit code' };

function unlike(what: string, claimed: unknown, found: unknown): string[] {
  const [left, right] = [canonical(claimed), canonical(found)];
  return left === right ? [] : [`${what}: the file claims ${left}, the traces give ${right}.`];
}

function resultsUnlike(claim: VerdictFile, again: VerdictFile): string[] {
  const ids = new Set([...claim.results, ...again.results].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [claimed, found] = [claim, again].map(({ results }) => results.find((result) => result.id === id));
    const differences = [
      ...unlike(id, claimed?.status ?? 'no result', found?.status ?? 'no result'),
      ...unlike(`${id}, whether the claim rests on it`, claimed?.gating, found?.gating),
      ...unlike(`${id}, whether it is scored yet`, claimed?.notYetScored, found?.notYetScored),
      ...unlike(`${id}, by which erratum it is withdrawn`, claimed?.withdrawn, found?.withdrawn),
      ...unlike(`${id}, how it is unstable`, claimed?.unstable, found?.unstable),
      ...unlike(`${id}, why`, claimed?.why, found?.why),
      // Versions before this field told nothing of it.
      ...(claimed?.pattern === undefined ? [] : unlike(`${id}, how it fails`, claimed.pattern, found?.pattern)),
      ...unlike(`${id}, waivers`, claimed?.waivers, found?.waivers),
      // Versions before 0.3 did not say what a row asks.
      ...asked.flatMap((part) =>
        claimed?.[part] === undefined ? [] : unlike(`${id}, ${part}`, claimed[part], found?.[part]),
      ),
    ];
    // Another status comes of other findings: naming them as well would say it twice.
    return differences.length > 0 ? differences : findingsUnlike(id, claimed?.findings ?? [], found?.findings ?? []);
  });
}

const asked = ['section', 'statement', 'level', 'basis', 'origin', 'source', 'onAgentTransfer'] as const;

type Told = VerdictFile['results'][number]['findings'][number];

function findingsUnlike(id: string, claimed: readonly Told[], found: readonly Told[]): string[] {
  if (claimed.length !== found.length) return unlike(`${id}, number of findings`, claimed.length, found.length);
  return claimed.flatMap((finding, index) => {
    const other = found[index] ?? finding;
    const parts = Object.keys({ ...finding, ...other }) as (keyof Told)[];
    const where = `finding of ${other.scenario} on ${other.channel}${other.repeat === undefined ? '' : `, play ${other.repeat}`}`;
    return parts.flatMap((part) => unlike(`${id}, ${where}, ${part}`, finding[part], other[part]));
  });
}
