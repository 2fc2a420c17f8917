/**
 * Makes the report: one HTML file that opens from the file system, without a server and without the network. Allure
 * puts a tag of an analytics service into its pages and has no switch for it, so it is taken out here.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeFolder } from '../results/make-folder';
import { keptRuns } from '../results/verdict-history';
import { visible } from '../judge/words/visible';
import { pageScript, versionsIn } from './allure-page-script';
import { allureCategories } from './allure-standing';
import { versionIn } from './report-name';
import type { ResolutionRule } from './stamp-allure-results';

/** Why there is no report. A fault of the suite's own surroundings, never of the implementation. */
export class NoReport extends Error {
  override readonly name = 'NoReport';
}

/** One line for each earlier run; a build server can keep it from build to build. */
export const allureHistoryFileName = 'history.jsonl';

export interface ReportOptions {
  /** Title of the report; it may hold the name of an implementation, which may hold anything. */
  readonly name: string;
  /** Folder in which the results of earlier runs are kept, and to which those of this one are added. */
  readonly history?: string | undefined;
  /** What is known and borne, or has no weight, with the results that it is for. */
  readonly resolutions?: readonly ResolutionRule[];
  /** Starts {@link allureMaker} with these arguments; as a new process with our environment when left out. */
  readonly start?: (words: readonly string[]) => Promise<ChildProcess>;
  readonly deadlineMs?: number;
  /** Stops it. */
  readonly signal?: AbortSignal;
}

/** The script that makes the page: it is handed the folder of the results and a configuration. */
export const allureMaker = path.join(__dirname, '..', 'bin', 'make-allure-page.js');

