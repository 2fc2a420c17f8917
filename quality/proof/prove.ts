/** Plays all scenarios against one mutant, variant or peer of the reference, and says what it was found to be. */
import type { PlatformDouble } from '../../play/platform/platform-double';
import type { Channel } from '../../protocol/types';
import { rows } from '../../requirements/catalogue';
import type { judgeTrace } from '../../judge/verdict/judge';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { scenarios } from '../../play/scenarios/table';
import { killRow, variantComplaints, type DeclaredMutant, type JudgedRow, type KillRow } from './kill-matrix';
import type { DeclaredPeer, DeclaredVariant } from './list-everyone';
import { playImplementation, type ProofOptions } from './play-implementation';

/** Where the reference serves them all, and what is the same for each. */
export interface Stand {
  readonly reference: URL;
  readonly double: PlatformDouble;
  readonly seed: number;
  /** Judges where no real time is judged. */
  readonly judge: typeof judgeTrace;
}

export interface ProvenVariant extends DeclaredVariant {
  readonly complaints: readonly string[];
}

export interface ProvenPeer extends DeclaredPeer {
  readonly judged: JudgedRow;
}

/** Milliseconds for one call; a peer that hangs costs one of them. */
const callDeadlineMs = 10_000;

/** The one requirement that is judged by real time. */
const speed = 'route.same-speed';

const together = scenarios.filter(({ alone }) => !alone);
const untimed = rows.map((row) => row.id).filter((id) => id !== speed);
const withoutTiming = ({ judge }: Stand) => ({ scenarios: together, only: untimed, judge }) as const;

/** A mutant, and whether the situations of its own requirement are enough. */
export interface MutantIn {
  readonly mutant: DeclaredMutant;
  readonly briefly: boolean;
}

/**
 * On messaging first; on chat, too, when nothing made for it fails there: some are wrong on one channel only. One that lives
 * through the situations of its own requirement is played in all.
 */
export async function proveMutant({ mutant, briefly }: MutantIn, stand: Stand): Promise<KillRow> {
  const target = new URL(`mutants/${mutant.name}/`, stand.reference);
  // What measures real time is played only where speed is the point: elsewhere a busy machine would decide.
  const timed = mutant.breaks === speed;
  const all = { ...optionsOf(stand), ...(timed ? {} : withoutTiming(stand)) };
  const own = all.scenarios.filter(({ exercises }) => exercises.some((id) => id === mutant.breaks));
  const rowOf = async (options: ProofOptions, inBrief = false) =>
    killRow(mutant, judgedOf(await playImplementation(target, options)), inBrief);
  if (briefly) {
    const row = await rowOf({ ...all, scenarios: own }, true);
    if (row.killed) return row;
  }
  const row = await rowOf(all);
  return row.killed ? row : rowOf({ ...all, channels: ['chat'] });
}

/** A variant, and the channels to play it on. */
export interface VariantOn {
  readonly variant: DeclaredVariant;
  readonly channels: readonly Channel[];
}

export async function proveVariant({ variant, channels }: VariantOn, stand: Stand): Promise<ProvenVariant> {
  const target = new URL(`variants/${variant.name}/`, stand.reference);
  const options: ProofOptions = { ...optionsOf(stand), ...withoutTiming(stand), channels };
  return {
    ...variant,
    complaints: variantComplaints(judgedOf(await playImplementation(target, options)), variant.departsFrom),
  };
}

/** A cheat has seen a run before, made with other choices: that is what it would have learned by heart. */
export async function provePeer(peer: DeclaredPeer, stand: Stand): Promise<ProvenPeer> {
  const target = new URL(`peers/${peer.name}/`, stand.reference);
  const options: ProofOptions = { ...optionsOf(stand), ...withoutTiming(stand) };
  if (peer.kind === 'cheat') await playImplementation(target, { ...options, seed: stand.seed + 1 });
  return { ...peer, judged: judgedOf(await playImplementation(target, options)) };
}

function optionsOf({ double, seed }: Stand): ProofOptions {
  return { double, scenarios, channels: ['messaging'], seed, callDeadlineMs };
}

function judgedOf(run: JudgedRun): JudgedRow {
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
