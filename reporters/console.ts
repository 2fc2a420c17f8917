/** The last lines of a run on the console: what failed and how to mend it, the counts, the verdict, where the report is. */
import { styleText } from 'node:util';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import type { Evidence } from '../judge/verdict/evidence';
import { nothingPlayed } from '../judge/verdict/nothing-played';
import { exitMeaning } from './exit-meaning';
import { foundCaseLines } from './found-cases';
import { renderResult } from '../judge/words/paragraph';
import { causesOf, type Cause } from '../judge/words/causes-of';
import { renderCause } from '../judge/words/render-cause';
import { renderFaults } from '../judge/words/render-fault';
import { effectOnClaim, type ClaimEffect } from '../judge/verdict/claim-effect';
import { countLines, statuses } from './count-lines';
import { refusedCallLines } from '../judge/words/tell-refused-calls';
import { besideLines } from '../judge/words/tell-beside';
import { errataLines } from '../judge/words/tell-errata';
import { extentLines, renderBareConclusion, renderReach } from '../judge/words/render-extent';
import { ofOwnReference } from './own-reference';
import { unstableLines } from '../judge/words/unstable-line';
import { quotedName } from '../judge/words/quoted-name';
import { visible } from '../judge/words/visible';

export interface ConsoleOptions {
  readonly colour: boolean;
  /** Where the report is; undefined when none could be made. */
  readonly report: string | undefined;
  /** Where everything else of the run is. */
  readonly folder: string;
}

/** More paragraphs than this are in the report, not on the console. */
const mostParagraphs = 20;

/** Whether to colour what is written to this stream. */
export function coloursOn(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** All the lines, ending in a line feed. */
export function renderRun(run: JudgedRun, evidence: Evidence, options: ConsoleOptions): string {
  const paint = (style: 'red' | 'green' | 'yellow' | 'bold', text: string) =>
    options.colour ? styleText(style, text, { validateStream: false }) : text;
  const paintWord = (style: 'red' | 'yellow', text: string) => text.replace(/^\S+/, (word) => paint(style, word));
  const of = (standing: ClaimEffect) => run.results.filter((result) => effectOnClaim(run, result) === standing);
  const waived = of('reported').filter(({ status }) => status === 'waived');
  const neverPlayed = of('open').filter((result) => result.findings.length === 0);
  const causes = causesOf(run).filter(({ weight, failed }) => weight !== 'reported' || failed.length > 0);
  const told: readonly (string | Cause | RowResult)[] = [...renderFaults(run.faults), ...causes, ...waived];
  const shown = told.slice(0, mostParagraphs);
  const more = told.length - shown.length;
  const colourOf = colourOfVerdict(run);
  const nothing = nothingPlayed(run);
  // It is no file of this run: its row has the line that plays it again.
  const playsOneCase = run.scope?.replay?.kind === 'case';
  return [
    ...shown.flatMap((each) => {
      if (typeof each === 'string') return [paintWord('red', each), ''];
      const isCause = 'root' in each;
      const text = isCause ? renderCause(run, each, evidence) : renderResult(run, each, evidence);
      const cases = playsOneCase ? [] : foundCaseLines(isCause ? each.root : each, evidence, options.folder);
      return [paintWord(isCause && each.weight === 'red' ? 'red' : 'yellow', text), ...cases, ''];
    }),
    ...(more > 0 ? [`… and ${more} more: see ${options.report ?? options.folder}`, ''] : []),
    ...(nothing ? [] : tellNeverPlayed(neverPlayed, options.report ?? options.folder)),
    ...(run.refusedCalls ? [...refusedCallLines(run), ''] : []),
    ...(run.notes ?? []).flatMap((note) => [`NOTE  ${visible(note, 2_000)}`, '']),
    ...(nothing
      ? [
          `Nothing was played to its end, so nothing is known of the ${run.extent.of} requirements of ${run.extent.set}.`,
        ]
      : countTable(run)),
    '',
    `${paint('bold', paint(colourOf, renderBareConclusion(run).toUpperCase()))}  ${claimOf(run)}`,
    ...extentLines(run.extent),
    ...besideLines(run),
    ...errataLines(run),
    ...unstableLines(run),
    `Exit code ${run.exitCode}: ${exitMeaning(run)}.`,
    options.report === undefined
      ? `No report was made; the results are in ${options.folder}`
      : `Report  ${options.report}`,
    ...(run.missingReports ?? []).map((sentence) => visible(sentence)),
    '',
  ].join('\n');
}

/** Green is for the whole: a part that conforms leaves the rest open. */
function colourOfVerdict({ conclusion, extent }: JudgedRun): 'green' | 'yellow' | 'red' {
  if (conclusion === 'conforms' && extent.whole) return 'green';
  return conclusion === 'conforms' || conclusion === 'incomplete' ? 'yellow' : 'red';
}

/** More ids than this would bury the cause. */
const mostIds = 6;

/** Rows that no play reached are named together, and some of them by their ids. */
function tellNeverPlayed(results: readonly RowResult[], elsewhere: string): string[] {
  if (results.length === 0) return [];
  const reasons = [...new Set(results.map((result) => result.why ?? ''))];
  return reasons.flatMap((why) => {
    const ids = results.filter((result) => (result.why ?? '') === why).map((result) => result.id);
    const more = ids.length - mostIds;
    return [
      `INCONCLUSIVE  ${ids.length} of the profile's requirements. ${why}`,
      `  ${ids.slice(0, mostIds).join(', ')}${more > 0 ? `, and ${more} more: see ${elsewhere}` : ''}`,
      '',
    ];
  });
}

/** Whom, how far and by what. The name is quoted: whatever it says, it ends where the quotes do. */
function claimOf(run: JudgedRun): string {
  const { declaration } = run;
  const who = declaration ? quotedName(declaration.implementation) : visible(run.target, 200);
  const reach = renderReach(run);
  const only = run.only ? `, ${run.only.length} chosen requirement${run.only.length === 1 ? '' : 's'} only` : '';
  return `${reach === undefined ? '' : `${reach}. `}${who}${ofOwnReference(run)}: ${run.bot ? 'no profile is claimed, red by' : 'profile'} "${run.profile}"${run.strict ? ' strictly' : ''}${only}, seed ${run.seed}${pageOf(run)}`;
}

/** The day tells a reader of later whether the page is still the one that was judged by. */
function pageOf({ suite }: JudgedRun): string {
  return suite.page ? `, the page as it was on ${suite.page.read}` : '';
}

function countTable(run: JudgedRun): string[] {
  const lines = countLines(run);
  const wide = Math.max(...lines.map(({ name }) => name.length));
  return [
    [''.padEnd(wide), ...statuses].join('  '),
    ...lines.map(({ name, counts }) =>
      [name.padEnd(wide), ...statuses.map((status) => String(counts[status]).padStart(status.length))].join('  '),
    ),
  ];
}
