/**
 * The page that a reviewer opens first: whether it conforms, to what, who was judged and when, how much was judged, what
 * was waived, what was not judged and why. Below that, every requirement in the order of the documented page.
 */
import { capital } from '../../judge/words/capital';
import { rowOf } from '../../requirements/catalogue';
import { frozenSets } from '../../requirements/frozen-sets';
import { profileCalled } from '../../requirements/profiles';
import { sources } from '../../requirements/sources';
import type { JudgedRun, RowResult } from '../../judge/verdict/verdict';
import { countLines, statuses } from '../count-lines';
import type { Evidence } from '../../judge/verdict/evidence';
import { nothingPlayed } from '../../judge/verdict/nothing-played';
import { exitMeaning } from '../exit-meaning';
import { ofOwnReference } from '../own-reference';
import { causesOf, type Cause } from '../../judge/words/causes-of';
import { causeHeading, wordsOfCause } from '../../judge/words/cause-words';
import { reasonOf } from '../../judge/words/paragraph';
import { effectOnClaim } from '../../judge/verdict/claim-effect';
import { refusedCallLines } from '../../judge/words/tell-refused-calls';
import { firstToLookAt } from '../../judge/words/first-to-look-at';
import { besideLines } from '../../judge/words/tell-beside';
import { errataLines } from '../../judge/words/tell-errata';
import { extentLines, renderConclusion } from '../../judge/words/render-extent';
import { renderFaults } from '../../judge/words/render-fault';
import { unstableLines } from '../../judge/words/unstable-line';
import { visible } from '../../judge/words/visible';
import { notYetScored } from '../weight';
import type { BuildLink } from '../build-link';
import { html, htmlLines, type Content, type Markup } from '../../judge/words/html';
import { heldToFile } from './held-to-page';
import { notProven } from './not-proven';
import { pageTable } from './page-frame';
import { oneLineTable, printedFailures } from './paper-edition';
import { causeList, listedCauses } from './cause-list';
import { rowSection } from './row-section';
import { sinceSection } from './since-section';
import { lookOfRun, statusWord } from './status-look';
import { waiverLine } from './waiver-line';

