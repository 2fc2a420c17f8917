/**
 * `npm run mutants`: plays every scenario against every mutant, variant and peer of the reference, and says whether the
 * checks bite. Options: --only=<part of a name>, --seed=<n>, --json=<file> (everything
 * that was found), --write (keeps the matrix in docs/proof/), --every-channel (each variant on both channels; else
 * one on the one, the next on the other).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Piscina } from 'piscina';
import { rulesWithoutKill, type KillRow } from '../proof/kill-matrix';
import { listEveryone } from '../proof/list-everyone';
import type { ProvenPeer, ProvenVariant, VariantOn } from '../proof/prove';
import { channels } from '../../protocol/schemas';
import { rows } from '../../requirements/catalogue';
import type { ProofTask } from './mutants-worker';
import { startReference } from '../../run/reference-process';

/** Threads, and implementations under proof at once in each: one computes while the other waits for an answer. */
const threads = 2;
const atOnce = 2;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      'every-channel': { type: 'boolean', default: false },
    },
  });
  const everyone = await listEveryone();
  const isWanted = ({ name }: { readonly name: string }) => values.only === undefined || name.includes(values.only);
  // Nobody proven is no proof: it must not look like one.
  if (![...everyone.mutants, ...everyone.variants, ...everyone.peers].some(isWanted)) {
    process.stderr.write(`--only=${values.only ?? ''}: no mutant, variant or peer has that in its name.\n`);
    return 2;
  }
  const reference = await startReference();
  const pool = new Piscina({
    filename: path.join(__dirname, 'mutants-worker.ts'),
    // Looked for when a thread starts; without it that is an ES module's default export.
    name: 'mutant',
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: atOnce,
  });
  const channelsOf = (place: number) =>
    values['every-channel'] ? channels : channels.slice(place % 2, (place % 2) + 1);
  async function proveAll<Proven>(name: string, all: readonly object[]): Promise<Proven[]> {
    return Promise.all(
      all.map(async (one) => {
        const asked: ProofTask<unknown> = { one, reference: reference.url.href, seed: Number(values.seed) };
        return (await pool.run(asked, { name })) as Proven;
      }),
    );
  }
  try {
    const [matrix, variants, peers] = await Promise.all([
      proveAll<KillRow>('mutant', everyone.mutants.filter(isWanted)),
      proveAll<ProvenVariant>(
        'variant',
        everyone.variants
          .map((variant, n): VariantOn => ({ variant, channels: channelsOf(n) }))
          .filter(({ variant }) => isWanted(variant)),
      ),
      proveAll<ProvenPeer>('peer', everyone.peers.filter(isWanted)),
    ]);
    const partial = values.only !== undefined;
    const unkilling = partial ? [] : rulesWithoutKill(matrix);
    const ok = tell(matrix, variants, peers, unkilling, partial);
    if (values.json !== undefined) await writeFile(values.json, JSON.stringify({ matrix, variants, peers }));
    if (values.write && !partial && ok)
      await keep({ mutants: matrix.map(keptRow), variants, peers: peers.map(keptPeer) });
    return ok ? 0 : 1;
  } finally {
    await pool.destroy();
    await reference.stop();
  }
}

function tell(
  matrix: readonly KillRow[],
  variants: readonly ProvenVariant[],
  peers: readonly ProvenPeer[],
  unkilling: readonly string[],
  partial: boolean,
): boolean {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  for (const { name, complaints } of [...matrix, ...variants]) {
    for (const complaint of complaints) print(`${name}: ${complaint}`);
  }
  for (const id of unkilling) print(`${id}: its rule kills no mutant that was made for it`);
  const nulls = peers.filter((peer) => peer.kind !== 'cheat');
  for (const { name, judged } of nulls) {
    if (judged.passed.length > 0) print(`${name}: passes ${judged.passed.join(', ')}`);
  }
  const killed = matrix.filter((row) => row.killed).length;
  const odd = variants.filter(({ complaints }) => complaints.length > 0).length;
  const passes = nulls.reduce((sum, { judged }) => sum + judged.passed.length, 0);
  const cheats = peers.filter((peer) => peer.kind === 'cheat');
  for (const { name, judged } of cheats) {
    print(
      `cheat ${name}: ${judged.failed.length} failed, ${judged.inconclusive.length} inconclusive, ${judged.faults[0] ?? 'no fault'}`,
    );
  }
  const uncaught = cheats.filter(
    ({ judged }) => judged.failed.length === 0 && judged.inconclusive.length === 0 && judged.faults.length === 0,
  );
  for (const { name } of uncaught) print(`cheat ${name}: is not caught`);
  print(`${killed} of ${matrix.length} mutants are killed by the rule they were made for`);
  if (!partial) print(`${rows.length - unkilling.length} of ${rows.length} rules kill`);
  print(`${odd} of ${variants.length} variants fail anything`);
  print(`${passes} passes of ${nulls.length} null peers`);
  const complaints = matrix.some((row) => row.complaints.length > 0) || odd > 0;
  return !complaints && unkilling.length === 0 && passes === 0 && uncaught.length === 0;
}

function keptRow({ judged: _judged, killed, complaints: _complaints, ...declared }: KillRow) {
  return { ...declared, killed };
}

/** Faults name ports, which differ from run to run; what is kept is how far a peer was let through, and what caught it. */
function keptPeer({ name, conduct, kind, judged }: ProvenPeer) {
  const { passed, failed, inconclusive, faults } = judged;
  const [fault] = faults.map((each) => each.split(':')[0]);
  return {
    name,
    conduct,
    kind,
    passed: passed.length,
    failed: failed.length,
    ...(kind === 'cheat'
      ? { caughtBy: { failed, inconclusive: inconclusive.length, ...(fault === undefined ? {} : { fault }) } }
      : {}),
  };
}

async function keep(proof: object): Promise<void> {
  const folder = path.join(__dirname, '..', '..', 'docs', 'proof');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'kill-matrix.json'), `${JSON.stringify(proof, undefined, 2)}\n`);
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 5;
  },
);
