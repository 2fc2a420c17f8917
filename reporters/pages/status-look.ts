/** How a status looks: a word, never a colour alone. */
import type { Conclusion, Status } from '../../judge/verdict/verdict';
import { html, type Markup } from '../../judge/words/html';

export type Look = 'good' | 'bad' | 'open' | 'none';

export const lookOfStatus: Readonly<Record<Status, Look>> = {
  passed: 'good',
  failed: 'bad',
  inconclusive: 'open',
  'not-applicable': 'none',
  waived: 'open',
};

const lookOfConclusion: Readonly<Record<Conclusion, Look>> = {
  conforms: 'good',
  'does not conform': 'bad',
  incomplete: 'open',
  'no verdict': 'none',
};

/** Only a whole run looks good: a part that conforms leaves the rest open. */
export function lookOfRun(conclusion: Conclusion, whole: boolean): Look {
  return conclusion === 'conforms' && !whole ? 'open' : lookOfConclusion[conclusion];
}

const signs: Readonly<Record<Status, string>> = {
  passed: '✓',
  failed: '✗',
  inconclusive: '?',
  'not-applicable': '–',
  waived: '≈',
};

/** The word that readers see. */
export const statusWord = (status: Status): string => (status === 'not-applicable' ? 'not applicable' : status);

export function statusChip(status: Status): Markup {
  return html`<span class="chip ${lookOfStatus[status]}"
    ><span aria-hidden="true">${signs[status]} </span>${statusWord(status)}</span
  >`;
}
