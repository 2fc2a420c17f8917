/** The text without the password that a URL in it may hold: what is wrong with the rest can be said without. */
export function withoutPasswords(text: string): string {
  return text.replace(/\/\/[^\s/@]*@/g, '//…@');
}
