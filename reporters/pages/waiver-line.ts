/** A waiver in one line, as every reporter tells it, with its issue as a link. */
import type { Waiver } from '../../results/waiver';
import { issueLink } from '../../judge/words/issue-link';
import { renderWaiver } from '../../judge/words/paragraph';
import { visible } from '../../judge/words/visible';
import { html, type Content } from '../../judge/words/html';

export function waiverLine(waiver: Waiver): Content {
  const href = issueLink(waiver);
  if (href === undefined) return renderWaiver(waiver);
  const { issue, ...rest } = waiver;
  return html`${renderWaiver(rest).replace(/\)$/, '')},
    <a href="${href}" rel="noreferrer">${visible(issue ?? href)}</a>)`;
}
