/** The main job: play, judge, tell. Everything that a run leaves stands in its results folder. */
import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter } from '../adapters/adapter';
import { Fault, asFault } from '../adapters/fault';
import { HttpAdapter } from '../adapters/http-adapter';
import { PlatformDouble } from '../doubles/platform-double';
import { castingsOf, playAll, type Casting } from '../harness/play-all';
import type { Play, Stage } from '../harness/play';
import { keepTrace } from '../harness/trace-store';
import type { Channel, Clock, Declaration } from '../protocol/types';
import { badgeFileName, badgeSvg } from '../reporters/badge';
import { coloursOn, tellRun } from '../reporters/console';
import { judgeFolder } from '../reporters/evidence';
import { junitFileName, junitXml } from '../reporters/junit';
import { makeAllureReport } from '../reporters/allure-report';
import { runFileName, type Play as KeptPlay, type RunFile } from '../reporters/run-file';
import { summaryFileName, summaryMarkdown } from '../reporters/summary';
import { verdictFile, verdictFileName } from '../reporters/verdict-file';
import { catalogue } from '../requirements/catalogue';
import type { RunFacts, RunFault } from '../rules/verdict';
import { scenarios } from '../scenarios/table';
import type { Options } from './options';
import { present } from './present';
import { progressOn } from './progress';
import { startReference, type ReferenceProcess } from './reference-process';

/** Plays under way at once: under a virtual clock enough to keep both sides busy, otherwise all, so that waits overlap. */
const playsAtOnce = { virtual: 16, configurable: 500, real: 500 } as const;

/** Calls to the implementation under way at once. */
const connections = 64;

/** What a run leaves behind, and a new run in the same folder replaces. */
const leftovers = [
  runFileName,
  verdictFileName,
  junitFileName,
  summaryFileName,
  badgeFileName,
  'traces',
  'incomplete',
  'allure-results',
  'allure-report',
  'playwright',
];

export interface Suite {
  readonly name: string;
  readonly version: string;
}

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Plays, judges and tells; resolves to the exit code. `interrupt` aborts it, and what was judged by then is kept. */
export async function run(options: Options, suite: Suite, interrupt: AbortSignal, output: Output): Promise<number> {
  await clearFolder(options.out);
  const stage = new RunningStage(options, suite, interrupt, output);
  try {
    await stage.play();
  } finally {
    await stage.end();
  }
  const file = stage.runFile();
  await writeFile(path.join(options.out, runFileName), `${JSON.stringify(file, undefined, 1)}\n`);
  return tell(options, file, interrupt, output);
}

async function clearFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  await Promise.all(leftovers.map((name) => rm(path.join(out, name), { recursive: true, force: true })));
}

/** One run from its first call to its last, with everything that has to be ended. */
class RunningStage {
  private readonly startedAt = new Date();
  private readonly plays: KeptPlay[] = [];
  private readonly faults: RunFault[] = [];
  private reference: ReferenceProcess | undefined;
  private adapter: Adapter | undefined;
  private double: PlatformDouble | undefined;
  private declaration: Declaration | undefined;
  private channels: readonly Channel[] = [];
  private clock: Clock | undefined;

  constructor(
    private readonly options: Options,
    private readonly suite: Suite,
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
    const timer = setTimeout(
      () =>
        stop.abort(
          new Fault('unreachable', `The run was not done within ${options.deadlineMs / 1000} s (--deadline).`),
        ),
      options.deadlineMs,
    );
    try {
      this.reference = options.target ? undefined : await startReference();
      const target = options.target ?? this.reference?.url;
      if (!target) throw new Fault('suite', 'There is nothing to judge.');
      this.adapter = new HttpAdapter(target, { callDeadlineMs: options.callDeadlineMs, connections });
      this.declaration = await this.adapter.declare();
      const castings = this.cast(this.declaration);
      this.double = await PlatformDouble.start();
      const { name, version } = this.declaration.implementation;
      output.write(
        `Judging ${JSON.stringify(`${name} ${version}`)} at ${this.adapter.name}: ${castings.length} plays, ` +
          `${this.clock ?? ''} clock, seed ${options.seed}\n`,
      );
      await this.playCastings(castings, this.adapter, this.double, this.declaration, stop.signal);
      if (stop.signal.reason instanceof Fault && stop.signal.reason.kind !== 'interrupted') {
        this.noteFault(stop.signal.reason);
      }
    } catch (error) {
      this.noteFault(asFault(error));
    } finally {
      clearTimeout(timer);
      this.interrupt.removeEventListener('abort', onInterrupt);
    }
  }

  async end(): Promise<void> {
    await this.adapter?.close();
    await this.double?.stop();
    await this.reference?.stop();
  }

