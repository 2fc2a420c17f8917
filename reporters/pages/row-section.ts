/** One requirement of the run, whole: what it asks, what came of it, and the conversation that shows it. */
import { whereToLook } from '../../judge/words/where-to-look';
import { rowOf } from '../../requirements/catalogue';
import { derivations, type Derivation } from '../../requirements/derivations';
import type { Source } from '../../requirements/requirement';
import { sourceUrl } from '../../requirements/source-url';
import { sources } from '../../requirements/sources';
import type { JudgedFinding } from '../../results/judged-finding';
import type { JudgedRun, RowResult } from '../../judge/verdict/verdict';
import { conversationPicture } from '../../judge/words/conversation-picture';
import type { Evidence } from '../../judge/verdict/evidence';
import type { KeptFinding } from '../../results/kept-findings';
import { decidingFinding, renderPlaced } from '../../judge/words/paragraph';
import { replayLine } from '../../judge/words/replay-line';
import { renderGiven, renderWhen } from '../../judge/words/render-play';
import { standOf } from '../weight';
import { html, htmlLines, Markup, type Content } from '../../judge/words/html';
import { findingList } from './finding-list';
import { lookOfStatus, statusChip } from './status-look';
import { waiverLine } from './waiver-line';

/** Lists longer than this hide what matters; the rest is in the trace. */
const mostLines = 20;

export function rowSection(run: JudgedRun, result: RowResult, evidence: Evidence): Markup {
  const row = rowOf(result.id);
  const derivation = derivations[row.id];
  const finding = decidingFinding(result);
  const wanting = result.status !== 'passed' && result.status !== 'not-applicable';
  const told: Content[] = [
    ...(finding?.expected !== undefined && finding.verdict === 'fail' ? [line('Expected', finding.expected)] : []),
    ...(finding && finding.verdict !== 'pass' ? [line('Observed', observed(finding, evidence))] : []),
    ...(result.pattern === undefined ? [] : [line('Findings', result.pattern)]),
    ...(result.waivers ? [line('Waived', list(result.waivers.map(waiverLine)))] : []),
    ...(wanting ? [line('Look at', whereToLook(run, row.id, finding))] : []),
    ...(wanting
      ? [line('Replay', html`<code>${(finding && evidence.replayOf(finding)) ?? replayLine(run, row.id)}</code>`)]
      : []),
    line('Source', sourceLink(row.source)),
    ...(row.onAgentTransfer ? [line('For an Agent Transfer', sourceLink(row.onAgentTransfer))] : []),
    ...(row.reading === undefined ? [] : [line('As we read it', row.reading)]),
    ...(derivation ? [line('Inferred', derivedFrom(derivation))] : []),
  ];
  const why = result.unstable
    ? result.why
    : finding && (finding.verdict !== 'pass' || result.why === undefined)
      ? finding.because
      : result.why;
  return html`<section class="row ${lookOfStatus[result.status]}" id="${row.id}" aria-labelledby="${row.id}-name">
    <h3 id="${row.id}-name">${row.statement}</h3>
    <div class="chips">
      ${statusChip(result.status)} <code>${row.id}</code> <span class="weight">${standOf(run, result)}</span>
    </div>
    ${why === undefined ? '' : html`<p>${why}</p>`}
    <dl class="told">${told}</dl>
    ${finding ? playOf(finding, result, evidence) : ''}
  </section> `;
}

/** What the row follows from, and how. */
function derivedFrom({ from, so }: Derivation): Content {
  const sentences = from.map((sentence) => html`${sourceLink(sentence)}: ${sentence.says}`);
  return html`${so} ${list(sentences)}`;
}

/** Leads to the heading itself. */
function sourceLink(source: Source): Markup {
  const { title } = sources[source.page];
  return html`<a href="${sourceUrl(source)}" rel="noreferrer">${title}, “${source.heading}”</a>`;
}

function line(label: string, content: Content): Markup {
  return html`<dt>${label}</dt>
    <dd>${content}</dd>`;
}

function list(lines: readonly Content[]): Markup {
  const rest = lines.length - mostLines;
  return html`<ul>
    ${lines.slice(0, mostLines).map((each) => html`<li>${each}</li>`)}${rest > 0 ? html`<li>… and ${rest} more, in the trace</li>` : ''}
  </ul>`;
}

function observed(finding: JudgedFinding, evidence: Evidence): Content {
  const trace = evidence.traceOf(finding);
  if (!trace) return 'no conversation of its own';
  const events = trace.events.filter((event) => finding.evidence.includes(event.n));
  if (events.length === 0) return `nothing that speaks of it, in ${trace.events.length} events`;
  const rest = events.length - mostLines;
  return html`<ul class="events">
    ${events.slice(0, mostLines).map((event) => html`<li>${renderPlaced(event, trace)}</li>`)}${
      rest > 0 ? html`<li>… and ${rest} more, in the trace</li>` : ''
    }
  </ul>`;
}

/** The deciding play: open where something is wrong, closed where all is well. */
function playOf(finding: JudgedFinding, result: RowResult, evidence: Evidence): Markup {
  const trace = evidence.traceOf(finding);
  const file = evidence.traceFileOf(finding);
  const { detail } = finding as Partial<KeptFinding>;
  const others = result.findings.length - 1;
  const open = result.status === 'failed' || result.status === 'inconclusive';
  return html`<details${new Markup(open ? ' open' : '')}><summary>${finding.verdict === 'pass' ? 'A play that shows it' : 'The play that decides'}: ${finding.scenario} on ${finding.channel}</summary>
${
  trace
    ? html`<div
          class="scroll"
          tabindex="0"
          role="region"
          aria-label="Conversation of ${finding.scenario} for ${finding.requirement}"
        >
          ${new Markup(conversationPicture(trace, finding.evidence))}
        </div>
        <details>
          <summary>Given, when, then</summary>
          <dl class="told">
            ${line('Given', list(renderGiven(trace)))}${line('When', list(renderWhen(trace)))}${line('Then', `${finding.verdict}: ${finding.because}`)}
          </dl>
        </details>`
    : ''
}
${detail === undefined ? '' : html`<pre>${htmlLines(detail)}</pre>`}
${file === undefined ? '' : html`<p class="quiet">The whole play as data: <a href="../${encodeURI(file)}">${file}</a></p>`}
${
  others > 0
    ? html`<details>
        <summary>All ${result.findings.length} findings</summary>
        ${findingList(result.findings, evidence)}
      </details>`
    : ''
}
</details>`;
}
