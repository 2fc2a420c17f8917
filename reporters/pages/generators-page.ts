/** What the generators made and how often each requirement was exercised by it. */
import { capital } from '../../judge/words/capital';
import { rows } from '../../requirements/catalogue';
import {
  counterexamplesOf,
  type Counterexample,
  type PropertyReport,
  type PropertyStatus,
  type Tally,
} from '../../results/property-report';
import { renderDoubts, renderSearch } from '../render-search';
import { html, htmlLines, Markup } from '../../judge/words/html';
import { pageTable } from './page-frame';
import { toRow } from './traceability-page';

/** `picture` is the drawing of the same figures, made by the suite itself. */
export function generatorsPage(
  report: PropertyReport,
  picture: string | undefined,
  inRun: ReadonlySet<string>,
): Markup {
  const { properties, seed, runs } = report;
  return html`<h1>Generated situations</h1>
    <p>
      Besides the chosen scenarios, situations are generated, played and judged by the same rules. Seed ${seed}, ${runs}
      cases wanted of each kind.
    </p>
    <h2 id="properties">What was to hold in all of them</h2>
    ${pageTable(
      'What was to hold in all of them',
      ['In every generated situation', 'Outcome', 'Cases'],
      properties.map(({ name, promise, status, cases, wanted, why }) => [
        html`<a href="#${name}">${capital(promise)}</a>`,
        html`${outcomeChip(status)}${why === undefined ? '' : html` <span class="quiet">${why}</span>`}`,
        `${cases} of ${wanted}`,
      ]),
    )}
    <h2 id="coverage">How often each requirement was judged by them</h2>
    ${coverage(properties, inRun)}
    ${properties.map(
      (property) =>
        html`<section>
          <h2 id="${property.name}">${capital(property.promise)}</h2>
          <p>
            ${outcomeChip(property.status)} <code>${property.name}</code> ${property.cases} of ${property.wanted} cases
            played, ${property.thrownAway} thrown away. ${property.why ?? ''}
          </p>
          ${counterexamplesOf(property).map(told)}
          ${
            property.observed === undefined
              ? ''
              : html`<p>Recorded, and never judged: no document says what would be right.</p>
                  ${tallied('What was seen where the documents are silent', property.observed)}`
          }
          <details>
            <summary>How the cases were distributed</summary>
            ${tallied('Cases that judged each requirement', property.exercised)}
            ${tallied('Number of steps', property.lengths)} ${tallied('Answers of the platform', property.outcomes)}
            ${tallied('Boundaries', property.boundaries ?? {})} ${tallied('What was chosen', property.marks)}
          </details>
        </section>`,
    )}
    ${
      picture === undefined
        ? ''
        : html`<h2 id="picture">The distributions as a picture</h2>
            <details>
              <summary>Show the picture</summary>
              <div class="scroll" tabindex="0" role="region" aria-label="Distribution of the generated cases">
                ${new Markup(pictureAlone(picture))}
              </div>
            </details>`
    }`;
}

function told(counterexample: Counterexample): Markup {
  return html`<p>${[renderSearch(counterexample), ...renderDoubts(counterexample)].join(' ')}</p>
    <pre>${htmlLines(counterexample.paragraph)}</pre>
    <p>As a scenario: <code>${counterexample.file}</code></p>`;
}

function outcomeChip(status: PropertyStatus): Markup {
  const look =
    status === 'held'
      ? 'good'
      : status === 'counterexample'
        ? 'bad'
        : status === 'unstable' || status === 'not exercised'
          ? 'open'
          : 'none';
  return html`<span class="chip ${look}">${status}</span>`;
}

/** Over all properties; one that no case judged is told, since nothing generated speaks for it. */
function coverage(properties: PropertyReport['properties'], inRun: ReadonlySet<string>): Markup {
  const sums = new Map<string, number>();
  for (const { exercised } of properties) {
    for (const [id, count] of Object.entries(exercised)) sums.set(id, (sums.get(id) ?? 0) + count);
  }
  const known = rows.filter(({ id }) => sums.has(id));
  const never = rows.filter(({ id }) => inRun.has(id) && !sums.has(id));
  return html`${pageTable(
    'How often each requirement was judged',
    ['Requirement', '#Cases that judged it'],
    known.map(({ id, statement }) => {
      const count = sums.get(id) ?? 0;
      return [html`${statement} ${toRow(id, inRun)}`, count === 0 ? html`<span class="chip open">0</span>` : count];
    }),
  )}
  ${
    never.length === 0
      ? ''
      : html`<p>
          Judged by chosen scenarios alone, since no situation is generated for them:
          ${never.map(({ id }, index) => html`${index === 0 ? '' : ', '}${toRow(id, inRun)}`)}.
        </p>`
  }`;
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
