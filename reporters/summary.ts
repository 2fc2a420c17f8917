/**
 * The run as `summary.md`: one page for a pull request or a build's front page. Such places take so many characters and no
 * more, so that it is bounded whatever failed, and what is left out is said.
 */
import { tellProfile } from '../judge/words/tell-profile';
import { rowOf } from '../requirements/catalogue';
import { sourceUrl } from '../requirements/source-url';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import type { Evidence } from '../judge/verdict/evidence';
import { nothingPlayed } from '../judge/verdict/nothing-played';
import { exitMeaning } from './exit-meaning';
import { gatherSightings, observed } from '../judge/verdict/observed';
import { ofOwnReference } from './own-reference';
import { reasonOf, renderResult } from '../judge/words/paragraph';
import { causesOf, type Cause } from '../judge/words/causes-of';
import { headingOfCause } from '../judge/words/cause-words';
import { escapeMarkup } from '../judge/words/html';
import { renderCause } from '../judge/words/render-cause';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import { countLines, statuses } from './count-lines';
import { refusedCallLines } from '../judge/words/tell-refused-calls';
import { besideLines } from '../judge/words/tell-beside';
import { errataLines } from '../judge/words/tell-errata';
import { extentLines, renderConclusion } from '../judge/words/render-extent';
import { renderFaults } from '../judge/words/render-fault';
import { unstableLines } from '../judge/words/unstable-line';
import { sinceMarkdown } from '../judge/words/tell-since';
import { fewTicks, markdownCode, markdownCodeInCell } from '../judge/words/markdown-code';
import { ticksAround } from '../judge/words/ticks-around';
import { markdownTable } from '../judge/words/markdown-table';
import { notYetScored, withdrawnBy } from './weight';

/** A comment on a pull request takes 65,536. */
const mostCharacters = 60_000;

/** Of what is told at length, and of what one cell or line says. */
const longest = { block: 4_000, fact: 300, reason: 160 } as const;

/** More of a kind than this are in the report. */
const mostOfAKind = 10;

export function summaryMarkdown(run: JudgedRun, evidence: Evidence): string {
  const nothing = nothingPlayed(run);
  const head = headLines(run);
  const facts = runLines(run, nothing);
  if (nothing) return [...head, ...facts, ''].join('\n');
  const before = [...head, ...failedIds(run)];
  // Rows that no play reached are in the table with the reason; a paragraph for each would bury the rest.
  const waived = run.results.filter(({ status }) => status === 'waived');
  const paragraphs = [
    ...causesOf(run).map((cause) => folded(causeTitleOf(cause), fenced(renderCause(run, cause, evidence)))),
    ...waived.map((result) => folded(titleOf(result), fenced(renderResult(run, result, evidence)))),
  ].map((lines) => ['', ...lines]);
  const room = mostCharacters - 1_000 - sizeOf([...before, ...facts]);
  const after = withinRoom(
    [['', ...folded('Every requirement', requirementTable(run))], observationLines(evidence)],
    room,
  );
  return [
    ...before,
    ...(paragraphs.length === 0 ? [] : ['', '## Not as documented, or not judged']),
    ...withinRoom(paragraphs, room - sizeOf(after)),
    ...facts,
    ...after,
    '',
  ].join('\n');
}

/** Whether it conforms, how far that reaches, and what stands in the way. */
function headLines(run: JudgedRun): string[] {
  return [
    `# Agent escalation: ${renderConclusion(run)}${ofOwnReference(run)}`,
    ...sinceMarkdown(run).flatMap((line) => ['', line]),
    '',
    `Exit code ${run.exitCode}: ${exitMeaning(run)}.`,
    '',
    `${code(whoOf(run), 120)}, ${run.bot ? 'by description, red by' : 'profile'} ${code(tellProfile(run))}.`,
    ...(run.missingReports ?? []).slice(0, mostOfAKind).flatMap((sentence) => ['', code(sentence, 600)]),
    ...faultLines(run),
    ...[...extentLines(run.extent), ...besideLines(run).map(asWords)].flatMap((line) => [
      '',
      `**${cut(line, 1_500)}**`,
    ]),
    ...[...errataLines(run), ...unstableLines(run)].flatMap((line) => ['', code(line, 1_500)]),
    ...(run.refusedCalls ? ['', ...fenced(refusedCallLines(run).join('\n'))] : []),
  ];
}

/** What was judged, when and by what; how much of it has which status. */
function runLines(run: JudgedRun, nothing: boolean): string[] {
  const facts = factsOf(run, nothing ? code : cell);
  return [
    '',
    '## The run',
    '',
    ...(nothing
      ? facts.map(([name, value]) => `- ${name}: ${value}`)
      : [
          ...markdownTable(['', ''], facts),
          '',
          ...markdownTable(
            ['', ...statuses],
            countLines(run).map(({ name, counts }) => [name, ...statuses.map((status) => String(counts[status]))]),
          ),
        ]),
    ...(run.notes?.length ? ['', '## Notes on the adapter', ''] : []),
    ...bounded((run.notes ?? []).map((note) => `- ${code(note, 500)}`)),
  ];
}

function whoOf({ declaration }: JudgedRun): string {
  return declaration ? `${declaration.implementation.name} ${declaration.implementation.version}` : 'unknown';
}

