/** The main job: play, judge, tell. Everything that a run leaves stands in its results folder. */
import { setMaxListeners } from 'node:events';
import type { Adapter } from '../play/adapters/adapter';
import { Fault, asFault } from '../play/adapters/fault';
import { providersKnown, selectedPacts } from '../contracts/pact-broker';
import { runContracts } from '../contracts/run-contracts';
import { whyNoEngine } from '../contracts/why-no-engine';
import { endpointAt, type Endpoint } from '../contracts/run-stage';
import { playAll } from '../play/player/play-all';
import type { Play, Stage } from '../play/player/play';
import { keepTrace } from '../results/trace-store';
import type { Channel, Clock, Declaration } from '../protocol/types';
import type { KeptPlay, RunFile } from '../results/run-file';
import { gates } from '../requirements/profiles';
import type { RunFault } from '../results/run-fault';
import type { RunFacts } from '../results/run-facts';
import type { Waiver } from '../results/waiver';
import { castingsOfRun, type Casting } from '../play/scenarios/casting';
import { quote } from '../trace/tell';
import { UsageError } from './usage-error';
import type { Options } from './options';
import { declarationChanged, examine } from './examine';
import { factsOf, type Suite } from './facts-of';
import { openSession, type Session } from './open-session';
import { playProperties } from './play-properties';
import { progressOn } from './progress';
import { writeRunFile } from '../results/results-folder';
import { clearFolder } from './clear-folder';
import { tell, type Output } from './tell';
import { readWaivers, refuseGrowth } from './waivers';

/** Plays under way at once: under a virtual clock enough to keep both sides busy, otherwise all, so that waits overlap. */
export const playsAtOnce = { virtual: 16, configurable: 500, real: 500 } as const;

/** Calls to the implementation under way at once. */
const connections = 64;

/** Milliseconds after which the list of plays is written again while plays end: a kill loses no more than that. */
const listEveryMs = 1_000;

/** Plays, judges and tells; resolves to the exit code. `interrupt` aborts it, and what was judged by then is kept. */
export async function run(options: Options, suite: Suite, interrupt: AbortSignal, output: Output): Promise<number> {
  const waivers = waiversOf(options);
  requireEngine(options);
  await clearFolder(options.out);
  const stage = new RunningStage(options, suite, waivers, interrupt, output);
  // Written before anything is played: a run that is killed leaves a folder which the next one knows for its own.
  await writeRunFile(options.out, { ...stage.runFile(), facts: { ...stage.runFile().facts, interrupted: true } });
  try {
    await stage.play();
  } finally {
    await stage.end();
  }
  const file = stage.runFile();
  await writeRunFile(options.out, file);
  return tell(options, file, interrupt, output);
}

/** @throws UsageError when the contracts are to be played and cannot be: it is known before anybody has waited. */
function requireEngine(options: Options): void {
  if (!playsContracts(options)) return;
  const why = whyNoEngine();
  if (why !== undefined) throw new UsageError(why);
}

/** The contracts are few: the first shard has them all. A generated case that is played again is played alone. */
function playsContracts({ contracts, shard, replay }: Options): boolean {
  return contracts && (shard?.index ?? 1) === 1 && replay?.kind !== 'case';
}

function waiversOf({ waivers: file, waiversBaseline }: Options): Waiver[] {
  const waivers = file === undefined ? [] : readWaivers(file, new Date().toISOString().slice(0, 10));
  if (waiversBaseline !== undefined) refuseGrowth(waivers, waiversBaseline);
  return waivers;
}

/** One run from its first call to its last, with everything that has to be ended. */
class RunningStage {
  private readonly startedAt = new Date();
  private readonly plays: KeptPlay[] = [];
  private readonly faults: RunFault[] = [];
  private listAgainMs = 0;
  private notes: readonly string[] = [];
  private session: Session | undefined;
  private adapter: Adapter | undefined;
  private declaration: Declaration | undefined;
  private channels: readonly Channel[] = [];
  private clock: Clock | undefined;

  constructor(
    private readonly options: Options,
    private readonly suite: Suite,
    private readonly waivers: readonly Waiver[],
    private readonly interrupt: AbortSignal,
    private readonly output: Output,
  ) {}

