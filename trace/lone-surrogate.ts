/**
 * Whether JSON holds half of a character: a lone surrogate, such as `"\ud83d"`, which is no text in any encoding. Some parsers
 * take it and others do not, so nothing that holds one means the same to everybody (RFC 8259, 8.2; RFC 7493, 2.1).
 */
export function holdsLoneSurrogate(json: unknown): boolean {
  const left: unknown[] = [json];
  for (let value = left.pop(); value !== undefined || left.length > 0; value = left.pop()) {
    if (typeof value === 'string' && lone.test(value)) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) left.push(name, inner);
  }
  return false;
}

const lone = /\p{Surrogate}/u;

/** What is said of it. */
export const loneSurrogateTold = 'half of a character, a lone surrogate such as \\ud83d, which is no text';
