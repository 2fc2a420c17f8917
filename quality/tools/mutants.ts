/**
 * `npm run mutants`: plays every scenario against every mutant, variant and peer of the reference, and says whether the
 * checks bite, and where what it saw is not what docs/proof/kill-matrix.json keeps. Options: --only=<parts of names, separated by commas>,
 * --seed=<n> (with another than the kept one only what is wrong with every seed is a complaint), --json=<file>
 * (everything that was found), --write (keeps what was seen in docs/proof/; differences from what was kept do not hinder
 * it, everything else does), --every-channel (each variant on both channels; else one on the one, the next on the other),
 * --briefly (of the mutants of a requirement the one of which most follows in all situations, the others in those of their
 * requirement).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { renderThrown } from '../../play/adapters/fault';
import { Piscina } from 'piscina';
import { asKept, keptProofPath, keptSeed, mostTelling, readKeptProof, type KeptProof } from '../proof/kept-proof';
import { rulesWithoutKill, type KillRow } from '../proof/kill-matrix';
import { listEveryone } from '../proof/list-everyone';
import type { MutantIn, ProvenPeer, ProvenVariant, VariantOn } from '../proof/prove';
import { weighProof, type Proof, type Weighed } from '../proof/weigh-proof';
import { channels } from '../../protocol/schemas';
import { rows } from '../../requirements/catalogue';
import { print, refuse } from './as-command';
import type { ProofTask } from './mutants-worker';
import { startReference } from '../../run/reference-process';

/** Threads, and implementations under proof at once in each: one computes while the other waits for an answer. */
const threads = 2;
const atOnce = 2;

/** So many proven ones are told of: it takes minutes, and is seen to go on. */
const tellEvery = 50;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seed: { type: 'string', default: String(keptSeed) },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      'every-channel': { type: 'boolean', default: false },
      briefly: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const refused = whyNot(values, seed);
  if (refused !== undefined) return refuse(refused);
  let kept: KeptProof;
  try {
    kept = readKeptProof();
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const everyone = await listEveryone();
  const wanted = values.only?.split(',');
  const isWanted = ({ name }: { readonly name: string }) => wanted?.some((part) => name.includes(part)) ?? true;
  // Nobody proven is no proof: it must not look like one.
  const asked = [...everyone.mutants, ...everyone.variants, ...everyone.peers].filter(isWanted).length;
  if (asked === 0) {
    return refuse(`--only=${values.only ?? ''}: no mutant, variant or peer has that in its name.`);
  }
  const playedWhole = mostTelling(everyone.mutants, kept);
  const reference = await startReference();
  const pool = new Piscina({
    filename: path.join(__dirname, 'mutants-worker.ts'),
    // Looked for when a thread starts; without it that is an ES module's default export.
    name: 'mutant',
    minThreads: Math.min(threads, asked),
    maxThreads: Math.min(threads, asked),
    concurrentTasksPerWorker: atOnce,
  });
  let done = 0;
  const channelsOf = (place: number) =>
    values['every-channel'] ? channels : channels.slice(place % 2, (place % 2) + 1);
  async function proveAll<Proven>(name: string, all: readonly object[]): Promise<Proven[]> {
    return Promise.all(
      all.map(async (one) => {
        const task: ProofTask<unknown> = { one, reference: reference.url.href, seed };
        const proven = (await pool.run(task, { name })) as Proven;
        done += 1;
        if (done % tellEvery === 0) print(`${done} are proven, after ${Math.round(performance.now() / 1000)} s`);
        return proven;
      }),
    );
  }
  try {
    // In the order in which they take longest: some peers never answer, and a variant is heard to its end.
    const [peers, variants, mutants] = await Promise.all([
      proveAll<ProvenPeer>('peer', everyone.peers.filter(isWanted)),
      proveAll<ProvenVariant>(
        'variant',
        everyone.variants
          .map((variant, n): VariantOn => ({ variant, channels: channelsOf(n) }))
          .filter(({ variant }) => isWanted(variant)),
      ),
      proveAll<KillRow>(
        'mutant',
        everyone.mutants
          .map((mutant): MutantIn => ({ mutant, briefly: values.briefly && !playedWhole.has(mutant.name) }))
          .filter(({ mutant }) => isWanted(mutant)),
      ),
    ]);
    const proof: Proof = { seed, whole: values.only === undefined, mutants, variants, peers };
    const weighed = weighProof(proof, kept);
    tell(proof, weighed);
    if (values.json !== undefined) await writeFile(values.json, JSON.stringify({ matrix: mutants, variants, peers }));
    if (weighed.complaints.length > 0) {
      if (values.write) print(`Nothing is written to ${keptProofPath}: the complaints above have to be mended first.`);
      return 1;
    }
    if (!values.write) return weighed.differences.length === 0 ? 0 : 1;
    await keep({ seed, mutants: mutants.map(asKept), variants, peers: peers.map(keptPeer) });
    print(`Written to ${keptProofPath}: review what changed. What is traced by it follows: npm run trace-matrix`);
    return 0;
  } finally {
    await pool.destroy();
    await reference.stop();
  }
}

interface Asked {
  readonly only?: string | undefined;
  readonly write: boolean;
  readonly briefly: boolean;
}

/** Why what is asked for cannot be done. */
function whyNot({ only, write, briefly }: Asked, seed: number) {
  if (!Number.isSafeInteger(seed) || seed < 0) return `--seed has to be a whole number from 0 on, such as --seed=2.`;
  if (!write) return undefined;
  if (seed !== keptSeed) return `--write keeps what is seen with the seed ${keptSeed}. Leave out --seed.`;
  if (only !== undefined) return `--write keeps what a whole run saw. Leave out --only=${only}.`;
  if (briefly) return '--write keeps what a whole run saw. Leave out --briefly.';
  return undefined;
}

function tell({ seed, whole, mutants, variants, peers }: Proof, { complaints, differences }: Weighed): void {
  for (const line of [...complaints, ...differences]) print(line);
  const cheats = peers.filter((peer) => peer.kind === 'cheat');
  for (const { name, judged } of cheats) {
    print(
      `cheat ${name}: ${judged.failed.length} failed, ${judged.inconclusive.length} inconclusive, ${judged.faults[0] ?? 'no fault'}`,
    );
  }
  const nulls = peers.filter((peer) => peer.kind !== 'cheat');
  const inBrief = mutants.filter((row) => row.inBrief).length;
  const odd = variants.filter((variant) => variant.complaints.length > 0).length;
  const passes = nulls.reduce((sum, { judged }) => sum + judged.passed.length, 0);
  if (seed === keptSeed) print(`${differences.length} differences from ${keptProofPath}`);
  print(
    `${mutants.filter((row) => row.killed).length} of ${mutants.length} mutants are killed by the rule they were made for`,
  );
  if (inBrief > 0) print(`${inBrief} of them were played in the situations of their requirement alone`);
  if (whole) print(`${rows.length - rulesWithoutKill(mutants).length} of ${rows.length} rows kill`);
  print(`${odd} of ${variants.length} variants fail anything`);
  print(`${passes} passes of ${nulls.length} null peers`);
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
  const file = path.join(__dirname, '..', '..', keptProofPath);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(proof, undefined, 2)}\n`);
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${renderThrown(error)}\n`);
    process.exitCode = 5;
  },
);
