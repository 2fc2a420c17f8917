/** Who covers which requirement, and what becomes of every statement of the documented page. */
import { z } from 'zod';
import { pageStatements } from '../../requirements/page-statements';
import { rows } from '../../requirements/catalogue';
import { html, type Markup } from '../../judge/words/html';
import { pageTable } from './page-frame';

const names = z.array(z.string());

/** As `npm run trace-matrix` writes it; what it holds besides is not shown here. */
export const TraceMatrix = z.object({
  format: z.literal(1),
  requirements: z.array(
    z.object({
      id: z.string(),
      rules: names,
      scenarios: names,
      specs: names,
      properties: names,
      pacts: names,
      mutants: names,
    }),
  ),
});

export type TraceMatrix = z.infer<typeof TraceMatrix>;

/** `inRun` are the requirements that this report has rows for. */
export function traceabilityPage(matrix: TraceMatrix | undefined, inRun: ReadonlySet<string>): Markup {
  const excluded = pageStatements.filter((statement) => 'excluded' in statement).length;
  return html`<h1>Traceability</h1>
    <p>
      ${rows.length} requirements; ${pageStatements.length} statements of the page, of which ${excluded} are left out
      for a reason.
    </p>
    <h2 id="statements">The page, statement by statement</h2>
    ${pageTable(
      'Statements of the page',
      ['Heading', 'Statement, in our words', 'Requirements, or why there is none'],
      pageStatements.map((statement) => [
        statement.heading,
        statement.says,
        'excluded' in statement
          ? html`<em>Left out.</em> ${statement.excluded}`
          : html`${statement.requirements.map((id) => html`${toRow(id, inRun)} `)}`,
      ]),
    )}
    <h2 id="matrix">Requirement by requirement</h2>
    ${
      matrix === undefined
        ? html`<p>The matrix is not here: npm run trace-matrix writes it in the suite's own folder.</p>`
        : pageTable(
            'What covers each requirement',
            ['Requirement', '#Rules', '#Scenarios', '#Specs', '#Properties', '#Pacts', '#Mutants'],
            matrix.requirements.map((row) => [
              toRow(row.id, inRun),
              ...[row.rules, row.scenarios, row.specs, row.properties, row.pacts, row.mutants].map(
                ({ length }) => length,
              ),
            ]),
          )
    }`;
}

/** The id, as a link where the report has a row for it. */
export function toRow(id: string, inRun: ReadonlySet<string>): Markup {
  return inRun.has(id) ? html`<a href="index.html#${id}"><code>${id}</code></a>` : html`<code>${id}</code>`;
}
