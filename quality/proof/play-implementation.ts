/** Plays every scenario against one implementation and judges it, with nothing kept: the short way for the proof. */
import { setMaxListeners } from 'node:events';
import { asFault } from '../../play/adapters/fault';
import { reachByHttp } from '../../play/adapters/reach-by-http';
import type { PlatformDouble } from '../../play/platform/platform-double';
import { playAll } from '../../play/player/play-all';
import type { Session } from '../../play/player/play';
import type { Channel, Declaration } from '../../protocol/types';
import { judgeTrace } from '../../judge/verdict/judge';
import type { JudgedFinding } from '../../results/judged-finding';
import { concludeRun, type JudgedRun } from '../../judge/verdict/verdict';
import type { RunFault } from '../../results/run-fault';
import type { RequirementId } from '../../requirements/catalogue';
import { planFor } from '../../play/scenarios/planned-play';
import type { Scenario } from '../../play/scenarios/scenario';

export interface ProofOptions {
  readonly double: PlatformDouble;
  readonly scenarios: readonly Scenario[];
  /** Those to play on; where none of them is declared, the declared ones. */
  readonly channels: readonly Channel[];
  readonly seed: number;
  /** Requirements to judge; all when left out. */
  readonly only?: readonly RequirementId[];
  /** Milliseconds for each call. */
  readonly callDeadlineMs: number;
  /** Judges a trace; every rule as it stands when left out. */
  readonly judge?: typeof judgeTrace;
  /** Hears of each play that came to its end. */
  readonly onTrace?: (trace: Parameters<typeof judgeTrace>[0]) => void;
  /** Whether the plays stop when it is known that the run cannot conform: a requirement failed, or a play broke off. */
  readonly stopsEarly?: boolean;
}

const playsAtOnce = 16;

/** The run that these plays make, judged by the profile `full`. Never rejects: what goes wrong is a fault of the run. */
export async function playImplementation(target: URL, options: ProofOptions): Promise<JudgedRun> {
  const { callDeadlineMs } = options;
  const { adapter, inbox } = reachByHttp(target, { callDeadlineMs, connections: playsAtOnce * 2 });
  const faults: RunFault[] = [];
  const findings: JudgedFinding[] = [];
  let declaration: Declaration | undefined;
  try {
    declaration = await adapter.declare();
    const { capabilities, channels } = declaration;
    const stopping = new AbortController();
    const { signal } = stopping;
    setMaxListeners(0, signal);
    const session: Session = {
      adapter,
      double: options.double.deliveringTo(inbox),
      declaration,
      clock: 'virtual',
      seed: options.seed,
      caseDeadlineMs: callDeadlineMs * 3,
      signal,
    };
    const planned = planFor(options.scenarios, chosen(options.channels, channels), capabilities, session.clock);
    await playAll(planned, session, playsAtOnce, ({ fault, scenario, trace }) => {
      if (!fault) options.onTrace?.(trace);
      const judged = fault ? [] : (options.judge ?? judgeTrace)(trace);
      findings.push(...judged);
      if (fault && fault.kind !== 'interrupted') {
        faults.push({ kind: fault.kind, message: fault.message, scenario });
      }
      const counts = ({ verdict, requirement }: JudgedFinding) =>
        verdict === 'fail' && (options.only?.includes(requirement) ?? true);
      if (options.stopsEarly && (faults.length > 0 || judged.some(counts))) stopping.abort();
    });
  } catch (error) {
    const fault = asFault(error);
    if (fault.kind !== 'interrupted') faults.push({ kind: fault.kind, message: fault.message });
  } finally {
    await adapter.close();
  }
  const facts = {
    suite: { name: 'proof', version: '', requirements: '' },
    startedAt: '',
    target: adapter.name,
    declaration,
    profile: 'full',
    strict: false,
    clock: 'virtual',
    channels: declaration ? chosen(options.channels, declaration.channels) : options.channels,
    seed: options.seed,
    only: options.only,
    interrupted: false,
  } as const;
  return concludeRun(facts, findings, faults);
}

function chosen(wanted: readonly Channel[], declared: readonly Channel[]): readonly Channel[] {
  const both = wanted.filter((channel) => declared.includes(channel));
  return both.length > 0 ? both : declared;
}
