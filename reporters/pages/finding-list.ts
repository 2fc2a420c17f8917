/** The findings of a row, worst first. Each that did not pass is there and leads to its play; of those that passed, some are. */
import type { Evidence } from '../../judge/verdict/evidence';
import { worstFirst } from '../../judge/words/worst-first';
import type { JudgedFinding } from '../../results/judged-finding';
import { html, type Content, type Markup } from '../../judge/words/html';

/** A list of what went well need not be whole: the file of the verdict has all of it. */
const mostPassed = 20;

export function findingList(findings: readonly JudgedFinding[], evidence: Evidence): Markup {
  const sorted = worstFirst(findings);
  const wanting = sorted.filter(({ verdict }) => verdict !== 'pass').length;
  const rest = sorted.length - wanting - mostPassed;
  return html`<ul>
    ${sorted.slice(0, wanting + mostPassed).map((finding) => html`<li>${told(finding, evidence)}</li>`)}${
      rest > 0 ? html`<li>… and ${rest} more that passed, in conformance.json</li>` : ''
    }
  </ul>`;
}

function told(finding: JudgedFinding, evidence: Evidence): Content {
  const { because, channel, listed, scenario, verdict } = finding;
  const file = evidence.traceFileOf(finding);
  const place = `${scenario} on ${channel}`;
  return html`${verdict}:
  ${file === undefined ? place : html`<a href="../${encodeURI(file)}">${place}</a>`}${
    listed ? '' : ', seen in passing'
  }.
  ${because}`;
}
