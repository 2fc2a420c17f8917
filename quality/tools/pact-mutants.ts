/**
 * `npm run pacts:mutants`: holds every mutant of the reference to the pacts, and lists which of them a pact alone kills.
 * A shape mutant that is accepted is a defect of the pacts: exit code 1. Options: --only=<part of a name>, and --write,
 * which keeps the list in docs/proof/pact-mutants.md.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endWith } from './as-command';
import type { DeclaredMutant } from '../proof/kill-matrix';
import { listEveryone, type DeclaredShapeMutant } from '../proof/list-everyone';
import { refusalOf, wireMutants } from './wire-mutants';
import { framesOfWire } from './wire-provider';
import { pactMutantsPage, pactMutantsPath, type PactKill } from '../proof/pact-mutants-page';
import { plainSession } from '../../contracts/plain-session';
import { PactEngine } from '../../contracts/pact-engine';
import { runContracts } from '../../contracts/run-contracts';
import { PlatformDouble } from '../../play/platform/platform-double';
import type { Declaration } from '../../protocol/types';
import type { ContractRow } from '../../results/contract-report';
import { startReference } from '../../run/reference-process';

type Listed = DeclaredShapeMutant | DeclaredMutant;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, write: { type: 'boolean', default: false } },
  });
  if (values.write && values.only !== '') {
    process.stderr.write('--write keeps the whole list: leave --only out.\n');
    return 2;
  }
  const root = path.join(__dirname, '..', '..');
  const listed = await listEveryone();
  const wanted = [...listed.shapeMutants, ...listed.mutants].filter(({ name }) => name.includes(values.only));
  const reference = await startReference();
  const double = await PlatformDouble.start();
  const engine = PactEngine.start();
  const kills: PactKill[] = [];
  const accepted: string[] = [];
  try {
    const honest = await plainSession(reference.url, double);
    const { declaration } = honest.session;
    await honest.close();
    for (const mutant of wanted) {
      const red = await redRows(new URL(`mutants/${mutant.name}/`, reference.url), double, engine, declaration);
      kills.push({
        name: mutant.name,
        breaks: mutant.breaks ?? 'protocol',
        refusedBy: red.map((row) => row.description),
      });
      const byItsOwn = !('refusedBy' in mutant) || red.some((row) => row.description === mutant.refusedBy);
      if (!byItsOwn) accepted.push(`${mutant.name} (by "${mutant.refusedBy}")`);
      process.stdout.write(`${tell(mutant, red)}\n`);
    }
    accepted.push(...(await acceptedOnWire(values.only, engine)));
  } finally {
    await Promise.allSettled([engine.stop(), double.stop()]);
    await reference.stop();
  }
  const killed = kills.filter(({ refusedBy }) => refusedBy.length > 0).length;
  if (values.write) writeFileSync(path.join(root, pactMutantsPath), pactMutantsPage(kills));
  process.stdout.write(`\nA pact alone kills ${killed} of ${wanted.length} mutants.\n`);
  if (accepted.length === 0) return 0;
  process.stdout.write(`Pacts accept what they must refuse: ${accepted.join(', ')}.\n`);
  return 1;
}

/** Faults of shape at the edge of the messaging wire that its pacts take; what is tried is told. */
async function acceptedOnWire(only: string, engine: PactEngine): Promise<string[]> {
  const wanted = wireMutants.filter(({ name }) => name.includes(only));
  if (wanted.length === 0) return [];
  const frames = await framesOfWire();
  const accepted: string[] = [];
  for (const mutant of wanted) {
    const why = await refusalOf(mutant, frames, engine);
    if (why === undefined) accepted.push(`${mutant.name} (by "${mutant.refusedBy}")`);
    process.stdout.write(`${why === undefined ? 'lives ' : 'killed'}  ${mutant.name} (${mutant.pact}): ${why ?? ''}\n`);
  }
  return accepted;
}

async function redRows(
  target: URL,
  double: PlatformDouble,
  engine: PactEngine,
  declaration: Declaration,
): Promise<ContractRow[]> {
  const { session, endpoint, close } = await plainSession(target, double, declaration);
  try {
    const options = { out: undefined, channel: 'messaging' as const, endpoint, engine, suiteToo: false };
    const { report } = await runContracts(session, options);
    return report.rows.filter(({ outcome }) => outcome === 'failed' || outcome === 'broken');
  } finally {
    await close();
  }
}

function tell({ name, breaks }: Listed, red: readonly ContractRow[]): string {
  const [first] = red;
  if (!first) return `lives   ${name} (${breaks ?? 'protocol'}): its fault is not one of shape`;
  const more = red.length > 1 ? `, and ${red.length - 1} more` : '';
  const [mismatch] = first.mismatches;
  return `killed  ${name} (${breaks ?? 'protocol'}): ${first.description}: ${mismatch ?? first.because}${more}`;
}

endWith(main());
