/** The main job: play, judge, tell. Everything that a run leaves stands in its results folder. */
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter } from '../play/adapters/adapter';
import { awakeTimeout } from '../play/adapters/awake';
import { Fault, asFault } from '../play/adapters/fault';
import type { HttpLine } from '../play/adapters/http-line';
import type { Session } from '../play/player/play';
import type { BotDescription } from '../protocol/bot-description';
import type { Channel, Clock, Declaration } from '../protocol/types';
import { firstPhrase, missingOf } from '../play/scenarios/described/stated';
import type { DescribedBot, RunFacts } from '../results/run-facts';
import type { RunFault } from '../results/run-fault';
import type { KeptPlay, RunFile } from '../results/run-file';
import { guardFolder, ownBytesIn } from '../results/own-files';
import { commandLogName, isEmptied, writeCommandLog, writeRunFile } from '../results/results-folder';
import type { Waiver } from '../results/waiver';
import { quote } from '../trace/render-event';
import { requireFit } from './bot-fits';
import { chosenChannels } from './chosen-channels';
import { clearFolder } from './clear-folder';
import { customEndpoint } from './custom-endpoint/adapter-name';
import { namedSkillsTold, withNamedSkills } from './custom-endpoint/named-skills';
import { deadlineFor, leastDeadlineMs } from './deadline-for';
import { declarationChanged, examine } from './examine';
import { factsOf, type Met, type Suite } from './facts-of';
import { refuseForeignFiles, refuseGivenInResults } from './foreign-folder';
import { withLockedFolder } from './locked-folder';
import { requireOpenFiles } from './open-files';
import { openSession, waitingMs, usualConnections, type OpenedSession } from './open-session';
import type { Options } from './options';
import type { Output } from './output';
import { ownBlame } from './own-blame';
import { runnerOnStandby } from './present';
import type { RunUnderWay } from './sources/evidence-source';
import { evidenceSources } from './sources/evidence-sources';
import { playsInOrder } from './sources/plays-in-order';
import { sourceEntries } from './sources/source-entries';
import type { Standby } from './standby';
import { shownPath } from './shown-path';
import { renderRunTo } from './tell';
import { tellStrays } from './tell-strays';
import { withTemporaryFolder } from './temporary-folder';
import { UsageError } from './usage-error';
import { readDescription } from './read-description';
import { readWaivers, refuseGrowth } from './waivers';
import { waitsTold } from './waits-told';

/** Milliseconds after which the list of plays is written again while plays end: a kill loses no more than that. */
const listEveryMs = 1_000;

/** Bytes that a run leaves in its folder before it is ended: what a bot makes the suite keep has to have an end. */
export const mostBytesOfRun = 1024 * 1024 * 1024;

/** Milliseconds within which it is known that a command has ended whose connections broke. */
const commandEndsWithinMs = 1_000;

/** Milliseconds beyond the deadline of the plays for which the runner of the presentation waits at most. */
const standbyGraceMs = 60_000;

/**
 * Plays, judges and tells; resolves to the exit code. `interrupt` aborts it, and what was judged by then is kept; as a function it is
 * asked for when something begins that has to be ended, and until then whoever stops the command is heeded by the system.
 */
export async function run(
  asked: Options,
  suite: Suite,
  stopped: AbortSignal | (() => AbortSignal),
  output: Output,
  mostBytes = mostBytesOfRun,
): Promise<number> {
  requireOpenFiles();
  const described = asked.bot === undefined ? undefined : readDescription(asked.bot);
  const bot = described && asked.adapter === customEndpoint ? withNamedSkills(described) : described;
  const waivers = waiversOf(asked, bot?.description);
  const { options, leftOut } = withoutHindered(asked);
  const { waivers: waiversFile, waiversBaseline: baseline, bot: botFile, history } = options;
  const given = { waivers: waiversFile, 'waivers-baseline': baseline, bot: botFile, history };
  refuseGivenInResults(options.out, given, (entry) => isEmptied(entry, sourceEntries));
  const interrupt = typeof stopped === 'function' ? stopped() : stopped;
  return withLockedFolder(options.out, async () => {
    refuseForeignFiles(options.out);
    await clearFolder(options.out);
    for (const why of leftOut) output.write(`${why}\n`);
    if (bot && described && bot !== described) output.write(namedSkillsTold(described.description, bot.description));
    const known = { suite, waivers, bot };
    return withTemporaryFolder(options.out, () =>
      playAndTell(new RunInProgress(options, known, interrupt, output, mostBytes), options, interrupt, output),
    );
  });
}

