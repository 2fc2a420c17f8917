/** Writes HTML in which only what we wrote is markup: every value put into a template is escaped. */
import { visible } from './visible';

/** Markup that was made by {@link html} or is otherwise known to be ours. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export type Content = Markup | string | number | undefined | readonly Content[];

/** Text as text, in content and in quoted attributes, with what cannot be seen made visible. */
export function escapeMarkup(text: string, longest = 4_000): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return visible(text, longest).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A template whose values are escaped unless they are {@link Markup}; attributes have to be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.map((part, index) => part + written(values[index])).join(''));
}

/** Text whose line ends stay line ends, for where white space counts. */
export function htmlLines(text: string): Markup {
  return new Markup(
    text
      .split('\n')
      .map((line) => escapeMarkup(line))
      .join('\n'),
  );
}

function written(value: Content): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapeMarkup(value);
  if (typeof value === 'number') return String(value);
  return value.map(written).join('');
}
