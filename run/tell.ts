/** Judges what stands in a results folder, writes it in every form, and says it. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { allureHistoryFileName, allureMaker, makeAllureReport } from '../reporters/allure-report';
import { coloursOn, renderRun } from '../reporters/console';
import type { Judged } from '../judge/verdict/evidence';
import { githubAnnotations } from '../reporters/github-annotations';
import { writePages } from '../reporters/pages/write-pages';
import { pagesFolderName } from '../results/file-names';
import { mendLines } from '../results/mend-lines';
import type { RunFile } from '../results/run-file';
import { reportName } from '../reporters/report-name';
import { stampAllureResults } from '../reporters/stamp-allure-results';
import { visible } from '../judge/words/visible';
import { nothingPlayed } from '../judge/verdict/nothing-played';
import type { JudgedRun } from '../judge/verdict/verdict';
import { compareWithLastRun } from './compare-with-last-run';
import { judgeFolder } from './judge-folder';
import type { Options } from './options';
import type { Output } from './output';
import { changedTraces } from './changed-traces';
import { present, runnerOnStandby } from './present';
import { standBy, type Standby } from './standby';
import { UsageError } from './usage-error';
import { withoutStack } from './without-stack';
import { writeVerdict } from './write-verdict';

type Asked = Pick<Options, 'out' | 'report' | 'workers'> & Partial<Pick<Options, 'history'>>;

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
): Promise<number> {
  // Both load while the run is judged, which takes about as long.
  const wanted = options.report && !interrupt.aborted && !endedAtOnce(file);
  const loading = wanted
    ? { runner: runner ?? runnerOnStandby(standbyBoundMs), allure: allureOnStandby(standbyBoundMs) }
    : undefined;
  try {
    return await tellWith(options, file, interrupt, output, loading);
  } finally {
    await Promise.all([loading?.runner.stop(), loading?.allure.stop()]);
  }
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
  const judgedAlone = judgeFolder(options.out, undefined, file);
  if (judgedAlone.changed.length > 0) throw new UsageError(changedTraces(options.out, judgedAlone.changed));
  const { judged, remember } = compareWithLastRun(options.history, judgedAlone);
  // At once, so that they are there should the rest be killed.
  await writeVerdict(options.out, judged);
  const nothing = nothingPlayed(judged.run);
  const makers = nothing ? undefined : programs;
  const mended = makers && options.history !== undefined ? mendAllureHistory(options.history) : [];
  const making = makers
    ? makeReport(options, file, judged.run, makers, interrupt, output)
    : Promise.resolve(nothing && options.report ? [noReportOfNothing] : []);
  // Others make the report. The pages are written meanwhile, as if it will be there, and again in the rare case that it is not.
  let pages = await makePages(options.out, judged, makers !== undefined);
  const unmade = await making;
  if (unmade.length > 0 && pages.missing.length === 0) {
    pages = await makePages(options.out, withMissing(judged, unmade), false);
  }
  const missing = [...mended, ...unmade, ...pages.missing, ...remember()];
  const whole = withMissing(judged, missing);
  if (missing.length > 0) await writeVerdict(options.out, whole);
  const { run, evidence } = whole;
  const folder = path.relative(process.cwd(), options.out) || '.';
  const told = `${renderRun(run, evidence, { colour: coloursOn(output, process.env), report: pages.first, folder })}\n`;
  output.write(told);
  if (process.env['GITHUB_ACTIONS'] === 'true') {
    const lines = githubAnnotations(run);
    if (output.commands) output.commands(lines);
    else output.write(lines);
  }
  return run.exitCode;
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
): Promise<{ readonly first: string | undefined; readonly missing: readonly string[] }> {
  try {
    return { first: path.relative(process.cwd(), writePages(out, judged, process.env, allure)), missing: [] };
  } catch (error) {
    // Some of them may be there, without the others.
    await rm(path.join(out, pagesFolderName), { recursive: true, force: true }).catch(() => undefined);
    return { first: undefined, missing: [sentence('No pages of our own', error)] };
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
      start: (words) => allure.run(words),
      name: reportName(run, file.facts),
    });
    return [];
  } catch (error) {
    // Results that were not presented to their end may say something else than the verdict.
    const halves = presented ? ['allure-report'] : ['allure-report', 'allure-results'];
    for (const name of halves) {
      await rm(path.join(options.out, name), { recursive: true, force: true }).catch(() => undefined);
    }
    return [interrupt.aborted ? 'No Allure report: it was stopped.' : sentence('No Allure report', error)];
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

function sentence(what: string, error: unknown): string {
  const why = withoutStack(error instanceof Error ? error.message : String(error));
  return `${what}: ${visible(why.replace(/\s+/g, ' '), 1_500)}${/[.!?"]$/.test(why) ? '' : '.'} The verdict stands: it comes from the traces.`;
}