/** What is known before anybody is called. */
type KnownBefore = Pick<Met, 'suite' | 'waivers' | 'bot'>;

async function playAndTell(
  run: RunInProgress,
  options: Options,
  interrupt: AbortSignal,
  output: Output,
): Promise<number> {
  const letGo = guardFolder(options.out, (entry) => isEmptied(entry, sourceEntries));
  try {
    // Written before anything is played: a run that is killed leaves a folder which the next one knows for its own.
    await writeRunFile(options.out, { ...run.runFile(), facts: { ...run.runFile().facts, interrupted: true } });
    await run.play().finally(() => run.end());
    const file = run.runFile();
    await writeRunFile(options.out, file);
    const code = await renderRunTo(options, file, interrupt, output, run.runner);
    if (code !== 0 && run.hasCommandLog) {
      output.write(`What the command said  ${shownPath(path.join(options.out, commandLogName))}\n`);
    }
    return code;
  } finally {
    letGo();
    // Nobody presents a run that was interrupted, or whose verdict cannot be told.
    await run.runner?.stop();
  }
}

/**
 * What the run does without, because this machine or the surface cannot have it, in sentences.
 *
 * @throws UsageError when what was asked for by name cannot be tried: it is known before anybody has waited.
 */
function withoutHindered(asked: Options): { readonly options: Options; readonly leftOut: readonly string[] } {
  const leftOut: string[] = [];
  let options = asked;
  for (const { hindrance } of evidenceSources) {
    const found = hindrance(options);
    if (!found) continue;
    if (!found.without) throw new UsageError(found.why);
    leftOut.push(found.why);
    options = found.without;
  }
  return { options, leftOut };
}

function waiversOf({ waivers: file, waiversBaseline }: Options, bot: BotDescription | undefined): Waiver[] {
  const waivers = file === undefined ? [] : readWaivers(file, new Date().toISOString().slice(0, 10), bot);
  if (waiversBaseline !== undefined) refuseGrowth(waivers, waiversBaseline);
  return waivers;
}

/** One run from its first call to its last, with everything that has to be ended. */
class RunInProgress {
  private readonly startedAt = new Date();
  /** By a clock that nobody sets: that of the day may be put back meanwhile. */
  private readonly begunMs = performance.now();
  private readonly plays: KeptPlay[] = [];
  private readonly faults: RunFault[] = [];
  private listAgainMs = 0;
  private notes: readonly string[] = [];
  /** Why we stopped it ourselves, before its end. */
  private stoppedBecause: string | undefined;
  private session: OpenedSession | undefined;
  /** Loads while the last source of evidence has its turn, where a report is wanted. */
  runner: Standby | undefined;
  /** Whether a command was started, and what it said is in the folder. */
  hasCommandLog = false;
  private readonly stop = new AbortController();
  private adapter: Adapter | undefined;
  private declaration: Declaration | undefined;
  private channels: readonly Channel[] = [];
  private clock: Clock | undefined;

  constructor(
    private readonly options: Options,
    private readonly known: KnownBefore,
    private readonly interrupt: AbortSignal,
    private readonly output: Output,
    private readonly mostBytes: number,
  ) {}

