/** Several verdicts side by side, as one page that needs nothing else. */
import { capital } from '../../judge/words/capital';
import { findRow } from '../../requirements/catalogue';
import { statuses } from '../count-lines';
import { visible } from '../../judge/words/visible';
import {
  differencesIn,
  letterOf,
  notInThisRun,
  type Comparison,
  type ComparedRow,
  type ComparedStatus,
} from '../compare';
import { html, type Markup } from '../../judge/words/html';
import { pageFrame, pageTable } from './page-frame';
import { lookOfRun, statusChip, statusWord } from './status-look';

export function comparisonPage(comparison: Comparison): string {
  const { runs, rows, cautions } = comparison;
  const { differing, missing } = differencesIn(comparison);
  const body = html`<h1>Verdicts compared</h1>
    ${pageTable(
      'The verdicts',
      ['', 'Implementation', 'Conclusion', 'When', ...statuses.map((status) => `#${capital(statusWord(status))}`)],
      runs.map((run, index) => [
        html`<strong>${letterOf(index)}</strong>`,
        html`${visible(run.implementation, 120)}
          <span class="quiet file">${run.file} · ${run.profile} · ${run.suite}</span>`,
        html`<span class="chip ${lookOfRun(run.conclusion, run.whole)}">${run.told}</span>`,
        html`<span class="date">${run.startedAt.slice(0, 10)}</span>`,
        ...statuses.map((status) => run.profileCounts[status]),
      ]),
      true,
    )}
    <p>Counted are the requirements of the profile.</p>
    ${
      cautions.length === 0
        ? ''
        : html`<h2 id="cautions">Before you compare</h2>
            <ul class="plain">
              ${cautions.map((caution) => html`<li>${caution}</li>`)}
            </ul>`
    }
    <h2 id="differs">What differs</h2>
    ${differing.length === 0 ? html`<p>Nothing: every requirement has the same status in all that have it.</p>` : table('What differs', differing, runs.length)}
    ${
      missing.length === 0
        ? ''
        : html`<h2 id="partial">Not in every file</h2>
            <p>${missing.length} of ${rows.length} requirements are missing from one of the files at least.</p>
            <details>
              <summary>Which they are</summary>
              ${table('Not in every file', missing, runs.length)}
            </details>`
    }
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
    rows.map(({ id, statement, statuses: given }) => [
      html`${statement} <span class="quiet"><code>${id}</code>${standOf(id)}</span>`,
      ...given.map(cell),
    ]),
  );
}

function cell(status: ComparedStatus): Markup {
  return status === notInThisRun ? html`<span class="quiet">${notInThisRun}</span>` : statusChip(status);
}

/** How binding it is, which weighs a difference. Nothing for a requirement that this suite does not know. */
function standOf(id: string): string {
  const row = findRow(id);
  return row ? ` ${row.level.toUpperCase()}, ${row.basis}` : '';
}