function factsOf(run: JudgedRun, shown: typeof code): (readonly [string, string])[] {
  const { declaration } = run;
  return [
    ['Implementation', shown(whoOf(run))],
    ['Target', shown(run.target)],
    ['Profile', shown(tellProfile(run))],
    ['Channels', run.channels.join(', ') || 'none'],
    ['Clock', run.clock ?? 'unknown'],
    ['Capabilities', shown(declaration?.capabilities.join(', ') || 'none')],
    ['Seed', String(run.seed)],
    ['Suite', shown(`${run.suite.name} ${run.suite.version}, requirements ${run.suite.requirements}`)],
    ...(run.suite.page ? [['Page', `as it was on ${run.suite.page.read}`] as const] : []),
    ['Started', shown(run.startedAt)],
    ...(run.only ? [['Only', shown(run.only.join(', '))] as const] : []),
    ...(run.interrupted ? [['Interrupted', 'yes'] as const] : []),
  ];
}

function faultLines({ faults }: JudgedRun): string[] {
  if (faults.length === 0) return [];
  const told = renderFaults(faults);
  const more = told.length - mostOfAKind;
  return [
    '',
    '## Faults',
    ...told.slice(0, mostOfAKind).flatMap((fault) => ['', ...fenced(cut(fault, 1_500))]),
    ...(more > 0 ? ['', `… and ${more} more, in the report.`] : []),
  ];
}

/** Which they are, before anything is told of one of them. */
function failedIds(run: JudgedRun): string[] {
  const failed = run.results.filter((result) => effectOnClaim(run, result) === 'red');
  const red = [...failed.filter(({ gating }) => gating), ...failed.filter(({ gating }) => !gating)];
  if (red.length === 0) return [];
  return ['', `**${red.length} failed:** ${red.map(({ id }) => `\`${id}\``).join(', ')}`];
}

/** Each is told as long as there is room for it; how many are not is said. */
function withinRoom(blocks: readonly (readonly string[])[], room: number): string[] {
  const told: string[] = [];
  let left = room;
  let many = 0;
  for (const block of blocks) {
    left -= sizeOf(block);
    if (left < 0) break;
    told.push(...block);
    many += 1;
  }
  return many === blocks.length ? told : [...told, '', `… and ${blocks.length - many} more, in the report.`];
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function bounded(lines: readonly string[]): string[] {
  const more = lines.length - mostOfAKind;
  return more > 0 ? [...lines.slice(0, mostOfAKind), `- … and ${more} more, in the report.`] : [...lines];
}

/** Closed until somebody opens it. */
function folded(title: string, lines: readonly string[]): string[] {
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}

/** With the cause, so that it is read before anything is opened; as code, so that no text of a bot calls anybody. */
function causeTitleOf(cause: Cause): string {
  return `${titleOf(cause.root)}<br><code>${escapeMarkup(headingOfCause(cause, 300))}</code>`;
}

function titleOf(result: RowResult): string {
  const { level, basis } = rowOf(result.id);
  return `<code>${result.id}</code> ${result.status}, ${level}, ${basis}${result.gating ? ', in the profile' : ''}`;
}

/** Where the documents are silent: what this implementation does, never judged. */
function observationLines(evidence: Evidence): string[] {
  const lines = observed(evidence).flatMap(({ question, sightings }) =>
    gatherSightings(sightings).map(({ about, seen, channels }) => [
      question,
      cell(about, longest.reason),
      cell(seen, longest.reason),
      channels.join(', '),
    ]),
  );
  if (lines.length === 0) return [];
  const most = 3 * mostOfAKind;
  return [
    '',
    ...folded('Observed where the documents are silent; never judged', [
      ...markdownTable(['Question', 'Case', 'Seen', 'Channels'], lines.slice(0, most)),
      ...(lines.length > most ? ['', `… and ${lines.length - most} more, in the report.`] : []),
    ]),
  ];
}

/** The table, and the addresses of the headings in it, each once. */
function requirementTable(run: JudgedRun): string[] {
  const urls = [...new Set(run.results.map(({ id }) => sourceUrl(rowOf(id).source)))];
  return [
    ...markdownTable(
      ['Requirement', 'Status', 'Weight', 'Statement'],
      run.results.map((result) => rowCells(result, urls)),
    ),
    '',
    ...urls.map((url, index) => `[source ${index + 1}]: ${url}`),
  ];
}

function rowCells(result: RowResult, urls: readonly string[]): string[] {
  const row = rowOf(result.id);
  const why = result.status === 'passed' ? undefined : reasonOf(result);
  return [
    `[\`${row.id}\`][source ${urls.indexOf(sourceUrl(row.source)) + 1}]`,
    result.unstable ? `${result.status}, unstable` : result.status,
    `${row.level}, ${row.basis}${result.gating ? ', in the profile' : besideTheProfile(result)}`,
    `${asWords(row.statement)}${why === undefined ? '' : `<br>${cell(why, longest.reason)}`}`,
  ];
}

function besideTheProfile(result: RowResult): string {
  if (result.withdrawn !== undefined) return `, ${withdrawnBy(result.withdrawn)}`;
  return result.notYetScored ? `, ${notYetScored}` : '';
}

/** Our own words, of which Markdown makes nothing. */
function asWords(text: string): string {
  return text.replace(/([_*|])/g, '\\$1');
}

/** In a line, and in a cell of a table. */
function code(text: string, most: number = longest.fact): string {
  return markdownCode(text, most);
}

function cell(text: string, most: number = longest.fact): string {
  return markdownCodeInCell(text, most);
}

function fenced(text: string): string[] {
  const shown = cut(fewTicks(text), longest.block);
  const fence = ticksAround(shown, 3);
  return [`${fence}text`, shown, fence];
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)} …` : text;
}