  async play(): Promise<void> {
    const { options, output, stop } = this;
    // Every play listens, and many are under way at once.
    setMaxListeners(0, stop.signal);
    const onInterrupt = () => stop.abort(new Fault('interrupted', 'The run was interrupted.'));
    this.interrupt.addEventListener('abort', onInterrupt, { once: true });
    // It may have come while the run was being prepared.
    if (this.interrupt.aborted) onInterrupt();
    let beganMs = performance.now();
    // Nobody's fault: what was judged by then is told, and that the run was stopped.
    const stopAfter = (ms: number) =>
      awakeTimeout(
        () => {
          this.stoppedBecause = `The run was not done within ${ms / 1000} s (--deadline), and was stopped. What it came to is told.`;
          stop.abort(new Fault('interrupted', this.stoppedBecause));
        },
        ms - (performance.now() - beganMs),
      );
    let deadlineMs = options.deadlineMs ?? leastDeadlineMs;
    // What is waited for before the first call is answered is no time of playing.
    let timer = stopAfter(deadlineMs + waitingMs(options));
    try {
      this.session = await openSession(options, {
        ...{ connections: usualConnections, signal: stop.signal },
        description: this.known.bot?.description,
        tell: (line) => output.write(line),
        keepLog: async (text) => {
          await writeCommandLog(options.out, text);
          this.hasCommandLog = true;
        },
        onReached: (adapter) => {
          this.adapter = adapter;
          const { lost } = adapter;
          // When the implementation can answer no more, waits of real time end too, and it is reported once.
          lost?.addEventListener('abort', () => stop.abort(lost.reason), { once: true });
        },
      });
      const { session, target, line, surface, isReference, toldOfWire } = this.session;
      const { declaration, clock, double } = session;
      const { overrun } = double;
      overrun?.addEventListener('abort', () => stop.abort(overrun.reason), { once: true });
      timer.clear();
      beganMs = performance.now();
      timer = stopAfter(deadlineMs);
      this.declaration = declaration;
      this.channels = chosenChannels(options, declaration, clock);
      this.clock = clock;
      requireFit(declaration, this.known.bot !== undefined);
      const plans = evidenceSources.flatMap(({ plan }) => plan(this.facts(), options) ?? []);
      const waits = plans.map((plan) => plan.waitsMs?.(session) ?? 0);
      if (options.deadlineMs === undefined) {
        timer.clear();
        const waitsMs = waits.reduce((sum, each) => sum + each, 0);
        deadlineMs = deadlineFor(waitsMs, options);
        timer = stopAfter(deadlineMs);
      }
      const { name, version } = declaration.implementation;
      output.write(
        `Judging ${isReference ? "the suite's own reference implementation, " : ''}${quote(`${name} ${version}`)} at ${session.adapter.name}: ` +
          `${plans.reduce((sum, { plays }) => sum + plays, 0)} plays, ${clock} clock, seed ${options.seed}\n` +
          (clock === 'virtual' ? '' : waitsTold(waits, deadlineMs)),
      );
      if (options.proxy && line && !line.proxy) {
        output.write('It is on this machine, and is called directly: --proxy leads to nothing here.\n');
      }
      await this.examine(session);
      const strayedBefore = double.strayCalls;
      const underWay = this.underWay(session, target, line);
      // Each begins the ones after it itself: where plays wait for minutes of real time, the rest is done by the time they end.
      const inOrder = plans.reduceRight<() => Promise<void>>(
        (others, plan, index) => async () => {
          stop.signal.throwIfAborted();
          // Loading what presents takes its time, and less of it is seen now than when everybody waits for the report.
          if (options.report && index === plans.length - 1) {
            this.runner = runnerOnStandby(deadlineMs + standbyGraceMs);
          }
          await plan.run(underWay, others);
        },
        async () => undefined,
      );
      await inOrder();
      if (this.plays.some((play) => play.fault?.kind === 'unreachable')) await this.commandEnded(stop.signal);
      stop.signal.throwIfAborted();
      await this.declareAgain(session);
      stop.signal.throwIfAborted();
      // What the examination has told of is the same again.
      const strays = strayedBefore === 0 ? tellStrays(double.strayCalls, surface === undefined) : [];
      this.notes = [...this.notes, ...strays, ...toldOfWire()];
    } catch (error) {
      if (asFault(error).kind === 'unreachable') await this.commandEnded(stop.signal);
      this.noteFault(asFault(stop.signal.aborted ? stop.signal.reason : error));
    } finally {
      timer.clear();
      this.interrupt.removeEventListener('abort', onInterrupt);
    }
  }