export function firstPage(run: JudgedRun, evidence: Evidence, build: BuildLink | undefined): Markup {
  // A list of all that was not played would hide the one thing that there is to know.
  if (nothingPlayed(run)) return html`${banner(run)} ${faultsOf(run)} ${notesOf(run)} ${facts(run, build)}`;
  const sections = [...new Set(run.results.map(({ id }) => rowOf(id).section))];
  // What failed comes before the facts: whoever opens the page is to see the cause without scrolling.
  return html`${banner(run)} ${sinceSection(run)} ${failing(run, evidence)} ${triedBelow(run)} ${facts(run, build)}
    <h2 id="counts">How much was judged</h2>
    ${pageTable(
      'Counts by status',
      ['', ...statuses.map((status) => `#${statusWord(status)}`)],
      countLines(run).map(({ name, counts }) => [name, ...statuses.map((status) => counts[status])]),
    )}
    ${laterRows(run)} ${wanting(run)} ${notProven(run)} ${oneLineTable(run)}
    <h2 id="rows" class="screen">Every requirement, in the order of the page</h2>
    <ul class="plain screen">
      ${sections.map((section, index) => html`<li><a href="#section-${index + 1}">${section}</a></li>`)}
    </ul>
    ${sections.map(
      (section, index) =>
        html`<h2 id="section-${index + 1}" class="screen">${section}</h2>
          ${run.results.filter(({ id }) => rowOf(id).section === section).map((result) => rowSection(run, result, evidence))}`,
    )}`;
}

function banner(run: JudgedRun): Markup {
  const who = whoOf(run) ?? visible(run.target, 120);
  const gating = run.results.filter((result) => result.gating);
  const kept = gating.filter(({ status }) => status === 'passed').length;
  const count = (status: RowResult['status'], words: string) => {
    const many = gating.filter((result) => result.status === status).length;
    return many === 0 ? '' : `, ${many} ${words}`;
  };
  const judged =
    `of the ${counted(gating.length)} ${run.bot ? 'of that set' : 'on which the claim rests'}, ${kept} ${kept === 1 ? 'was' : 'were'} kept` +
    count('failed', 'failed') +
    count('waived', 'waived') +
    count('inconclusive', 'not judged') +
    count('not-applicable', 'not applicable');
  const interrupted = run.interrupted ? ' The run was stopped before its end.' : '';
  const nothing = nothingPlayed(run);
  const told = nothing
    ? `nothing was played to its end, so nothing is known of the ${run.extent.of} requirements on which the claim rests`
    : judged;
  return html`<div class="verdict ${lookOfRun(run.conclusion, run.extent.whole)}">
    <h1>${capital(renderConclusion(run))}${ofOwnReference(run)}</h1>
    ${firstCause(run)}
    <p>
      <strong>${who}</strong>, held to
      <a href="${sources.escalation.url}" rel="noreferrer">${sources.escalation.title}</a>
      ${run.bot ? 'as far as its description goes, so that no profile is claimed; red by the set' : 'by the set'}
      <a href="${heldToFile}"><strong>${profileCalled(run.profile)}</strong></a
      >${run.strict ? ', strictly' : ''}: ${told}.${interrupted}
    </p>
    <p>${capital(exitMeaning(run))} (exit code ${run.exitCode}).</p>
    ${[...besideLines(run), ...errataLines(run), ...unstableLines(run)].map((line) => html`<p>${line}</p>`)}
    ${reach(run, reachLines(run).above)}
    ${(run.missingReports ?? []).map((sentence) => html`<p>${visible(sentence)}</p>`)} ${jumps(run)}
  </div>`;
}

/** How much was tried, as lines: where something failed it would push the cause off the first screen, unless it says that this is a part. */
function reachLines(run: JudgedRun): { readonly above: readonly string[]; readonly below: readonly string[] } {
  const lines = extentLines(run.extent);
  const above = run.counts.failed === 0 || nothingPlayed(run) ? lines.length : run.extent.whole ? 0 : 1;
  return { above: lines.slice(0, above), below: lines.slice(above) };
}

function reach(run: JudgedRun, lines: readonly string[]): Markup {
  if (lines.length === 0) return html``;
  const isPart = (line: string) => !run.extent.whole && line === extentLines(run.extent)[0];
  return html`<div class="reach">
    ${lines.map((line) => html`<p>${isPart(line) ? html`<strong>${line}</strong>` : line}</p>`)}
  </div>`;
}

function triedBelow(run: JudgedRun): Markup {
  const { below } = reachLines(run);
  return below.length === 0
    ? html``
    : html`<h2 id="tried">How much was tried</h2>
        ${reach(run, below)}`;
}

/** As much of a cause as leaves room for the rest of a small screen. */
const longestOnPhone = 240;

/**
 * The heaviest cause, for a screen so small that the list of causes lies below it: elsewhere it is not shown twice. What kept plays
 * from their end comes before it, as it does on the page; then any screen shows both, or the one would hide the other.
 */
function firstCause(run: JudgedRun): Markup {
  const [fault, ...others] = run.faults;
  const failed = causesOf(run).filter((cause) => cause.failed.length > 0);
  const toLookAt = firstToLookAt(run);
  const first = failed.find((cause) => toLookAt && cause.failed.includes(toLookAt)) ?? failed[0];
  return html`${
    fault
      ? html`<p${first ? '' : html` class="on-phone"`}>
          <strong>${visible(fault.message, longestOnPhone)}</strong>
          <a href="#faults">${others.length === 0 ? 'The fault' : `All ${run.faults.length} faults`}</a>
        </p>`
      : ''
  }${first ? causeInShort(first, failed, fault === undefined) : ''}`;
}

function causeInShort(first: Cause, failed: readonly Cause[], onPhone: boolean): Markup {
  const { because, where } = wordsOfCause(first, longestOnPhone);
  const rest = failed.length - 1;
  return html`<p${onPhone ? html` class="on-phone"` : ''}>
    ${onPhone ? '' : 'What failed: '}${first.weight === 'red' ? '' : 'Beside the claim: '}<strong>${because}</strong>
    ${where === undefined ? '' : html`(${where}) `}<a href="#${first.root.id}"><code>${first.root.id}</code></a
    >${rest > 0 ? html`, and <a href="#causes">${rest} more</a>` : ''}
  </p>`;
}

/** The way to each answer on this page, in its order, with how much stands there; then to what is on another. */
function jumps(run: JudgedRun): Markup {
  const { counts, faults, refusedCalls, results, since } = run;
  if (nothingPlayed(run)) return html``;
  const places: readonly (readonly [string, string, number])[] = [
    ...(faults.length > 0 ? [['faults', 'Faults', faults.length] as const] : []),
    ...(refusedCalls ? [['refused', 'Calls that were refused', refusedCalls.times] as const] : []),
    ['failed', 'Failed', counts.failed],
    ['waived', 'Waived', counts.waived],
    ['not-judged', 'Not judged', counts.inconclusive + counts['not-applicable']],
  ];
  const inferred = results.filter(({ id, gating }) => !gating && rowOf(id).basis === 'inferred').length;
  return html`<ul class="jump">
    ${since ? html`<li><a href="#since">Since the last run</a></li>` : ''}
    ${places.map(([id, name, many]) => html`<li><a href="#${id}">${name}</a> (${many})</li>`)}
    <li><a href="#not-proven">What this does not prove</a></li>
    <li><a href="#rows">Every requirement</a> (${results.length})</li>
    <li><a href="${heldToFile}#inferred">Only inferred</a> (${inferred})</li>
  </ul>`;
}

/** Requirements that came after the set was frozen: they cannot make the claim untrue, and a reader has to know of them. */
function laterRows(run: JudgedRun): Markup {
  const later = run.results.filter((result) => result.notYetScored);
  if (later.length === 0) return html``;
  return html`<p id="not-yet-scored">
      ${counted(later.length)} came after the set ${profileCalled(run.profile)} was frozen: reported, and not scored
      until the next set.
    </p>
    ${listed(later, ({ status }) => statusWord(status))}`;
}

function counted(many: number): string {
  return `${many} requirement${many === 1 ? '' : 's'}`;
}

function facts(run: JudgedRun, build: BuildLink | undefined): Markup {
  const { declaration } = run;
  const profile = profileCalled(run.profile);
  const shown: readonly (readonly [string, Content])[] = [
    ['Implementation', whoOf(run) ?? 'unknown: it gave no declaration'],
    ['Reached at', run.target],
    ['When', run.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
    [
      'Profile',
      html`${run.bot ? 'none is claimed, by description; red by ' : ''}<a href="${heldToFile}">${profile}</a
        >${run.strict ? ', strict' : ''}, frozen on ${frozenSets[profile].dated}`,
    ],
    [
      'Page of the vendor',
      html`<a href="${sources.escalation.url}" rel="noreferrer">${sources.escalation.title}</a
        >${run.suite.page ? `, as it was on ${run.suite.page.read}` : ''}`,
    ],
    ...(run.bot ? [['Description', run.bot.file] as const] : []),
    ['Suite', `${run.suite.name} ${run.suite.version}`],
    ['Protocol', declaration?.protocol ?? 'unknown'],
    ['Set of requirements', html`<code>${run.suite.requirements.slice(0, 16)}</code>`],
    ['Channels', run.channels.join(', ') || 'none'],
    ['Clock', run.clock ?? 'unknown'],
    ['Capabilities declared', declaration?.capabilities.join(', ') || 'none'],
    ['Seed', String(run.seed)],
    ...(build
      ? [
          [
            'Build',
            build.url === undefined ? build.name : html`<a href="${build.url}" rel="noreferrer">${build.name}</a>`,
          ] as const,
        ]
      : []),
  ];
  return html`<h2 id="run">The run</h2>
    <dl class="facts">
      ${shown.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;
}