  async play(): Promise<void> {
    const { options, output } = this;
    const stop = new AbortController();
    // Every play listens, and many are under way at once.
    setMaxListeners(0, stop.signal);
    const onInterrupt = () => stop.abort(new Fault('interrupted', 'The run was interrupted.'));
    this.interrupt.addEventListener('abort', onInterrupt, { once: true });
    // It may have come while the run was being prepared.
    if (this.interrupt.aborted) onInterrupt();
    const timer = setTimeout(
      () =>
        stop.abort(
          new Fault('unreachable', `The run was not done within ${options.deadlineMs / 1000} s (--deadline).`),
        ),
      options.deadlineMs,
    );
    try {
      this.session = await openSession(options, {
        ...{ connections, signal: stop.signal },
        onReached: (adapter) => {
          this.adapter = adapter;
          const { lost } = adapter;
          // An implementation that can answer no more ends the waits of real time, too, and is told of once.
          lost?.addEventListener('abort', () => stop.abort(lost.reason), { once: true });
        },
      });
      const { stage, target, isReference } = this.session;
      const { declaration, clock } = stage;
      this.declaration = declaration;
      const castings = this.cast(declaration, clock);
      const { name, version } = declaration.implementation;
      output.write(
        `Judging ${isReference ? "the suite's own reference implementation, " : ''}${quote(`${name} ${version}`)} at ${stage.adapter.name}: ${castings.length} plays, ` +
          `${clock} clock, seed ${options.seed}\n`,
      );
      await this.examine(stage);
      stop.signal.throwIfAborted();
      // Where plays wait for minutes of real time, the rest of the run is done by the time they end.
      await this.playCastings(castings, stage, async () => {
        await this.holdToContracts(target, stage);
        stop.signal.throwIfAborted();
        await this.playProperties(stage);
      });
      stop.signal.throwIfAborted();
      await this.declareAgain(stage);
      stop.signal.throwIfAborted();
    } catch (error) {
      this.noteFault(asFault(stop.signal.aborted ? stop.signal.reason : error));
    } finally {
      clearTimeout(timer);
      this.interrupt.removeEventListener('abort', onInterrupt);
    }
  }

  async end(): Promise<void> {
    await this.session?.close();
  }

  runFile(): RunFile {
    return { format: 1, facts: this.facts(), plays: this.plays, faults: this.faults };
  }

  private cast(declaration: Declaration, clock: Clock): Casting[] {
    const { channel, only, replay, shard } = this.options;
    if (channel !== undefined && !declaration.channels.includes(channel)) {
      throw new Fault(
        'usage',
        `--channel=${channel}: the implementation declares only ${declaration.channels.join(', ')}.`,
      );
    }
    // A virtual clock stands still unless it is moved, and a real one keeps its own waits: only this is both at once.
    const fits = clock === declaration.clock || (clock === 'real' && declaration.clock === 'configurable');
    if (!fits) {
      throw new Fault(
        'usage',
        `--clock=${clock}: the implementation declares a ${declaration.clock} clock. Leave the option out, or let the ` +
          'implementation declare the clock that it is to be judged by.',
      );
    }
    this.channels = channel === undefined ? declaration.channels : [channel];
    this.clock = clock;
    // A generated case that is played again is played alone.
    if (replay?.kind === 'case') return [];
    return castingsOfRun({ channels: this.channels, capabilities: declaration.capabilities, clock, only, shard });
  }

  /** The adapter is examined before the implementation: what is wrong with it is no finding about escalation. */
  private async examine(stage: Stage): Promise<void> {
    const { fault, notes } = await examine(stage);
    if (fault) throw fault;
    this.notes = notes;
  }

  private async playCastings(
    castings: readonly Casting[],
    stage: Stage,
    meanwhile: () => Promise<void>,
  ): Promise<void> {
    const { clock, signal } = stage;
    const progress = progressOn(this.output, 'Playing');
    let done = 0;
    const onPlay = async (play: Play) => {
      // What stopped the run is told once, not by every play that it stopped.
      await this.keep(play, play.fault !== undefined && play.fault === signal.reason);
      done += 1;
      progress.step(done, castings.length);
    };
    await playAll(castings, stage, this.options.atOnce ?? playsAtOnce[clock], onPlay, async () => {
      progress.end();
      await meanwhile();
    });
    if (done < castings.length) progress.end();
  }

  /** What is judged by one declaration has to be one implementation. One that is gone by now is told of already. */
  private async declareAgain({ adapter, declaration: first }: Stage): Promise<void> {
    if (this.plays.some((play) => play.fault?.kind === 'unreachable')) return;
    const second = await adapter.declare();
    if (!declarationChanged(first, second)) return;
    throw new Fault(
      'protocol',
      `${adapter.name} declared something else at the end of the plays than at their beginning: ` +
        `${quote(JSON.stringify(second), 300)}, at first ${quote(JSON.stringify(first), 300)}. ` +
        'Was it replaced while it was judged? Keep it as it is for the whole run.',
    );
  }

