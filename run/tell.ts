/** Judges what stands in a results folder, writes it in every form, and says it. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { allureHistoryFileName, allureMaker, makeAllureReport } from '../reporters/allure-report';
import { coloursOn, renderRun } from '../reporters/console';
import { exitMeaning } from '../reporters/exit-meaning';
import { renderConclusion } from '../judge/words/render-extent';
import type { Judged } from '../judge/verdict/evidence';
import { githubAnnotations } from '../reporters/github-annotations';
import { writingPages } from '../reporters/pages/write-pages';
import { pagesFolderName } from '../results/file-names';
import { unlessStopped } from '../results/interruptible';
import { mendLines } from '../results/mend-lines';
import type { RunFile } from '../results/run-file';
import { reportName } from '../reporters/report-name';
import { stampAllureResults } from '../reporters/stamp-allure-results';
import { calledAs } from '../judge/words/called-as';
import { shellWord } from '../judge/words/replay-line';
import { visible } from '../judge/words/visible';
import { nothingPlayed } from '../judge/verdict/nothing-played';
import type { JudgedRun } from '../judge/verdict/verdict';
import { compareWithLastRun } from './compare-with-last-run';
import { judgingFolder } from './judge-folder';
import type { Options } from './options';
import type { Output } from './output';
import { changedTraces } from './changed-traces';
import { sayMissing } from './say-missing';
import { shownPath } from './shown-path';
import { present, runnerOnStandby } from './present';
import { standBy, type Standby } from './standby';
import { UsageError } from './usage-error';
import { writeVerdict } from './write-verdict';

/** Rejected with by what was stopped before there was a verdict. */
class StoppedBeforeVerdict extends Error {}

type Asked = Pick<Options, 'out' | 'report' | 'workers'> & Partial<Pick<Options, 'history'>>;

/** Milliseconds of work for which a run whose plays were stopped is judged: whoever stopped it wants to go. */
const judgedAfterStopMs = 1_500;

/** Milliseconds that what is loaded for the report waits at most from here on, where nobody ends it. */
const standbyBoundMs = 600_000;

/**
 * Resolves to the exit code, which is that of the verdict and of every file. A report that cannot be made changes nothing
 * about it, and is told as missing. What is on standby for the report may have been started before, as `runner`.
 *
 * @throws UsageError when the verdict itself cannot be written.
 */
export async function renderRunTo(
  options: Asked,
  file: RunFile,
  interrupt: AbortSignal,
  output: Output,
  runner?: Standby,
  judgedAfterStop = () => afterWork(judgedAfterStopMs),
): Promise<number> {
  // Both load while the run is judged, which takes about as long.
  const wanted = options.report && !interrupt.aborted && !endedAtOnce(file);
  const loading = wanted
    ? { runner: runner ?? runnerOnStandby(standbyBoundMs), allure: allureOnStandby(standbyBoundMs) }
    : undefined;
  // Who stopped the plays wants to hear what they came to, if that is soon; who stops the judging wants to go.
  const stop = interrupt.aborted && file.facts.interrupted ? judgedAfterStop() : interrupt;
  try {
    return await tellWith(options, file, stop, output, loading);
  } catch (error) {
    if (!stop.aborted || !(error instanceof StoppedBeforeVerdict)) throw error;
    output.write(stoppedTold(options.out));
    return 6;
  } finally {
    await Promise.all([loading?.runner.stop(), loading?.allure.stop()]);
  }
}

/** Aborted when this process has worked for so long: on a busy machine less is done in the same time. */
function afterWork(ms: number): AbortSignal {
  const over = new AbortController();
  const begun = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(begun);
    if ((user + system) / 1_000 < ms) return;
    clearInterval(timer);
    over.abort();
  }, 50);
  timer.unref();
  return over.signal;
}

/** The programs that make the report. */
interface ReportPrograms {
  readonly runner: Standby;
  readonly allure: Standby;
}

async function tellWith(
  options: Asked,
  file: RunFile,
  interrupt: AbortSignal,
  output: Output,
  programs: ReportPrograms | undefined,
): Promise<number> {
  const judgedAlone = await beforeVerdict(
    interrupt,
    unlessStopped(judgingFolder(options.out, undefined, file), interrupt),
  );
  if (judgedAlone.changed.length > 0) throw new UsageError(changedTraces(options.out, judgedAlone.changed));
  const { judged, remember } = compareWithLastRun(options.history, judgedAlone);
  // At once, so that they are there should the rest be killed.
  const unwritten = await beforeVerdict(interrupt, writeVerdict(options.out, judged, interrupt));
  const nothing = nothingPlayed(judged.run);
  const makers = nothing ? undefined : programs;
  const mended = makers && options.history !== undefined ? mendAllureHistory(options.history) : [];
  const making = makers
    ? makeReport(options, file, judged.run, makers, interrupt, output)
    : Promise.resolve(nothing && options.report ? [noReportOfNothing] : []);
  // Others make the report. The pages are written meanwhile, as if it will be there, and again in the rare case that it is not.
  let pages = await makePages(options.out, judged, makers !== undefined, interrupt);
  const unmade = await making;
  if (unmade.length > 0 && pages.missing.length === 0) {
    pages = await makePages(options.out, withMissing(judged, unmade), false, interrupt);
  }
  const missing = [...mended, ...unwritten, ...unmade, ...pages.missing, ...remember()];
  const whole = withMissing(judged, missing);
  if (missing.length > 0) await writeVerdict(options.out, whole);
  const { run, evidence } = whole;
  const folder = shownPath(options.out);
  const shown = { colour: coloursOn(output, process.env), report: pages.first, folder };
  output.write(`${onConsole(run, () => renderRun(run, evidence, shown))}\n`);
  if (process.env['GITHUB_ACTIONS'] === 'true') annotate(run, output);
  return run.exitCode;
}

