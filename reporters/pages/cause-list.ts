/** What lies behind the rows that failed: one numbered entry for each cause, with what else it touches. */
import { capital } from '../../judge/words/capital';
import { whereToLook } from '../../judge/words/where-to-look';
import { rowOf } from '../../requirements/catalogue';
import type { JudgedRun, RowResult } from '../../judge/verdict/verdict';
import { causesOf, type Cause } from '../../judge/words/causes-of';
import { html, type Markup } from '../../judge/words/html';
import { wordsOfCause } from '../../judge/words/cause-words';
import { decidingFinding } from '../../judge/words/paragraph';
import { tellTouched } from '../../judge/words/render-cause';

/** The causes by which something failed, in the order in which the page numbers them. */
export function listedCauses(run: JudgedRun): readonly Cause[] {
  return causesOf(run).filter(({ failed }) => failed.length > 0);
}

export function causeList(run: JudgedRun): Markup {
  const causes = listedCauses(run);
  if (causes.length === 0) return html``;
  return html`<h2 id="causes">What lies behind it</h2>
    <ol>
      ${causes.map((cause) => entry(run, cause))}
    </ol>`;
}

function entry(run: JudgedRun, cause: Cause): Markup {
  const { root, weight } = cause;
  const { because, where } = wordsOfCause(cause);
  const lookAt = whereToLook(run, root.id, decidingFinding(root));
  return html`<li>
    <p>${weight === 'red' ? '' : 'Beside the claim: '}<strong>${because}</strong> ${link(root)}</p>
    ${where === undefined ? '' : html`<p class="where">${capital(where)}.</p>`}
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
