/** A preview as one page that needs nothing else, with the picture of each play. */
import { conversationPicture } from '../../judge/words/conversation-picture';
import { html, htmlLines, Markup } from '../../judge/words/html';
import { pageFrame } from '../../reporters/pages/page-frame';
import { quote } from '../../trace/render-event';
import type { BotPreview, PreviewedEscalation, PreviewedPlay } from './preview-bot';
import {
  isLeftAlone,
  leftAlone,
  renderFlaws,
  renderImported,
  renderRead,
  renderStart,
  whatThisIs,
} from './preview-words';

export const previewFile = 'preview.html';

export function previewPage(preview: BotPreview): string {
  const { file, linted, escalations } = preview;
  const flaws = renderFlaws(preview);
  const body = html`<h1>What the consumer reads: ${quote(linted.name, 80)}</h1>
    <p><strong>${renderImported(preview)}</strong></p>
    <p>${whatThisIs}</p>
    ${escalations.length === 0 ? html`<p>No escalation was found in ${file}, so there is nothing to show.</p>` : ''}
    ${escalations.map(escalationSection)}
    <h2 id="wrong">What will go wrong</h2>
    ${
      flaws.length === 0
        ? html`<p>Nothing was found in how the bot is defined.</p>`
        : flaws.map((flaw) => html`<pre>${htmlLines(flaw)}</pre>`)
    }`;
  return pageFrame({
    title: 'What the consumer reads',
    file: previewFile,
    pages: [],
    footer: 'Made from the export of a bot. Not affiliated with LivePerson.',
    body,
  });
}

function escalationSection(escalation: PreviewedEscalation, index: number): Markup {
  return html`<h2 id="escalation-${index + 1}">${renderStart(escalation)}</h2>
    ${escalation.plays.map(playSection)}`;
}

function playSection({ when, trace, findings }: PreviewedPlay): Markup {
  const failed = findings.filter(({ verdict }) => verdict === 'fail');
  const deciding = [...new Set(failed.flatMap(({ evidence }) => evidence))];
  return html`<section>
    <h3>When ${when}</h3>
    <pre>${htmlLines([...renderRead(trace), ...(isLeftAlone(trace) ? [leftAlone] : [])].join('\n'))}</pre>
    <details open>
      <summary>The conversation as a picture</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="When ${when}">
        ${new Markup(conversationPicture(trace, deciding))}
      </div>
    </details>
    <details>
      <summary>${findings.length - failed.length} requirements passed, ${failed.length} failed</summary>
      <ul>
        ${findings.map(({ verdict, requirement, because }) => html`<li><code>${requirement}</code> ${verdict}: ${because}</li>`)}
      </ul>
    </details>
  </section>`;
}
