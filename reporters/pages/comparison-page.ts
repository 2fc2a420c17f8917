/** Several verdicts side by side, as one page that needs nothing else. */
import { letterOf, type Comparison, type ComparedRow, type ComparedStatus } from '../compare';
import { html, type Markup } from './html';
import { pageFrame, pageTable } from './page-frame';
import { lookOfConclusion, statusChip } from './status-look';

export function comparisonPage(comparison: Comparison): string {
  const { runs, rows, cautions } = comparison;
  const differing = rows.filter(({ differs }) => differs);
  const body = html`<h1>Verdicts compared</h1>
    ${pageTable(
      'The verdicts',
      ['', 'Implementation', 'Conclusion', 'Profile', 'Suite', 'When', '#Passed', '#Failed', '#Waived', 'File'],
      runs.map((run, index) => [
        letterOf(index),
        run.implementation,
        html`<span class="chip ${lookOfConclusion[run.conclusion]}">${run.conclusion}</span>`,
        run.profile,
        run.suite,
        run.startedAt.slice(0, 10),
        run.counts.passed,
        run.counts.failed,
        run.counts.waived,
        run.file,
      ]),
    )}
    ${
      cautions.length === 0
        ? ''
        : html`<h2 id="cautions">Before you compare</h2>
            <ul class="plain">
              ${cautions.map((caution) => html`<li>${caution}</li>`)}
            </ul>`
    }
    <h2 id="differs">What differs</h2>
    ${differing.length === 0 ? html`<p>Nothing: every requirement has the same status in all of them.</p>` : table('What differs', differing, runs.length)}
    <h2 id="all">Every requirement</h2>
    ${table('Every requirement', rows, runs.length)}`;
  return pageFrame({
    title: 'Verdicts compared',
    file: 'comparison.html',
    pages: [],
    footer: 'Made from verdict files. Not affiliated with LivePerson.',
    body,
  });
}

function table(label: string, rows: readonly ComparedRow[], runs: number): Markup {
  return pageTable(
    label,
    ['Requirement', ...Array.from({ length: runs }, (_run, index) => letterOf(index))],
    rows.map(({ id, statement, statuses }) => [
      html`${statement} <span class="quiet"><code>${id}</code></span>`,
      ...statuses.map(cell),
    ]),
  );
}

function cell(status: ComparedStatus): Markup {
  return status === 'not in this run' ? html`<span class="quiet">not in this run</span>` : statusChip(status);
}
