/** Several verdicts side by side, requirement by requirement, with what differs: for buyers, and for a vendor's last release. */
import { tellProfile } from '../judge/words/tell-profile';
import { findRow, rows } from '../requirements/catalogue';
import { profileCounts, statuses as countedStatuses } from './count-lines';
import { renderConclusionShortly } from '../judge/words/render-extent';
import type { VerdictFile } from '../results/verdict-file-schema';
import { markdownTable } from '../judge/words/markdown-table';
import { markdownCode, markdownCodeInCell } from '../judge/words/markdown-code';

export interface Named {
  /** How the reader knows the file. */
  readonly name: string;
  readonly verdict: VerdictFile;
}

/** Of a name, an id or a path. */
const longest = 300;

export const notInThisRun = 'not in this run';

export type ComparedStatus = VerdictFile['results'][number]['status'] | typeof notInThisRun;

export interface ComparedRun {
  readonly file: string;
  readonly implementation: string;
  readonly conclusion: VerdictFile['conclusion'];
  /** The conclusion with how far it reaches. */
  readonly told: string;
  readonly whole: boolean;
  readonly profile: string;
  readonly suite: string;
  readonly requirements: string;
  readonly startedAt: string;
  /** Of all its requirements. */
  readonly counts: VerdictFile['counts'];
  /** Of those on which its claim rests. */
  readonly profileCounts: VerdictFile['counts'];
}

export interface ComparedRow {
  readonly id: string;
  /** Empty for a requirement that this suite does not know. */
  readonly statement: string;
  /** One for each run, in their order. */
  readonly statuses: readonly ComparedStatus[];
  /** Whether those that have it do not all give it the same status. */
  readonly differs: boolean;
}

export interface Comparison {
  readonly format: 1;
  readonly runs: readonly ComparedRun[];
  readonly rows: readonly ComparedRow[];
  /** Why the runs may not be comparable, in sentences. */
  readonly cautions: readonly string[];
}

export function compare(named: readonly Named[]): Comparison {
  const runs = named.map(comparedRun);
  const known: string[] = rows.map(({ id }) => id);
  const present = new Set(named.flatMap(({ verdict }) => verdict.results.map(({ id }) => id)));
  const ids = [...known.filter((id) => present.has(id)), ...[...present].filter((id) => !known.includes(id)).sort()];
  const differing = (what: (run: ComparedRun) => string) => new Set(runs.map(what)).size > 1;
  return {
    format: 1,
    runs,
    rows: ids.map((id) => comparedRow(id, named)),
    cautions: [
      ...(namedAlike(named)
        ? differing(({ requirements }) => requirements)
          ? ['They were judged by different sets of requirements.']
          : []
        : ['Their sets of requirements are named in two ways, so whether these are the same cannot be seen here.']),
      ...(differing(({ profile }) => profile) ? ['Their claims rest on different profiles.'] : []),
      ...(differing(({ suite }) => suite) ? ['They were judged by different versions of the suite.'] : []),
      ...named.filter(({ verdict }) => !isWhole(verdict)).map(({ name }) => `${name} is of a partial run.`),
    ],
  };
}

/** Whether the names of their sets can be compared. */
function namedAlike(named: readonly Named[]): boolean {
  return new Set(named.map(({ verdict }) => verdict.suite.digestRule ?? 1)).size < 2;
}

function comparedRun({ name, verdict }: Named): ComparedRun {
  const { declaration, suite } = verdict;
  return {
    file: name,
    implementation: declaration
      ? `${declaration.implementation.name} ${declaration.implementation.version}`
      : 'unknown',
    conclusion: verdict.conclusion,
    told: toldOf(verdict),
    whole: isWhole(verdict),
    profile: tellProfile(verdict),
    suite: `${suite.name} ${suite.version}`,
    requirements: suite.requirements,
    startedAt: verdict.startedAt,
    counts: verdict.counts,
    profileCounts: profileCounts(verdict.results),
  };
}

/** A file of a version that did not say it is whole unless its options show that it is not. */
function isWhole({ extent, only, shard, scope, interrupted }: VerdictFile): boolean {
  if (extent) return extent.whole;
  if (only || shard || interrupted) return false;
  return !scope || (scope.contracts && scope.runs > 0 && !scope.replay);
}

function toldOf(verdict: VerdictFile): string {
  const { conclusion, extent } = verdict;
  if (extent) return renderConclusionShortly({ conclusion, extent });
  return isWhole(verdict) ? conclusion : `${conclusion}, partial`;
}

function comparedRow(id: string, named: readonly Named[]): ComparedRow {
  const statuses = named.map(
    ({ verdict }): ComparedStatus => verdict.results.find((result) => result.id === id)?.status ?? notInThisRun,
  );
  const given = new Set(statuses.filter((status) => status !== notInThisRun));
  return { id, statement: findRow(id)?.statement ?? '', statuses, differs: given.size > 1 };
}

/** Rows that not all give the same status that have them, and rows that some do not have: what every form of it tells. */
export function differencesIn({ rows: compared }: Comparison) {
  return {
    differing: compared.filter(({ differs }) => differs),
    missing: compared.filter(({ statuses }) => statuses.includes(notInThisRun)),
  };
}

/** The comparison for a pull request or a mail. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { runs, rows: compared, cautions } = comparison;
  const { differing, missing } = differencesIn(comparison);
  const letters = runs.map((_run, index) => letterOf(index));
  const table = (some: readonly ComparedRow[]) =>
    markdownTable(
      ['Requirement', ...letters],
      some.map(({ id, statuses }) => [markdownCodeInCell(id, longest), ...statuses]),
    );
  return [
    '# Verdicts compared',
    '',
    'Counted are the requirements of the profile.',
    '',
    ...markdownTable(
      ['', 'Implementation', 'Conclusion', 'Profile', 'Suite', ...countedStatuses, 'File'],
      runs.map((run, index) => [
        letterOf(index),
        markdownCodeInCell(run.implementation, longest),
        run.told,
        markdownCodeInCell(run.profile, longest),
        markdownCodeInCell(run.suite, longest),
        ...countedStatuses.map((status) => String(run.profileCounts[status])),
        markdownCodeInCell(run.file, longest),
      ]),
    ),
    ...(cautions.length === 0 ? [] : ['', ...cautions.map((caution) => `- Caution: ${markdownCode(caution, 1_000)}`)]),
    '',
    '## What differs',
    '',
    ...(differing.length === 0 ? ['Nothing.'] : table(differing)),
    ...(missing.length === 0
      ? []
      : ['', '## Not in every file', '', missing.map(({ id }) => markdownCode(id, longest)).join(', ')]),
    '',
    '## Every requirement',
    '',
    ...table(compared),
    '',
  ].join('\n');
}

/** A, B, C …; a comparison of more than 26 is told by number. */
export function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}