/** What is not as documented, each with its reason and a link to the row. */
function failing(run: JudgedRun, evidence: Evidence): Markup {
  const causes = listedCauses(run);
  const told = toldByCause(causes);
  const failed = causes.flatMap((cause) => cause.failed);
  const red = failed.filter((result) => effectOnClaim(run, result) === 'red');
  const beside = failed.filter((result) => effectOnClaim(run, result) !== 'red');
  return html`${faultsOf(run)}
    ${
      run.refusedCalls
        ? html`<h2 id="refused">Calls that were refused</h2>
            <pre>${htmlLines(refusedCallLines(run).join('\n'))}</pre>`
        : ''
    }
    ${causeList(run)}
    <h2 id="failed">What failed</h2>
    ${red.length === 0 ? html`<p>Nothing on which the claim rests.</p>` : listed(red, told)}
    ${printedFailures(run, evidence)}
    ${
      beside.length === 0
        ? ''
        : html`<h3>Failed beside the claim</h3>
            ${listed(beside, (result) => `${told(result)}${result.notYetScored ? ` (${notYetScored})` : ''}`)}`
    }`;
}

/** What is excused or was not judged, likewise. */
function wanting(run: JudgedRun): Markup {
  const of = (status: RowResult['status']) => run.results.filter((result) => result.status === status);
  const [open, waived, absent] = [of('inconclusive'), of('waived'), of('not-applicable')];
  return html`<h2 id="waived">What was waived</h2>
    ${waived.length === 0 ? html`<p>Nothing.</p>` : listed(waived, waiversOf)}
    <h2 id="not-judged">What was not judged, and why</h2>
    ${open.length + absent.length === 0 ? html`<p>Every requirement of this run was judged.</p>` : ''}
    ${grouped(open, 'Inconclusive')} ${grouped(absent, 'Not applicable')}
    <p>
      What the documents leave open is on the page of <a href="observations.html">observations</a>; statements of the
      page that nothing can be required of are on the page of <a href="traceability.html">traceability</a>.
    </p>
    ${notesOf(run)}`;
}

