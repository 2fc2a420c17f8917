/**
 * What has no shape of its own or steers: controls, marks that turn the writing direction or have no width, separators of
 * lines, halves of pairs; and marks that are heaped on one letter until they cover the lines around it.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffe\uffff]|(?<=\p{M}{4})\p{M}/gu;

/** The text with everything that could steer a terminal, a parser or an eye made visible; line ends included. */
export function visible(text: string, longest = 2000): string {
  const shown = text.length > longest ? `${text.slice(0, longest)} … (${text.length} characters)` : text;
  return shown.replace(unseen, (character) => {
    const point = (character.codePointAt(0) ?? 0).toString(16);
    return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, '0')}`;
  });
}
