import { visible } from './visible';

/** What an implementation calls itself, in quotes: whatever it says, it ends where they do. */
export function quotedName({ name, version }: { readonly name: string; readonly version: string }): string {
  return `"${visible(`${name} ${version}`.replace(/["\\]/g, '\\$&'), 120)}"`;
}
