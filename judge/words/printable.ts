/** Without what XML 1.0 forbids even when escaped, and without the end of a CDATA section, which the builder lets through. */
export function printable(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/\]\]>/g, ']]\\u003e');
}
