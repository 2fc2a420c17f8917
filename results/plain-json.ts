/** JSON whose text steers no terminal and no eye that looks at the file; what is read from it is the value itself. */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    // C0 controls are escaped by themselves; a character of two halves is escaped half by half.
    /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu,
    (character) =>
      character
        .split('')
        .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}
