/** What is fixed, new and the same since the last run, each with a link to its row. */
import { rowOf } from '../../requirements/catalogue';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { html, type Markup } from '../../judge/words/html';
import { renderSince, sinceGroups } from '../../judge/words/tell-since';

/** Nothing where the run is compared with none. */
export function sinceSection(run: JudgedRun): Markup {
  if (!run.since) return html``;
  const inRun = new Set<string>(run.results.map(({ id }) => id));
  const groups = sinceGroups(run.since).filter(({ ids }) => ids.length > 0);
  return html`<h2 id="since">Since the last run</h2>
    <p>${renderSince(run)}.</p>
    ${groups.map(
      ({ name, means, ids }) =>
        html`<h3>${name} <span class="quiet">${ids.length}, ${means}</span></h3>
          <ul class="plain">
            ${ids.map((id) => {
              const { statement } = rowOf(id);
              return html`<li>${inRun.has(id) ? html`<a href="#${id}">${statement}</a>` : statement}</li>`;
            })}
          </ul>`,
    )}`;
}
