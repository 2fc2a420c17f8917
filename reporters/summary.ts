/** The run as `summary.md`: one page for a pull request or a build's front page. */
import { rowOf } from '../requirements/catalogue';
import { sources } from '../requirements/sources';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import type { Evidence } from '../judge/verdict/evidence';
import { exitMeaning } from './exit-meaning';
import { gatherSightings, observed } from '../judge/verdict/observed';
import { ofOwnReference } from './own-reference';
import { reasonOf, renderResult } from '../judge/words/paragraph';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import { countLines, statuses } from './count-lines';
import { refusedCallLines } from '../judge/words/tell-refused-calls';
import { errataLines } from '../judge/words/tell-errata';
import { extentLines, renderConclusion } from '../judge/words/render-extent';
import { renderFault } from '../judge/words/render-fault';
import { unstableLines } from '../judge/words/unstable-line';
import { visible } from '../judge/words/visible';
import { notYetScored, withdrawnBy } from './weight';

export function summaryMarkdown(run: JudgedRun, evidence: Evidence): string {
  const { declaration } = run;
  const who = declaration ? `${declaration.implementation.name} ${declaration.implementation.version}` : 'unknown';
  // Rows that no play reached are in the table with the reason; a paragraph for each would bury the rest.
  const toTell = run.results.filter((result) => effectOnClaim(run, result) !== 'fine' && result.findings.length > 0);
  return [
    `# Agent escalation: ${renderConclusion(run)}${ofOwnReference(run)}`,
    '',
    `Exit code ${run.exitCode}: ${exitMeaning(run)}.`,
    ...(run.missingReports ?? []).flatMap((sentence) => ['', code(sentence)]),
    '',
    ...extentLines(run.extent).flatMap((line) => [`**${line}**`, '']),
    ...[...errataLines(run), ...unstableLines(run)].flatMap((line) => [code(line), '']),
    ...table(
      ['', ''],
      [
        ['Implementation', code(who)],
        ['Target', code(run.target)],
        ['Profile', code(`${run.profile}${run.strict ? ', strict' : ''}`)],
        ['Channels', run.channels.join(', ')],
        ['Clock', run.clock ?? 'unknown'],
        ['Capabilities', code(declaration?.capabilities.join(', ') || 'none')],
        ['Seed', String(run.seed)],
        ['Suite', code(`${run.suite.name} ${run.suite.version}, requirements ${run.suite.requirements}`)],
        ...(run.suite.page ? [['Page', `as it was on ${run.suite.page.read}`]] : []),
        ['Started', code(run.startedAt)],
        ...(run.only ? [['Only', code(run.only.join(', '))]] : []),
        ...(run.interrupted ? [['Interrupted', 'yes']] : []),
      ],
    ),
    '',
    ...table(
      ['', ...statuses],
      countLines(run).map(({ name, counts }) => [name, ...statuses.map((status) => String(counts[status]))]),
    ),
    ...(run.refusedCalls ? ['', ...fenced(refusedCallLines(run).join('\n'))] : []),
    ...(run.notes?.length ? ['', '## Notes on the adapter', ''] : []),
    ...(run.notes ?? []).map((note) => `- ${code(note)}`),
    ...(run.faults.length === 0 ? [] : ['', '## Faults']),
    ...run.faults.flatMap((fault) => ['', ...fenced(renderFault(fault))]),
    ...(toTell.length === 0 ? [] : ['', '## Not as documented, or not judged']),
    ...toTell.flatMap((result) => ['', ...fenced(renderResult(run, result, evidence))]),
    '',
    '## Every requirement',
    '',
    ...table(['Requirement', 'Status', 'Weight', 'Statement'], run.results.map(rowCells)),
    ...observationLines(evidence),
    '',
  ].join('\n');
}

/** Where the documents are silent: what this implementation does, never judged. */
function observationLines(evidence: Evidence): string[] {
  const lines = observed(evidence).flatMap(({ question, sightings }) =>
    gatherSightings(sightings).map(({ about, seen, channels }) => [
      question,
      code(about),
      code(seen),
      channels.join(', '),
    ]),
  );
  if (lines.length === 0) return [];
  return [
    '',
    '## Observed where the documents are silent',
    '',
    'Recorded, never judged.',
    '',
    ...table(['Question', 'Case', 'Seen', 'Channels'], lines),
  ];
}

function rowCells(result: RowResult): string[] {
  const row = rowOf(result.id);
  const { url } = sources[row.source.page];
  const why = result.status === 'passed' ? undefined : reasonOf(result);
  return [
    `[\`${row.id}\`](${url})`,
    result.unstable ? `${result.status}, unstable` : result.status,
    `${row.level}, ${row.basis}${result.gating ? ', in the profile' : besideTheProfile(result)}`,
    `${row.statement.replace(/([_*|])/g, '\\$1')}${why === undefined ? '' : `<br>${code(why)}`}`,
  ];
}

function besideTheProfile(result: RowResult): string {
  if (result.withdrawn !== undefined) return `, ${withdrawnBy(result.withdrawn)}`;
  return result.notYetScored ? `, ${notYetScored}` : '';
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)];
}

/** As code, where markup, links and mentions are plain text. Delimiters are longer than any run of backticks inside. */
function code(text: string): string {
  // In a table a bar ends the cell even inside code, unless escaped.
  const shown = visible(text, 500).replace(/\|/g, '\\|');
  const ticks = '`'.repeat(longestTicks(shown) + 1);
  return `${ticks} ${shown} ${ticks}`;
}

function fenced(text: string): string[] {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return [`${fence}text`, text, fence];
}

function longestTicks(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
}