  /** The messages at the edges, after the scenarios. An implementation that is gone by then is not looked for again. */
  private async holdToContracts(target: URL | string, stage: Stage): Promise<void> {
    const { options } = this;
    const [channel] = this.channels;
    const gone = this.plays.some((play) => play.fault?.kind === 'unreachable');
    if (!playsContracts(options) || gone || channel === undefined) return;
    this.output.write('Contracts\n');
    const brought =
      options.pactsFrom === undefined
        ? []
        : await selectedPacts(options.pactsFrom, process.env['PACT_BROKER_TOKEN'], providersKnown, stage.signal);
    stage.signal.throwIfAborted();
    const { faults } = await runContracts(stage, {
      out: options.out,
      channel,
      endpoint: target instanceof URL ? this.endpointOf(target) : undefined,
      brought,
      ...(options.only === undefined ? {} : { only: options.only }),
    });
    // The engine of the contracts is stopped with the run: what breaks by that is no fault of anybody.
    if (!stage.signal.aborted) this.faults.push(...faults);
  }

  private endpointOf(target: URL): Endpoint {
    const { url, headers } = endpointAt(target);
    const { ca, callDeadlineMs } = this.options;
    return { url, headers: { ...headers, ...this.options.headers }, ca, callDeadlineMs };
  }

  private async playProperties(stage: Stage): Promise<void> {
    const { out, seed, runs, budgetMs, only, replay, shard, profile } = this.options;
    // With faults the run ends without a verdict, and generated cases would only meet the same ones.
    if (this.faults.length > 0 || this.plays.some((play) => play.fault)) return;
    const progress = progressOn(this.output, 'Properties');
    const { plays, faults, notes } = await playProperties(stage, {
      out,
      asCalled: this.facts(),
      runs,
      seed,
      budgetMs,
      channels: this.channels,
      only,
      replay,
      shard,
      gates: (requirement) => gates(requirement, profile),
      onProperty: (_name, index, of) => progress.step(index + 1, of),
    });
    progress.end();
    this.plays.push(...plays);
    faults.forEach((fault) => this.noteFault(fault));
    notes.forEach((note) => this.output.write(`${note}\n`));
  }

  private async keep({ scenario, channel, trace, fault }: Play, stopped: boolean): Promise<void> {
    const exercises = trace.exercises;
    if (!fault) {
      const kept = await keepTrace(this.options.out, 'traces', trace);
      this.plays.push({ scenario, channel, ...kept, exercises });
      await this.list();
      return;
    }
    await keepTrace(this.options.out, 'incomplete', trace);
    if (stopped || fault.kind === 'interrupted') return;
    this.plays.push({
      scenario,
      channel,
      trace: null,
      exercises,
      fault: { kind: fault.kind, message: fault.message, scenario },
    });
  }

  /** Writes which plays have ended, now and then, as of a run that was stopped: should it be killed, that is what it was. */
  private async list(): Promise<void> {
    if (performance.now() < this.listAgainMs) return;
    // Until it is written nobody else begins to.
    this.listAgainMs = Infinity;
    const file = this.runFile();
    await writeRunFile(this.options.out, { ...file, facts: { ...file.facts, interrupted: true } });
    this.listAgainMs = performance.now() + listEveryMs;
  }

  private noteFault(fault: Fault): void {
    if (fault.kind === 'interrupted') return;
    this.faults.push({ kind: fault.kind, message: fault.message });
  }

  private facts(): RunFacts {
    const { options, suite, startedAt, channels, clock, waivers } = this;
    return factsOf(options, {
      ...{ suite, startedAt, channels, clock, waivers },
      reached: this.adapter?.name,
      declaration: this.declaration,
      interrupted: this.interrupt.aborted,
      notes: [...this.notes, ...escapeNotes(this.adapter)],
    });
  }
}

/** What a module tried to reach besides the platform; only an adapter that holds its process can know. */
function escapeNotes(adapter: Adapter | undefined): string[] {
  const escapes = adapter && 'escapes' in adapter ? (adapter.escapes as readonly string[]) : [];
  if (escapes.length === 0) return [];
  return [`The module tried to leave its process, and was stopped: ${escapes.join(', ')}.`];
}
