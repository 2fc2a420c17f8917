/**
 * Finishes the results that the specs left for Allure: a name that outlives every title, so that the history of a
 * requirement is one line; the true status, heading and owner of each, for each finding as well; what is known and borne, or has no
 * weight, as a resolution; how far a partial run reaches; the verdict beside the facts; and the build.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import { rowOf } from '../requirements/catalogue';
import { sourceUrl } from '../requirements/source-url';
import { sources } from '../requirements/sources';
import { allureGroups, standingOfOther, standingOfRow, type AllureStatus, type Resolution } from './allure-standing';
import { buildLink } from './build-link';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import { extentEpic, renderConclusion, renderPart, renderUnreached } from '../judge/words/render-extent';
import { weightOf } from './weight';

/** By Allure's names: what has another one is lost without a word. */
interface Step {
  readonly name: string;
  readonly status: string;
  readonly stage: string;
  readonly start: number;
  readonly stop: number;
  readonly steps: readonly Step[];
  readonly attachments: readonly object[];
  readonly parameters: readonly { readonly name: string }[];
  readonly statusDetails?: { readonly message?: string };
}

interface Result extends Step {
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly links?: readonly object[];
}

/** A step passes for Allure when its code ran. One that tells a finding has the status of the finding. */
const statusOfFinding = {
  fail: 'failed',
  inconclusive: 'unknown',
  excused: 'skipped',
  'not applicable': 'skipped',
} as const;

/** A resolution with the result that it is for, as Allure's configuration has it. */
export type ResolutionRule = Resolution & { readonly testCaseId: readonly string[] };

/** Rewrites the results in `allure-results` of this folder; answers what resolves which of them. */
export function stampAllureResults(out: string, run: JudgedRun, env: NodeJS.ProcessEnv): ResolutionRule[] {
  const folder = path.join(out, 'allure-results');
  const groups = allureGroups(run);
  const places = new Map([...groups.keys()].map((row, index) => [row, index]));
  const whole: Whole = { run, rows: new Map(run.results.map((result) => [result.id, result])), groups, places };
  const rules: ResolutionRule[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('-result.json'))) {
    const at = path.join(folder, file);
    const { result, rule } = stamped(JSON.parse(readFileSync(at, 'utf8')) as Result, whole);
    writeFileSync(at, JSON.stringify(result));
    if (rule) rules.push(rule);
  }
  stampVerdict(path.join(folder, 'environment.properties'), run);
  const build = buildLink(env);
  if (build) {
    const executor = {
      name: build.type,
      type: build.type,
      buildName: build.name,
      buildUrl: build.url,
      buildOrder: build.number,
    };
    writeFileSync(path.join(folder, 'executor.json'), JSON.stringify(executor));
  }
  return rules;
}

interface Whole {
  readonly run: JudgedRun;
  readonly rows: ReadonlyMap<string, RowResult>;
  readonly groups: ReadonlyMap<RowResult, string>;
  /** In which order the rows are to be read. */
  readonly places: ReadonlyMap<RowResult, number>;
}

/** The verdict as the first of the facts: the share of green results, which Allure shows, is none. */
function stampVerdict(file: string, run: JudgedRun): void {
  const facts = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const others = facts.split('\n').filter((line) => !/^(Verdict|Extent|Unreached)=/.test(line));
  const [part, unreached] = [renderPart(run.extent), renderUnreached(run.extent)];
  const stamps = [
    `Verdict=${renderConclusion(run)} (exit code ${run.exitCode})`,
    ...(part === undefined ? [] : [`Extent=${part}`]),
    ...(unreached === undefined ? [] : [`Unreached=${unreached}`]),
  ];
  writeFileSync(file, [...stamps, ...others].join('\n'));
}