function why(result: RowResult): string {
  return reasonOf(result) ?? '';
}

/** By the number of its cause, and in its own words where it is not the row by which the cause is told. */
function toldByCause(causes: readonly Cause[]): (result: RowResult) => string {
  return (result) => {
    const place = causes.findIndex(({ failed }) => failed.includes(result));
    const cause = `Cause ${place + 1}.`;
    return causes[place]?.root === result ? cause : `${causeHeading(result)}. ${cause}`;
  };
}

function faultsOf({ faults }: JudgedRun): Markup {
  if (faults.length === 0) return html``;
  return html`<h2 id="faults">Faults</h2>
    <p>What kept a play from its end. A fault says nothing about conformity.</p>
    ${renderFaults(faults).map((fault) => html`<pre>${htmlLines(fault)}</pre>`)}`;
}

function notesOf({ notes = [] }: JudgedRun): Markup {
  if (notes.length === 0) return html``;
  return html`<h2 id="notes">Notes on the adapter</h2>
    <ul class="plain">
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>`;
}

function waiversOf({ waivers = [] }: RowResult): Content {
  return waivers.map((waiver, index) => [index === 0 ? '' : '; ', waiverLine(waiver)]);
}

function listed(results: readonly RowResult[], told: (result: RowResult) => Content): Markup {
  return html`<ul class="plain">
    ${results.map((result) => html`<li><a href="#${result.id}">${rowOf(result.id).statement}</a> <span class="quiet">${told(result)}</span></li>`)}
  </ul>`;
}

/** Rows with the same reason are named together. */
function grouped(results: readonly RowResult[], word: string): Markup {
  const reasons = [...new Set(results.map(why))];
  return html`${reasons.map((reason) => {
    const alike = results.filter((result) => why(result) === reason);
    return html`<p><strong>${word}</strong>, ${alike.length}: ${reason}</p>
      ${listed(alike, (result) => (result.gating ? 'The claim rests on it.' : ''))}`;
  })}`;
}

/** Cut short: a name that fills the page would hide the verdict. */
function whoOf({ declaration }: JudgedRun): string | undefined {
  if (!declaration) return undefined;
  const { name, version } = declaration.implementation;
  return `${visible(name, 80)} ${visible(version, 40)}`;
}
