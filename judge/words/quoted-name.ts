import { visible } from './visible';

/** What an implementation calls itself, in quotes: whatever it says, it ends where they do. */
export function quotedName({ name, version }: { readonly name: string; readonly version: string }): string {
  return inQuotes(`${name} ${version}`);
}

/** The same, where name and version are one text already. */
export function inQuotes(text: string): string {
  return `"${visible(text.replace(/["\\]/g, '\\$&'), 120)}"`;
}
