/**
 * `npm run mutants`: plays every scenario against every mutant, variant and peer of the reference, and says whether the
 * checks bite. Options: --only=<part of a name>, --seed=<n>, --json=<file> (everything
 * that was found), --write (keeps the matrix in docs/proof/).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { PlatformDouble } from '../doubles/platform-double';
import {
  killRow,
  rulesWithoutKill,
  variantComplaints,
  type DeclaredMutant,
  type Judged,
  type KillRow,
} from '../proof/kill-matrix';
import { listEveryone } from '../proof/list-everyone';
import { playImplementation, type ProofOptions } from '../proof/play-implementation';
import { rows } from '../requirements/catalogue';
import type { JudgedRun } from '../rules/verdict';
import { scenarios } from '../scenarios/table';
import { startReference } from './reference-process';

/** Implementations under proof at once: one computes while the other waits for an answer. */
const atOnce = 2;

/** Milliseconds for one call; a peer that hangs costs one of them. */
const callDeadlineMs = 5_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const root = path.join(__dirname, '..');
  const everyone = await listEveryone();
  const wanted = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.filter(({ name }) => values.only === undefined || name.includes(values.only));
  const reference = await startReference();
  const double = await PlatformDouble.start();
  const options: ProofOptions = {
    double,
    scenarios,
    channels: ['messaging'],
    seed: Number(values.seed),
    callDeadlineMs,
  };
  const limit = pLimit(atOnce);
  const at = (family: string, name: string) => new URL(`${family}/${name}/`, reference.url);
  try {
    const matrix = await Promise.all(
      wanted(everyone.mutants).map((mutant) => limit(() => proveMutant(mutant, at('mutants', mutant.name), options))),
    );
    const variants = await Promise.all(
      wanted(everyone.variants).map((variant) =>
        limit(async () => {
          const both = { ...options, ...withoutTiming, channels: ['messaging', 'chat'] as const };
          const complaints = variantComplaints(judgedOf(await playImplementation(at('variants', variant.name), both)));
          return { ...variant, complaints };
        }),
      ),
    );
    const peers = await Promise.all(
      wanted(everyone.peers).map((peer) =>
        limit(async () => ({
          ...peer,
          judged: judgedOf(await playImplementation(at('peers', peer.name), { ...options, ...withoutTiming })),
        })),
      ),
    );
    const partial = values.only !== undefined;
    const unkilling = partial ? [] : rulesWithoutKill(matrix);
    const ok = tell(matrix, variants, peers, unkilling, partial);
    if (values.json !== undefined) await writeFile(values.json, JSON.stringify({ matrix, variants, peers }));
    if (values.write && !partial && ok)
      await keep(root, { mutants: matrix.map(keptRow), variants, peers: peers.map(keptPeer) });
    return ok ? 0 : 1;
  } finally {
    await double.stop();
    await reference.stop();
  }
}

/** The one requirement that is judged by real time. */
const speed = 'route.same-speed';

const withoutTiming = {
  scenarios: scenarios.filter(({ alone }) => !alone),
  only: rows.map((row) => row.id).filter((id) => id !== speed),
} as const;

/** On messaging first; on chat, too, when nothing made for it fails there: some are wrong on one channel only. */
async function proveMutant(mutant: DeclaredMutant, target: URL, options: ProofOptions): Promise<KillRow> {
  // What measures real time is played only where speed is the point: elsewhere a busy machine would decide.
  const timed = [mutant.breaks, ...mutant.alsoFails, ...mutant.inconclusive].includes(speed);
  const own: ProofOptions = timed ? options : { ...options, ...withoutTiming };
  const row = killRow(mutant, judgedOf(await playImplementation(target, own)));
  if (row.killed) return row;
  return killRow(mutant, judgedOf(await playImplementation(target, { ...own, channels: ['chat'] })));
}

function judgedOf(run: JudgedRun): Judged {
  const having = (status: string) => run.results.filter((result) => result.status === status).map(({ id }) => id);
  const kinds = [...new Set(run.faults.map(({ kind }) => kind))];
  const faults = kinds.flatMap((kind) => run.faults.find((fault) => fault.kind === kind) ?? []);
  return {
    passed: having('passed'),
    failed: having('failed'),
    inconclusive: having('inconclusive'),
    faults: faults.map(({ kind, message }) => `${kind}: ${message}`),
  };
}

interface Proven {
  readonly name: string;
  readonly complaints: readonly string[];
}

interface ProvenPeer {
  readonly name: string;
  readonly conduct: string;
  readonly judged: Judged;
}

function tell(
  matrix: readonly KillRow[],
  variants: readonly Proven[],
  peers: readonly ProvenPeer[],
  unkilling: readonly string[],
  partial: boolean,
): boolean {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  for (const { name, complaints } of [...matrix, ...variants]) {
    for (const complaint of complaints) print(`${name}: ${complaint}`);
  }
  for (const id of unkilling) print(`${id}: its rule kills no mutant that was made for it`);
  const nulls = peers.filter((peer) => !isCheat(peer.name));
  for (const { name, judged } of nulls) {
    if (judged.passed.length > 0) print(`${name}: passes ${judged.passed.join(', ')}`);
  }
  const killed = matrix.filter((row) => row.killed).length;
  const odd = variants.filter(({ complaints }) => complaints.length > 0).length;
  const passes = nulls.reduce((sum, { judged }) => sum + judged.passed.length, 0);
  const cheats = peers.filter((peer) => isCheat(peer.name));
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

/** Cheats escalate honestly in part; what they claim beyond that has to be caught. */
function isCheat(name: string): boolean {
  return /claims|replays|over-claims/.test(name);
}

function keptRow({ judged: _judged, killed, complaints: _complaints, ...declared }: KillRow) {
  return { ...declared, killed };
}

/** Faults name ports, which differ from run to run; what is kept is how much a peer was let through. */
function keptPeer({ name, conduct, judged }: ProvenPeer) {
  return { name, conduct, passed: judged.passed.length, failed: judged.failed.length };
}

async function keep(root: string, proof: object): Promise<void> {
  const folder = path.join(root, 'docs', 'proof');
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
