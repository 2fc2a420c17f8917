/** Whether every message was tried that such a run tries, and the kept findings are those of its rows. */
import { findingsOfRow, leavesFault, placeOf } from '../../../contracts/row-findings';
import { wantedRows } from '../../../contracts/wanted-rows';
import { canonical } from '../../../results/canonical';
import { contractsFileName, readContractReport, type ContractRow } from '../../../results/contract-report';
import { readKeptFindings, type KeptFinding } from '../../../results/kept-findings';
import { tellLocation } from '../../../results/location';
import type { KeptPlay } from '../../../results/run-file';
import { wasStopped } from '../../../judge/verdict/was-stopped';
import type { JudgedRun } from '../../../judge/verdict/verdict';
import type { VerifiedSource } from '../evidence-source';
import { whyWithout } from '../why-without';

/** What the exchange itself was is told by the file alone: nothing is asked again. */
export function verifyContracts(folder: string, run: JudgedRun, plays: readonly KeptPlay[]): VerifiedSource {
  // What is held to a pact is a message, and no play is listed for it.
  const strays = plays.map(
    (play) => `${tellLocation(play)} is no play of a run with this declaration and these options.`,
  );
  const report = readContractReport(folder);
  const kept = readKeptFindings(folder).filter(({ by }) => by === 'contracts');
  const without = whyNoneOf(run);
  if (!report) {
    const excused = without ?? (wasStopped(run) ? 'not held to: the run was stopped before' : undefined);
    const missing = `the contracts were to be tried, and ${contractsFileName} is missing.`;
    return {
      told: excused ?? 'missing',
      differences: [...strays, ...(excused === undefined ? [missing] : []), ...findingsUnlike([], kept)],
    };
  }
  const { rows } = report;
  const wanted = wantedRows(run.only).filter((row) => !rows.some((each) => nameOf(each) === nameOf(row)));
  const channel = run.channels[0] ?? 'messaging';
  return {
    told: `${rows.length} messages, whose findings were drawn again from ${contractsFileName}; no message was sent again`,
    differences: [
      ...strays,
      ...wanted.map((row) => `${nameOf(row)} was to be tried, and ${contractsFileName} has no row for it.`),
      ...findingsUnlike(
        rows.flatMap((row) => findingsOfRow(row, channel)),
        kept,
      ),
      ...(run.interrupted ? [] : faultsMissing(rows, run)),
      ...(without === undefined ? [] : [`${contractsFileName} is there, and the run was to have none: ${without}.`]),
    ],
  };
}

function whyNoneOf(run: JudgedRun): string | undefined {
  const { scope, shard, channels } = run;
  if (scope?.contracts === false) return `none: the run was made without them${whyWithout(run, '--no-contracts')}`;
  if (scope?.replay?.kind === 'case') return 'none: one generated case was played again (--replay)';
  if (shard && shard.index > 1) return 'none: the first shard has them';
  return channels.length === 0 ? 'none: no channel was used' : undefined;
}

function nameOf({ pact, description, heldTo }: Pick<ContractRow, 'pact' | 'description' | 'heldTo'>): string {
  return `"${description}" of the pact ${pact}, held to by the ${heldTo}`;
}

function findingsUnlike(drawn: readonly KeptFinding[], kept: readonly KeptFinding[]): string[] {
  const sides = [drawn, kept].map((findings) => new Map(findings.map((each) => [canonical(each), each])));
  const [ofRows = new Map<string, KeptFinding>(), ofFile = new Map<string, KeptFinding>()] = sides;
  const tell = ({ requirement, scenario, verdict }: KeptFinding) => `${requirement} in ${scenario}: ${verdict}`;
  return [
    ...[...ofRows].flatMap(([key, each]) =>
      ofFile.has(key) ? [] : [`${tell(each)}. ${contractsFileName} gives it, and the kept findings do not have it so.`],
    ),
    ...[...ofFile].flatMap(([key, each]) =>
      ofRows.has(key)
        ? []
        : [`${tell(each)}. The kept findings have it, and ${contractsFileName} does not give it so.`],
    ),
  ];
}

function faultsMissing(rows: readonly ContractRow[], { faults }: JudgedRun): string[] {
  return rows.flatMap((row) => {
    const place = placeOf(row.pact, row.description);
    if (!leavesFault(row) || faults.some(({ scenario }) => scenario === place)) return [];
    return [`${nameOf(row)}: ${row.because} That is a fault of the run, which names none for it.`];
  });
}
