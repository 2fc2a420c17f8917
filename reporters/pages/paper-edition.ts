/**
 * What stands on paper in place of every requirement at length, which fills hundreds of sheets: those that fail the claim in
 * full, and all of them in one line each. On a screen it is not there.
 */
import { whereToLook } from '../../judge/words/where-to-look';
import { rowOf } from '../../requirements/catalogue';
import { effectOnClaim } from '../../judge/verdict/claim-effect';
import type { Evidence } from '../../judge/verdict/evidence';
import type { JudgedRun, RowResult } from '../../judge/verdict/verdict';
import { html, type Content, type Markup } from '../../judge/words/html';
import { decidingFinding, reasonOf, renderPlaced } from '../../judge/words/paragraph';
import { sourceUrl } from '../../requirements/source-url';
import { sources } from '../../requirements/sources';
import { statusWord } from './status-look';

/** More failures than these in full fill sheets with what one cause did; the others are in the list. */
const mostInFull = 15;

/** The events of one failure; the rest is in the trace. */
const mostEvents = 6;

/** A text of an implementation may fill sheets by itself. */
const longestText = 400;

/** What fails the claim, each with what was expected, what was seen, and where it is written. */
export function printedFailures(run: JudgedRun, evidence: Evidence): Markup {
  const red = run.results.filter((result) => effectOnClaim(run, result) === 'red');
  if (red.length === 0) return html``;
  const rest = red.length - mostInFull;
  return html`<div class="paper">
    ${red.slice(0, mostInFull).map((result) => failure(run, result, evidence))}
    ${
      rest > 0
        ? html`<p><strong>${rest} more:</strong></p>
            <ul class="plain">
              ${red.slice(mostInFull).map((result) => html`<li><code>${result.id}</code> ${short(reasonOf(result) ?? '')}</li>`)}
            </ul>`
        : ''
    }
  </div>`;
}

function failure(run: JudgedRun, result: RowResult, evidence: Evidence): Markup {
  const row = rowOf(result.id);
  const finding = decidingFinding(result);
  const trace = finding && evidence.traceOf(finding);
  const events = trace?.events.filter((event) => finding?.evidence.includes(event.n)) ?? [];
  const rest = events.length - mostEvents;
  const told: (readonly [string, Content])[] = [
    ...(finding?.expected === undefined ? [] : [['Expected', short(finding.expected)] as const]),
    ...(trace && events.length > 0
      ? [
          [
            'Observed',
            html`<ul class="events">
              ${events.slice(0, mostEvents).map((event) => html`<li>${short(renderPlaced(event, trace))}</li>`)}
              ${rest > 0 ? html`<li>… and ${rest} more, in the trace</li>` : ''}
            </ul>`,
          ] as const,
        ]
      : []),
    ['Source', `${sources[row.source.page].title}, “${row.source.heading}”: ${sourceUrl(row.source)}`],
    ['Look at', short(whereToLook(run, row.id, finding))],
  ];
  return html`<section class="failure">
    <h3>${row.statement}</h3>
    <p><code>${row.id}</code> ${row.level.toUpperCase()} · ${row.basis}. ${short(reasonOf(result) ?? '')}</p>
    <dl class="told">
      ${told.map(
        ([name, content]) =>
          html`<dt>${name}</dt>
            <dd>${content}</dd>`,
      )}
    </dl>
  </section>`;
}

/** Every requirement of the run in one line. */
export function oneLineTable(run: JudgedRun): Markup {
  return html`<div class="paper">
    <h2>Every requirement</h2>
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">Requirement</th>
          <th scope="col">Status</th>
          <th scope="col">Level</th>
          <th scope="col">Basis</th>
          <th scope="col">The claim rests on it</th>
        </tr>
      </thead>
      <tbody>
        ${run.results.map(line)}
      </tbody>
    </table>
  </div>`;
}

function line(result: RowResult): Markup {
  const { level, basis, origin } = rowOf(result.id);
  const cells = [
    html`<code>${result.id}</code>`,
    statusWord(result.status),
    level,
    `${basis}${origin === 'linked' ? ', linked page' : ''}`,
    result.gating ? 'yes' : 'no',
  ];
  return html`<tr>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr> `;
}

function short(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)} …` : text;
}
