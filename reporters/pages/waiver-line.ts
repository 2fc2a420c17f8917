/** A waiver in one line, as every reporter tells it, with its issue as a link. */
import type { Waiver } from '../../rules/waiver';
import { issueLink } from '../issue-link';
import { tellWaiver } from '../paragraph';
import { visible } from '../visible';
import { html, type Content } from './html';

export function waiverLine(waiver: Waiver): Content {
  const href = issueLink(waiver);
  if (href === undefined) return tellWaiver(waiver);
  const { issue, ...rest } = waiver;
  return html`${tellWaiver(rest).replace(/\)$/, '')},
    <a href="${href}" rel="noreferrer">${visible(issue ?? href)}</a>)`;
}
