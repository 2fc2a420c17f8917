/** To what the implementation was held: the rows of the set, and beside it what is inferred, recommended or elsewhere. */
import { frozenSets } from '../../requirements/frozen-sets';
import { profileCalled } from '../../requirements/profiles';
import { rowOf } from '../../requirements/catalogue';
import { sourceUrl } from '../../requirements/source-url';
import { sources } from '../../requirements/sources';
import type { JudgedRun, RowResult } from '../../judge/verdict/verdict';
import { html, type Markup } from '../../judge/words/html';
import { errataLines } from '../../judge/words/tell-errata';
import { pageTable } from './page-frame';
import { statusWord } from './status-look';

export const heldToFile = 'held-to.html';

export function heldToPage(run: JudgedRun): Markup {
  const set = profileCalled(run.profile);
  const { dated, gates } = frozenSets[set];
  const inSet = run.results.filter(({ gating }) => gating);
  const beside = run.results.filter(({ gating }) => !gating);
  const inferred = beside.filter(({ id }) => rowOf(id).basis === 'inferred');
  const others = beside.filter(({ id }) => rowOf(id).basis === 'documented');
  const { title, url } = sources.escalation;
  const linked = set.startsWith('page@') ? '' : ' and the pages that it links to';
  const read = run.suite.page ? `, as it was on ${run.suite.page.read}` : '';
  return html`<h1>To what it was held</h1>
    <p>
      The page <a href="${url}" rel="noreferrer">${title}</a>${linked}${read}, by the set <strong>${set}</strong>:
      ${gates.length} requirements, frozen on ${dated}. A claim rests on these. The set of requirements of this version
      is named <code>${run.suite.requirements}</code>.
    </p>
    ${errataLines(run).map((line) => html`<p>${line}</p>`)}
    <h2 id="set">In the set ${set}</h2>
    ${inSet.length < gates.length ? html`<p>${inSet.length} of ${gates.length} were in this run.</p>` : ''}
    ${rowTable(`Requirements of ${set}`, inSet)}
    <h2 id="inferred">Only inferred</h2>
    <p>
      The vendor did not write these in so many words; we inferred them from what is written, and each row says how.
      They are reported, and the claim does not rest on them.
    </p>
    ${rowTable('Inferred requirements', inferred)}
    <h2 id="beside">Documented, and beside the set</h2>
    <p>Recommended, allowed, on a page that is linked, or written down after the set was frozen.</p>
    ${rowTable('Documented requirements beside the set', others)}`;
}

function rowTable(label: string, results: readonly RowResult[]): Markup {
  if (results.length === 0) return html`<p>None in this run.</p>`;
  return pageTable(
    label,
    ['Requirement', 'Level', 'Written under', 'Status'],
    results.map(({ id, status }) => {
      const { statement, level, source } = rowOf(id);
      return [
        html`<a href="index.html#${id}">${statement}</a>`,
        level,
        html`<a href="${sourceUrl(source)}" rel="noreferrer">${sources[source.page].title}, “${source.heading}”</a>`,
        statusWord(status),
      ];
    }),
  );
}
