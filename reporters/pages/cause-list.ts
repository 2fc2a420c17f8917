/** What lies behind the rows that failed or stayed open: one entry for each cause that touches several of them. */
import { whereToLook } from '../../judge/words/where-to-look';
import { rowOf } from '../../requirements/catalogue';
import type { JudgedRun, RowResult } from '../../judge/verdict/verdict';
import { causesOf, type Cause } from '../../judge/words/causes-of';
import { html, type Markup } from '../../judge/words/html';
import { wordsOfCause } from '../../judge/words/cause-words';
import { decidingFinding } from '../../judge/words/paragraph';
import { tellTouched } from '../../judge/words/render-cause';

/** Nothing where each row has a cause of its own: then the list of rows tells as much. */
export function causeList(run: JudgedRun): Markup {
  const several = causesOf(run).filter(touchesSeveral);
  if (several.length === 0) return html``;
  return html`<h2 id="causes">What lies behind it</h2>
    <ol>
      ${several.map((cause) => entry(run, cause))}
    </ol>`;
}

/** Whether a cause fails more than the row by which it is told. */
export function touchesSeveral({ failed, open }: Cause): boolean {
  return failed.length > 0 && failed.length + open.length > 1;
}

function entry(run: JudgedRun, cause: Cause): Markup {
  const { root } = cause;
  const { because, where } = wordsOfCause(cause);
  const lookAt = whereToLook(run, root.id, decidingFinding(root));
  return html`<li>
    <p>
      <strong>${because}</strong>
      ${where === undefined ? '' : html`<span class="where">(${where})</span> `}${link(root)}
    </p>
    <p class="quiet">Look at ${lookAt}.</p>
    ${tellTouched(cause).map(
      ({ told, rows }) =>
        html`<details>
          <summary>${told}</summary>
          <ul class="plain">
            ${rows.map((row) => html`<li>${link(row)} ${rowOf(row.id).statement}</li>`)}
          </ul>
        </details>`,
    )}
  </li>`;
}

function link({ id }: RowResult): Markup {
  return html`<a href="#${id}"><code>${id}</code></a>`;
}