/** What is printed of the run; where that cannot be made, what it comes to. */
function onConsole(run: JudgedRun, render: () => string): string {
  try {
    return render();
  } catch (error) {
    const ends = `Exit code ${run.exitCode}: ${exitMeaning(run)}.`;
    return [
      ...(run.missingReports ?? []),
      sayMissing('No more is shown here', error),
      renderConclusion(run),
      ends,
    ].join('\n');
  }
}

function annotate(run: JudgedRun, output: Output): void {
  try {
    const lines = githubAnnotations(run);
    if (output.commands) output.commands(lines);
    else output.write(lines);
  } catch (error) {
    output.write(`${sayMissing('No annotations', error)}\n`);
  }
}

/** What rejects because it was stopped rejects as that. */
async function beforeVerdict<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw stop.aborted && error === stop.reason ? new StoppedBeforeVerdict() : error;
  });
}

function stoppedTold(out: string): string {
  const folder = path.relative(process.cwd(), out) || '.';
  return (
    'Stopped while it was judged: a part of it is not judged, so there is no verdict yet. What was played is kept, and a verdict\n' +
    'is drawn from it by\n' +
    `  ${calledAs('judge')} ${shellWord(folder)}\n` +
    'Exit code 6: the run was stopped before its end.\n'
  );
}

/** Nothing was begun that could be shown: who waits for it is told the cause at once. */
function endedAtOnce({ facts, plays, faults = [] }: RunFile): boolean {
  return plays.length === 0 && (faults.length > 0 || facts.interrupted);
}

const noReportOfNothing = 'No Allure report: nothing was played to its end.';

/** Writes our own pages; answers where the first of them is, or why there are none, and leaves no half of them. */
async function makePages(
  out: string,
  judged: Judged,
  allure: boolean,
  stop: AbortSignal,
): Promise<{ readonly first: string | undefined; readonly missing: readonly string[] }> {
  try {
    const first = await unlessStopped(writingPages(out, judged, process.env, allure), stop);
    return { first: shownPath(first), missing: [] };
  } catch (error) {
    // Some of them may be there, without the others.
    await rm(path.join(out, pagesFolderName), { recursive: true, force: true }).catch(() => undefined);
    const why = stop.aborted ? 'No pages of our own: it was stopped.' : sayMissing('No pages of our own', error);
    return { first: undefined, missing: [why] };
  }
}

/** Makes the Allure report; answers why there is none, and leaves no half of one. Never rejects. */
async function makeReport(
  options: Asked,
  file: RunFile,
  run: JudgedRun,
  { runner, allure }: ReportPrograms,
  interrupt: AbortSignal,
  output: Output,
): Promise<string[]> {
  if (interrupt.aborted) return [];
  output.write('Presenting\n');
  let presented = false;
  try {
    await present(options.out, options.workers, run, { runner, signal: interrupt });
    const resolutions = stampAllureResults(options.out, run, process.env);
    presented = true;
    await makeAllureReport(options.out, {
      history: options.history,
      resolutions,
      start: (words) => allure.run(words, {}, interrupt),
      signal: interrupt,
      name: reportName(run, file.facts),
    });
    return [];
  } catch (error) {
    // Results that were not presented to their end may say something else than the verdict.
    const halves = presented ? ['allure-report'] : ['allure-report', 'allure-results'];
    for (const name of halves) {
      await rm(path.join(options.out, name), { recursive: true, force: true }).catch(() => undefined);
    }
    return [interrupt.aborted ? 'No Allure report: it was stopped.' : sayMissing('No Allure report', error)];
  }
}

/** One run that was cut off while it was written would keep every later one from its report. */
function mendAllureHistory(history: string): string[] {
  try {
    const told = mendLines(path.join(history, allureHistoryFileName), 'the history of Allure');
    return told === undefined ? [] : [`No trend from a part of the history: ${visible(told, 1_000)}`];
  } catch {
    // The report is not made then, and says why.
    return [];
  }
}

function allureOnStandby(boundMs: number): Standby {
  return standBy({ script: allureMaker, prepares: 'prepare-allure.js', boundMs });
}

function withMissing(judged: Judged, missing: readonly string[]): Judged {
  if (missing.length === 0) return judged;
  return { ...judged, run: { ...judged.run, missingReports: [...(judged.run.missingReports ?? []), ...missing] } };
}
