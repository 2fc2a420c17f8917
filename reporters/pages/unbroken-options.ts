/**
 * Keeps the name of an option on one line: a browser breaks text behind each hyphen, and `--no-` at the end of a line is read
 * as no option. A character that does not break would be copied along and typed.
 */
import { Markup } from '../../judge/words/html';

/** Longer than any option of ours: a text of an implementation that looks like one must not widen the page. */
const option = /(?<![\w&#-])--(?=[a-z])[a-z-]{1,22}[a-z](?![\w-])/g;

/** Text is changed, and neither tags nor what a browser shows without regard to markup. */
const parts = /<(svg|style|title)\b[^]*?<\/\1>|<[^>]*>|[^<]+/g;

export function withUnbrokenOptions({ text }: Markup): Markup {
  return new Markup(
    text.replace(parts, (part: string) =>
      part.startsWith('<') ? part : part.replace(option, (name) => `<span class="option">${name}</span>`),
    ),
  );
}
