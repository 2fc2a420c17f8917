/** The text with everything that could steer a terminal, a parser or an eye made visible; line ends included. */
export function visible(text: string, longest = 2000): string {
  const shown = text.length > longest ? `${text.slice(0, longest)} … (${text.length} characters)` : text;
  return shown.replace(
    // C0 and C1 controls, marks that turn the writing direction or have no width, line separators, halves of pairs.
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
