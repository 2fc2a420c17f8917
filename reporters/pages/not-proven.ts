/** What a verdict does not prove, whatever it is: beside it, so that nobody takes it for more. */
import type { JudgedRun } from '../../judge/verdict/verdict';
import { html, type Markup } from '../../judge/words/html';
import { sourceUrl } from '../../requirements/source-url';
import { heldToFile } from './held-to-page';

export function notProven(run: JudgedRun): Markup {
  const gates = run.results.filter(({ gating }) => gating).length;
  return html`<h2 id="not-proven">What this does not prove</h2>
    <ul class="plain">
      <li>That the implementation is secure, fast, or pleasant to talk to.</li>
      <li>Anything about situations that nobody played, and about what it does not declare.</li>
      <li>
        That it keeps more than the ${gates} requirement${gates === 1 ? '' : 's'} on which the claim rests:
        <a href="${heldToFile}#inferred">what is only inferred</a>, or recommended, is reported beside it, and
        <a href="observations.html">what the documents leave open</a> is only observed.
      </li>
      <li>
        That
        <a href="${sourceUrl({ page: 'escalation', heading: 'Introduction' })}" rel="noreferrer"
          >the page of the vendor</a
        >
        says today what it said ${run.suite.page ? `on ${run.suite.page.read}` : 'when it was read'}.
      </li>
      <li>That the traces are genuine: whoever plays the same seed on the same implementation sees for themselves.</li>
      <li>That LivePerson has certified anything, or knows of it.</li>
    </ul>`;
}