  runFile(): RunFile {
    return { format: 1, facts: this.facts(), plays: this.plays, faults: this.faults };
  }

  private cast(declaration: Declaration): Casting[] {
    const { channel, only, clock } = this.options;
    if (channel !== undefined && !declaration.channels.includes(channel)) {
      throw new Fault(
        'usage',
        `--channel=${channel}: the implementation declares only ${declaration.channels.join(', ')}.`,
      );
    }
    if (clock === 'virtual' && declaration.clock !== 'virtual') {
      throw new Fault('usage', `--clock=virtual: the implementation declares a ${declaration.clock} clock.`);
    }
    this.channels = channel === undefined ? declaration.channels : [channel];
    this.clock = clock ?? declaration.clock;
    const chosen = scenarios.filter(
      (scenario) => only === undefined || scenario.exercises.some((id) => only.includes(id)),
    );
    return castingsOf(chosen, this.channels, declaration.capabilities);
  }

  private async playCastings(
    castings: readonly Casting[],
    adapter: Adapter,
    double: PlatformDouble,
    declaration: Declaration,
    signal: AbortSignal,
  ): Promise<void> {
    const clock = this.clock ?? declaration.clock;
    const { seed, callDeadlineMs } = this.options;
    const stage: Stage = { adapter, double, declaration, clock, seed, caseDeadlineMs: callDeadlineMs * 3, signal };
    const progress = progressOn(this.output, 'Playing');
    let done = 0;
    // An interrupted play may sit in a call that is never answered: it gets a moment to end properly, no more.
    const onAbort = () => void sleep(1_000).then(() => adapter.close());
    signal.addEventListener('abort', onAbort, { once: true });
    await playAll(castings, stage, playsAtOnce[clock], async (play) => {
      await this.keep(play);
      done += 1;
      progress.step(done, castings.length);
    });
    signal.removeEventListener('abort', onAbort);
    progress.end();
  }

  private async keep({ scenario, channel, trace, fault }: Play): Promise<void> {
    const exercises = trace.exercises;
    if (!fault) {
      const kept = await keepTrace(this.options.out, 'traces', trace);
      this.plays.push({ scenario, channel, trace: kept, exercises });
      return;
    }
    await keepTrace(this.options.out, 'incomplete', trace);
    if (fault.kind === 'interrupted') return;
    this.plays.push({
      scenario,
      channel,
      trace: null,
      exercises,
      fault: { kind: fault.kind, message: fault.message, scenario },
    });
  }

  private noteFault(fault: Fault): void {
    if (fault.kind === 'interrupted') return;
    this.faults.push({ kind: fault.kind, message: fault.message });
  }

  private facts(): RunFacts {
    const { options } = this;
    return {
      suite: { ...this.suite, requirements: createHash('sha256').update(JSON.stringify(catalogue)).digest('hex') },
      startedAt: this.startedAt.toISOString(),
      target: options.target ? (this.adapter?.name ?? '') : 'embedded reference implementation',
      declaration: this.declaration,
      profile: options.profile,
      strict: options.strict,
      clock: this.clock,
      channels: this.channels,
      seed: options.seed,
      only: options.only,
      interrupted: this.interrupt.aborted,
    };
  }
}

/** Judges what was kept and tells it in every form; resolves to the exit code. */
async function tell(options: Options, file: RunFile, interrupt: AbortSignal, output: Output): Promise<number> {
  const { run: judged, evidence } = judgeFolder(options.out);
  const at = (name: string) => path.join(options.out, name);
  await Promise.all([
    writeFile(at(verdictFileName), verdictFile(judged, evidence)),
    writeFile(at(junitFileName), junitXml(judged, evidence)),
    writeFile(at(summaryFileName), summaryMarkdown(judged, evidence)),
    writeFile(at(badgeFileName), badgeSvg(judged)),
  ]);
  let report: string | undefined;
  let trouble: string | undefined;
  if (!interrupt.aborted) {
    output.write('Presenting\n');
    try {
      await present(options.out, options.workers, judged, interrupt);
      report = await makeAllureReport(options.out, {
        name: `Agent escalation: ${file.facts.declaration?.implementation.name ?? file.facts.target}`,
      });
    } catch (error) {
      if (!interrupt.aborted) trouble = error instanceof Error ? error.message : String(error);
    }
  }
  const shown = report === undefined ? undefined : path.relative(process.cwd(), report);
  output.write(
    `${tellRun(judged, evidence, { colour: coloursOn(output, process.env), report: shown, folder: path.relative(process.cwd(), options.out) || '.' })}\n`,
  );
  if (trouble === undefined) return judged.exitCode;
  output.write(`Fault of the suite: ${trouble}\n`);
  return 5;
}