const analyticsTag =
  /\s*<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>\s*<script>[\s\S]*?gtag\('config'[\s\S]*?<\/script>/g;

/** What a result is filed under. Each carries its heading, which the verdict gives it; without one it is filed under its status. */
const categories = [
  ...allureCategories.map((name) => ({
    name,
    matchers: { labels: { category: `^${name.replace(/[-.]/g, '\\$&')}$` } },
    groupByMessage: false,
  })),
];

/** Files of the run that the page holds, so that it can be handed on alone; a larger one would make the page one that nobody opens. */
const attachedFiles = [
  'summary.md',
  'conformance.json',
  'junit.xml',
  'badge.svg',
  'contracts.json',
  'properties.json',
  'properties.svg',
];
const largestFile = 5_000_000;

/** Longer than any title whose parts are cut: what is cut here would lose the version, which stands at its end. */
const longestName = 240;

/** Of earlier runs alone: charts of this run paint what was not judged in the colour of a failure. */
const charts = [
  {
    type: 'statusDynamics',
    title: 'This run and those kept in the history; what is waived or without weight counts as skipped',
    limit: 20,
  },
  { type: 'statusTransitions', title: 'What changed from run to run', limit: 20 },
];

/**
 * Turns `allure-results` of this folder into `allure-report/index.html` and returns its path. Rejects with a {@link NoReport}
 * that names the results, which stay as they are: everything else of the run can still be told.
 */
export async function makeAllureReport(
  folder: string,
  { name, history, resolutions = [], start = startAllure, deadlineMs = 60_000, signal }: ReportOptions,
): Promise<string> {
  const results = path.join(folder, 'allure-results');
  const output = path.join(folder, 'allure-report');
  const page = path.join(output, 'index.html');
  const failed = (why: string) =>
    new NoReport(`it could not be made from ${results}: ${why}. The verdict and the other files are not affected.`);
  if (!existsSync(results)) throw failed('the folder is not there; the specs were not presented');
  const workplace = await mkdtemp(path.join(tmpdir(), 'conformance-report-')).catch((error: Error) => {
    throw failed(error.message);
  });
  try {
    if (history !== undefined) makeFolder(history);
    // Allure takes a path for a pattern, in which brackets and backslashes mean something else: it gets one without.
    await symlink(folder, path.join(workplace, 'run'), 'junction');
    const config = path.join(workplace, 'allurerc.json');
    const files = await smallFiles(folder);
    await writeFile(
      config,
      JSON.stringify(
        configuration({ workplace, name: visible(name, longestName), output, history, resolutions, files }),
      ),
    );
    await rm(output, { recursive: true, force: true });
    const ended = await endOf(await start([path.resolve(results), config]), deadlineMs, signal);
    if (ended.why !== undefined || !existsSync(page)) {
      throw failed(`${ended.why ?? 'allure wrote no page'}. It said: ${JSON.stringify(ended.said.slice(-500))}`);
    }
    const html = (await readFile(page, 'utf8')).replace(analyticsTag, '');
    if (/<script[^>]*\ssrc\s*=\s*(?!\"data:)|googletagmanager/i.test(html)) {
      await rm(output, { recursive: true, force: true });
      throw failed('the page would load a script from elsewhere; another version of allure changed its template');
    }
    const versions =
      history === undefined ? {} : versionsIn(await readFile(path.join(history, allureHistoryFileName), 'utf8'));
    // The first end of a head is that of the page: what it holds is encoded.
    await writeFile(
      page,
      html.replace('</head>', () => `${pageScript(versions, versionIn(visible(name, longestName)))}</head>`),
    );
    return page;
  } catch (error) {
    if (error instanceof NoReport) throw error;
    throw failed(error instanceof Error ? error.message : String(error));
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

/** Those of the files that are there and small enough. */
async function smallFiles(folder: string): Promise<string[]> {
  const sizes = await Promise.all(attachedFiles.map((file) => stat(path.join(folder, file)).catch(() => undefined)));
  return attachedFiles.filter((_, index) => {
    const found = sizes[index];
    return found?.isFile() === true && found.size <= largestFile;
  });
}

interface Configured {
  readonly workplace: string;
  readonly name: string;
  readonly output: string;
  readonly history: string | undefined;
  readonly resolutions: readonly ResolutionRule[];
  readonly files: readonly string[];
}

function configuration({ workplace, name, output, history, resolutions, files }: Configured) {
  const options = {
    reportName: name,
    singleFile: true,
    reportLanguage: 'en',
    groupBy: ['group'],
    // What is left out speaks of durations and layers of tests: how long a presentation took says nothing about a bot.
    // With an empty list Allure shows them all the same, and by a name that it does not know it shows none.
    sections: [history === undefined ? 'none' : 'charts'],
    charts: history === undefined ? [] : charts,
  };
  // Facts of the machine and of the runner tell a reader nothing, and the first are nobody's business.
  const hideLabels = [
    'host',
    'thread',
    'language',
    'framework',
    'package',
    'titlePath',
    'parentSuite',
    'suite',
    'subSuite',
  ];
  return {
    name,
    output,
    hideLabels,
    categories: { rules: categories },
    // It writes them down, by itself into whatever folder it was started in.
    resolutions: { rules: resolutions, knownIssuesPath: path.join(workplace, 'known-issues.json') },
    globalAttachments: files.map((file) => `run/${file}`),
    plugins: { awesome: { options } },
    ...(history === undefined
      ? {}
      : { historyPath: path.join(history, allureHistoryFileName), appendHistory: true, historyLimit: keptRuns }),
  };
}

async function startAllure(words: readonly string[]): Promise<ChildProcess> {
  return spawn(process.execPath, [allureMaker, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Ended {
  /** Undefined when it ended well. */
  readonly why: string | undefined;
  readonly said: string;
}

/** Resolves when it has ended, and stops it when the deadline has passed. */
function endOf(child: ChildProcess, deadlineMs: number, signal?: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    let said = '';
    let late = false;
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-10_000);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    const deadline = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, deadlineMs);
    const stop = () => void child.kill('SIGKILL');
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    const end = (why: string | undefined) => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', stop);
      resolve({ why, said });
    };
    child.on('error', (error) => end(`allure did not start: ${error.message}`));
    child.on('close', (code) => {
      if (late) end(`allure was not done after ${deadlineMs} ms`);
      else end(code === 0 ? undefined : `allure ended with code ${code ?? 'none'}`);
    });
  });
}