function stamped(result: Result, whole: Whole): { readonly result: object; readonly rule: ResolutionRule | undefined } {
  const { run, rows, groups } = whole;
  const labels = (name: string) => result.labels.flatMap((each) => (each.name === name ? [each.value] : []));
  const label = (name: string) => labels(name)[0] ?? '';
  const row = rows.get(label('feature'));
  // A row is presented once, so its id is enough; everything else is told apart by its title as well.
  const fullName = row ? `requirement ${row.id}` : `${label('epic')}: ${label('feature')}: ${result.name}`;
  const id = createHash('md5').update(fullName).digest('hex');
  const weighed = row ?? (result.status === 'passed' ? undefined : heaviest(labels('requirement'), rows, run));
  const about = { epic: label('epic'), feature: label('feature'), message: result.statusDetails?.message ?? '' };
  const standing = row
    ? standingOfRow(run, row)
    : standingOfOther(run, { ...about, status: result.status as AllureStatus }, weighed);
  const part = renderPart(run.extent);
  const stamps = [
    ...(part === undefined ? [] : [{ name: 'extent', value: part }]),
    ...(row ? [{ name: 'status', value: row.status }] : []),
    ...(weighed ? [{ name: 'weight', value: weightOf(run, weighed) }] : []),
    { name: 'group', value: (row && groups.get(row)) ?? label('epic') },
    ...(standing.category === undefined ? [] : [{ name: 'category', value: standing.category }]),
    ...standing.owners.map((value) => ({ name: 'owner', value })),
  ];
  // The report sorts by time, and the specs ran in the order of their files: causes and then the page's order is what a reader expects.
  const start = Date.parse(run.startedAt) + placeOf(label('epic'), { row, name: result.name }, whole);
  const { resolution } = standing;
  return {
    result: {
      ...result,
      // The tree shows a name and no label, and a requirement is spoken of by its id.
      name: row ? `${result.name} (${row.id})` : result.name,
      status: standing.status,
      start,
      stop: start + Math.max(0, result.stop - result.start),
      fullName,
      historyId: id,
      testCaseId: id,
      labels: [...result.labels, ...stamps],
      links: [...(row ? [sourceOf(row)] : []), ...(result.links ?? [])],
      steps: result.steps.map((step) => unfolded(step, standing.status)),
      // The path of the code that all specs share is of no use to anyone: a row has its own spec.
      titlePath: ['specs', path.posix.basename(label('suite')), ...(row ? [row.id] : [])].filter((each) => each !== ''),
      parameters: (result.parameters ?? []).filter(({ name }) => name !== 'Project'),
    },
    rule: resolution && { ...resolution, testCaseId: [id] },
  };
}

/** What a message of a contract or a property speaks of weighs as much as the heaviest of its requirements. */
function heaviest(
  ids: readonly string[],
  results: ReadonlyMap<string, RowResult>,
  run: JudgedRun,
): RowResult | undefined {
  const touched = ids.flatMap((id) => results.get(id) ?? []);
  return (['red', 'open', 'reported'] as const)
    .map((standing) => touched.find((each) => effectOnClaim(run, each) === standing))
    .find((each) => each !== undefined);
}

/** Where the requirement is documented, as a link. */
function sourceOf({ id }: RowResult): object {
  const { source } = rowOf(id);
  return { url: sourceUrl(source), name: `${sources[source.page].title}, “${source.heading}”`, type: 'source' };
}

/**
 * The step with its lines as steps, each of which has passed, unless it tells a finding that has not. What it threw is told with
 * the result, and it fails as the result does.
 */
function unfolded({ statusDetails: _told, ...thrown }: Step, of: AllureStatus): Step {
  const step = thrown.status === 'passed' ? thrown : { ...thrown, status: of };
  const [name = '', ...lines] = step.name.split('\n');
  if (lines.length === 0) return step;
  const { start } = step;
  const told = lines.map((line): Step => {
    const verdict = name.startsWith('Then ')
      ? /^(fail|inconclusive|excused|not applicable): /.exec(line)?.[1]
      : undefined;
    const status = verdict === undefined ? 'passed' : statusOfFinding[verdict as keyof typeof statusOfFinding];
    return { name: line, status, stage: 'finished', start, stop: start, steps: [], attachments: [], parameters: [] };
  });
  return { ...step, name, steps: [...told, ...step.steps] };
}

/** Faults and how far the run reaches first, then the requirements by their groups, then everything else as it came. */
function placeOf(
  epic: string,
  { row, name }: { readonly row: RowResult | undefined; readonly name: string },
  { places, run }: Whole,
): number {
  const { length } = run.faults;
  if (row) return length + 1 + (places.get(row) ?? 0);
  // They are numbered by their names, and come in the order in which they were told.
  if (epic === 'Faults') return Number(/^fault (\d+)/.exec(name)?.[1] ?? length) - 1;
  return epic === extentEpic ? length : length + 1 + places.size;
}
