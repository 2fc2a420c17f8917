/** What the generators made and how often each requirement was exercised by it. */
import type { PropertyReport, Tally } from '../property-report';
import { html, Markup } from './html';
import { pageTable } from './page-frame';
import { toRow } from './traceability-page';

/** `picture` is the drawing of the same figures, made by the suite itself. */
export function generatorsPage(
  report: PropertyReport,
  picture: string | undefined,
  inRun: ReadonlySet<string>,
): Markup {
  return html`<h1>Generated situations</h1>
    <p>
      Besides the chosen scenarios, situations are generated, played and judged by the same rules. Seed ${report.seed},
      ${report.runs} cases wanted of each kind.
    </p>
    ${picture === undefined ? '' : html`<div class="scroll" tabindex="0" role="region" aria-label="Distribution of the generated cases">${new Markup(pictureAlone(picture))}</div>`}
    ${report.properties.map(
      (property) =>
        html`<section>
          <h2 id="${property.name}">${property.promise.charAt(0).toUpperCase()}${property.promise.slice(1)}</h2>
          <p>
            <span
              class="chip ${property.status === 'held' ? 'good' : property.status === 'counterexample' ? 'bad' : 'none'}"
              >${property.status}</span
            >
            <code>${property.name}</code> ${property.cases} of ${property.wanted} cases played, ${property.thrownAway}
            thrown away. ${property.why ?? ''}
          </p>
          ${
            property.counterexample
              ? html`<pre>${property.counterexample.paragraph.split('\n').map((line) => html`${line} `)}</pre>`
              : ''
          }
          ${exercised(property.exercised, property.promise, inRun)}
          <details>
            <summary>How the cases were distributed</summary>
            ${tallied('Number of steps', property.lengths)} ${tallied('Answers of the platform', property.outcomes)}
            ${tallied('What was chosen', property.marks)}
          </details>
        </section>`,
    )}`;
}

function exercised(tally: Tally, promise: string, inRun: ReadonlySet<string>): Markup {
  const entries = Object.entries(tally);
  if (entries.length === 0) return html``;
  return pageTable(
    `Judged: ${promise}`,
    ['Requirement', '#Cases that judged it'],
    entries.map(([id, count]) => [toRow(id, inRun), count]),
  );
}

function tallied(name: string, tally: Tally): Markup {
  const entries = Object.entries(tally);
  if (entries.length === 0) return html``;
  return html`<h3>${name}</h3>
    ${pageTable(
      name,
      ['', '#Cases'],
      entries.map(([label, count]) => [label, count]),
    )}`;
}

/** The drawing without what would belong to a file of its own. */
function pictureAlone(svg: string): string {
  const start = svg.indexOf('<svg');
  // It is a file of the results folder, which whoever publishes it may have changed: anything but a drawing is left out.
  return start < 0 || /<script|<foreignObject|\son\w+\s*=|javascript:/i.test(svg) ? '' : svg.slice(start);
}
