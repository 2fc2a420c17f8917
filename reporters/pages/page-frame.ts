/** What every page of ours has: the way to the other pages, and a promise to the browser that nothing is to be loaded or run. */
import { html, Markup } from '../../judge/words/html';
import { pageStyle } from './page-style';
import { withUnbrokenOptions } from './unbroken-options';

export interface PageLink {
  /** Relative to the folder of the pages. */
  readonly href: string;
  readonly name: string;
}

export interface PageFrame {
  readonly title: string;
  /** This page's own file, and the pages beside it. */
  readonly file: string;
  readonly pages: readonly PageLink[];
  readonly footer: string;
  readonly body: Markup;
}

/** The whole document. */
export function pageFrame({ title, file, pages, footer, body }: PageFrame): string {
  const links = pages.map(({ href, name }) =>
    href === file ? html`<a href="${href}" aria-current="page">${name}</a>` : html`<a href="${href}">${name}</a>`,
  );
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        ${links.length > 1 ? html`<header><nav aria-label="Pages of this report">${links}</nav></header>` : ''}
        <main>${withUnbrokenOptions(body)}</main>
        <footer>${footer}</footer>
      </body>
    </html> `;
  return document.text;
}

/**
 * A table; a head that begins with `#` is a column of numbers. On a phone a table of texts is told cell by cell, each
 * with the head of its column, and a table of numbers can be moved sideways; `stack` decides otherwise.
 */
export function pageTable(
  label: string,
  head: readonly string[],
  lines: readonly (readonly (Markup | string | number)[])[],
  stack = !head.some((cell) => cell.startsWith('#')),
): Markup {
  const number = (index: number) => head[index]?.startsWith('#') === true;
  const named = (index: number) => {
    const name = head[index]?.replace(/^#/, '') ?? '';
    return stack && index > 0 && name !== '' ? html` data-label="${name}"` : '';
  };
  const kind = (index: number) =>
    number(index) ? html` class="number"` : stack && head[index] === '' ? html` class="short"` : '';
  return html`<div class="scroll${stack ? ' stack' : ''}" tabindex="0" role="region" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${head.map((cell, index) => headCell(cell, number(index)))}
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, index) => html`<td${kind(index)}${named(index)}>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A column without a name has no head: an empty one would be read out. */
function headCell(cell: string, isNumber: boolean): Markup {
  if (cell === '') return html`<td></td>`;
  return isNumber ? html`<th scope="col" class="number">${cell.slice(1)}</th>` : html`<th scope="col">${cell}</th>`;
}
