/** Where the documents are silent: what this implementation does there. */
import { gatherSightings, observed } from '../../judge/verdict/observed';
import type { Evidence } from '../../judge/verdict/evidence';
import { html, type Markup } from '../../judge/words/html';
import { pageTable } from './page-frame';

export function observationsPage(evidence: Evidence): Markup {
  return html`<h1>Where the documents are silent</h1>
    <p>What this implementation does there. It is recorded, and never judged: no document says what would be right.</p>
    ${observed(evidence).map(({ id, question, whyOpen, section, sightings }) => {
      const gathered = gatherSightings(sightings);
      return html`<section id="${id}">
        <h2>${question}</h2>
        <p class="quiet"><code>${id}</code> · ${section}. ${whyOpen}</p>
        ${
          gathered.length === 0
            ? html`<p>No play of this run came to it.</p>`
            : pageTable(
                `Seen: ${question}`,
                ['Case', 'Seen', 'Channels'],
                gathered.map(({ about, seen, channels }) => [about, seen, channels.join(', ')]),
              )
        }
      </section>`;
    })}`;
}