  /** Its connections break before it is known how it ended, which says more. Resolves in a second where it has not ended. */
  private async commandEnded(stop: AbortSignal): Promise<void> {
    if (this.options.command === undefined || stop.aborted) return;
    await sleep(commandEndsWithinMs, undefined, { signal: stop }).catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.session?.close();
  }

  runFile(): RunFile {
    const facts = this.facts();
    return { format: 1, facts, plays: playsInOrder(this.plays, facts), faults: this.faults };
  }

  private underWay(session: Session, target: URL | string, line: HttpLine | undefined): RunUnderWay {
    const { options, output, plays, faults } = this;
    return {
      ...{ options, session, target, line, output, plays, faults },
      facts: () => this.facts(),
      addPlays: async (more) => {
        plays.push(...more.map((play) => (play.fault ? { ...play, fault: this.blame(play.fault) } : play)));
        await this.list();
        this.endIfTooLarge();
      },
      addFaults: (more) => void faults.push(...more.map((fault) => this.blame(fault))),
    };
  }

  /** The adapter is examined before the implementation: what is wrong with it is no finding about escalation. */
  private async examine(session: Session): Promise<void> {
    const { fault, notes } = await examine(session);
    if (fault) throw fault;
    this.notes = notes;
  }

  /** One declaration judges one implementation. Skip if the implementation was already reported unreachable. */
  private async declareAgain({ adapter, declaration: first }: Session): Promise<void> {
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

  /** Writes now and then which plays have ended. The run is marked interrupted until the final write. */
  private async list(): Promise<void> {
    if (performance.now() < this.listAgainMs) return;
    // Until it is written nobody else begins to.
    this.listAgainMs = Infinity;
    const file = this.runFile();
    await writeRunFile(this.options.out, { ...file, facts: { ...file.facts, interrupted: true } });
    this.listAgainMs = performance.now() + listEveryMs;
  }

  private endIfTooLarge(): void {
    if (this.stop.signal.aborted || ownBytesIn(this.options.out) <= this.mostBytes) return;
    const why =
      `What the implementation said fills more than ${this.mostBytes} bytes of the results folder. The run was ended, and what was ` +
      'judged by then is kept. Look for texts or calls without end.';
    this.stop.abort(new Fault('protocol', why));
  }

  private noteFault(fault: Fault): void {
    if (fault.kind === 'interrupted') return;
    this.faults.push(this.blame({ kind: fault.kind, message: fault.message }));
  }

  private blame<Told extends RunFault>(fault: Told): Told {
    const { target, adapter } = this.options;
    return target === undefined && adapter === undefined ? ownBlame(fault) : fault;
  }

  private facts(): RunFacts {
    const { options, known, startedAt, channels, clock } = this;
    return factsOf(options, {
      ...{ ...known, startedAt, channels, clock },
      reached: this.adapter?.name,
      declaration: this.declaration,
      surface: this.session?.surface,
      interrupted: this.interrupt.aborted || this.stoppedBecause !== undefined,
      tookMs: Math.round(performance.now() - this.begunMs),
      notes: [
        ...unplayedNotes(known.bot),
        ...this.notes,
        ...escapeNotes(this.adapter),
        ...(this.stoppedBecause ? [this.stoppedBecause] : []),
      ],
    });
  }
}

/** Which escalations of a description say too little to be played. */
function unplayedNotes(bot: DescribedBot | undefined): string[] {
  return (bot?.description.escalations ?? []).flatMap((each) => {
    const missing = missingOf(each);
    if (missing.length === 0) return [];
    return [
      `Not played: the escalation ${quote(firstPhrase(each), 60)}, of which the description does not say the ${missing.join(' and the ')}.`,
    ];
  });
}

/** What a module tried to reach besides the platform; only an adapter that holds its process can know. */
function escapeNotes(adapter: Adapter | undefined): string[] {
  const escapes = adapter && 'escapes' in adapter ? (adapter.escapes as readonly string[]) : [];
  if (escapes.length === 0) return [];
  return [`The module tried to leave its process, and was stopped: ${escapes.join(', ')}.`];
}
