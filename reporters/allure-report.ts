/**
 * Makes the report: one HTML file that opens from the file system, without a server and without the network. Allure
 * puts a tag of an analytics service into its pages and has no switch for it, so it is taken out here.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { firstWords } from '../judge/words/first-words';
import { makeFolder } from '../results/make-folder';
import { keptRuns } from '../results/verdict-history';
import { visible } from '../judge/words/visible';

/** Why there is no report. A fault of the suite's own surroundings, never of the implementation. */
export class NoReport extends Error {
  override readonly name = 'NoReport';
}

/** One line for each earlier run; a build server can keep it from build to build. */
export const historyFileName = 'history.jsonl';

export interface ReportOptions {
  /** Title of the report; it may hold the name of an implementation, which may hold anything. */
  readonly name: string;
  /** Folder in which the results of earlier runs are kept, and to which those of this one are added. */
  readonly history?: string | undefined;
  /** Starts Allure's command with these arguments; as a new process with our environment when left out. */
  readonly start?: (words: readonly string[]) => Promise<ChildProcess>;
  readonly deadlineMs?: number;
}

/** The script of Allure's command. */
export const allureCommand = path.join(path.dirname(require.resolve('allure')), '..', 'cli.js');

const analyticsTag =
  /\s*<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>\s*<script>[\s\S]*?gtag\('config'[\s\S]*?<\/script>/g;

/** What a result is filed under, by its status and the first word of its message. The first that fits counts. */
const categories = [
  {
    name: 'Does not conform',
    matchers: { statuses: ['failed'], message: `^${firstWords.fail}`, labels: { weight: '^the claim ' } },
  },
  { name: 'Failed beside the claim', matchers: { statuses: ['failed'], message: `^${firstWords.fail}` } },
  { name: 'Inconclusive', matchers: { statuses: ['failed'], message: `^${firstWords.inconclusive}` } },
  { name: 'Unstable', matchers: { statuses: ['failed'], message: `^${firstWords.unstable}` } },
  { name: 'Waived', matchers: { statuses: ['skipped'], message: `^${firstWords.waived}` } },
  { name: 'Not applicable', matchers: { statuses: ['skipped'], message: `^${firstWords['not-applicable']}` } },
  { name: 'Left out of a partial run', matchers: { statuses: ['skipped'], message: `^${firstWords.partial}` } },
  { name: 'Not finished, or not chosen', matchers: { statuses: ['skipped'] } },
  { name: 'Fault of the suite', matchers: { statuses: ['broken'], message: '^FAULT  suite' } },
  { name: 'Fault of target, adapter or usage', matchers: { statuses: ['broken'] } },
  { name: 'Observed, never judged', matchers: { statuses: ['passed'], labels: { observation: '.' } } },
];

const charts = [
  { type: 'currentStatus', title: 'This run' },
  { type: 'statusDynamics', title: 'This run and those kept in the history', limit: 20 },
  { type: 'statusTransitions', title: 'What changed from run to run', limit: 20 },
  { type: 'successRateDistribution', title: 'By section of the page' },
];

/**
 * Turns `allure-results` of this folder into `allure-report/index.html` and returns its path. Rejects with a {@link NoReport}
 * that names the results, which stay as they are: everything else of the run can still be told.
 */
export async function makeAllureReport(
  folder: string,
  { name, history, start = startAllure, deadlineMs = 60_000 }: ReportOptions,
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
    await writeFile(config, JSON.stringify(configuration(visible(name, 120), output, history)));
    await rm(output, { recursive: true, force: true });
    const words = ['generate', 'run/allure-results', '--config', config, '--cwd', workplace];
    const ended = await endOf(await start(words), deadlineMs);
    if (ended.why !== undefined || !existsSync(page)) {
      throw failed(`${ended.why ?? 'allure wrote no page'}. It said: ${JSON.stringify(ended.said.slice(-500))}`);
    }
    const html = (await readFile(page, 'utf8')).replace(analyticsTag, '');
    if (/<script[^>]*\ssrc\s*=\s*(?!\"data:)|googletagmanager/i.test(html)) {
      await rm(output, { recursive: true, force: true });
      throw failed('the page would load a script from elsewhere; another version of allure changed its template');
    }
    await writeFile(page, html);
    return page;
  } catch (error) {
    if (error instanceof NoReport) throw error;
    throw failed(error instanceof Error ? error.message : String(error));
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

function configuration(name: string, output: string, history: string | undefined) {
  const options = {
    reportName: name,
    singleFile: true,
    reportLanguage: 'en',
    groupBy: ['epic', 'feature'],
    // What is left out speaks of durations and layers of tests: how long a presentation took says nothing about a bot.
    sections: ['charts'],
    charts,
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
    plugins: { awesome: { options } },
    ...(history === undefined
      ? {}
      : { historyPath: path.join(history, historyFileName), appendHistory: true, historyLimit: keptRuns }),
  };
}

async function startAllure(words: readonly string[]): Promise<ChildProcess> {
  return spawn(process.execPath, [allureCommand, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Ended {
  /** Undefined when it ended well. */
  readonly why: string | undefined;
  readonly said: string;
}

/** Resolves when it has ended, and stops it when the deadline has passed. */
function endOf(child: ChildProcess, deadlineMs: number): Promise<Ended> {
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
    const end = (why: string | undefined) => {
      clearTimeout(deadline);
      resolve({ why, said });
    };
    child.on('error', (error) => end(`allure did not start: ${error.message}`));
    child.on('close', (code) => {
      if (late) end(`allure was not done after ${deadlineMs} ms`);
      else end(code === 0 ? undefined : `allure ended with code ${code ?? 'none'}`);
    });
  });
}
