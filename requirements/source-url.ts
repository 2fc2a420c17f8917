/**
 * The address of the heading under which an obligation is written. LivePerson's developer center gives each heading an
 * anchor: its words in lower case, joined by hyphens. The vendor's own pages link to each other by these.
 */
import { sources, type Heading, type SourceKey } from './sources';

/** What stands before the first heading, or is the title of the whole page, has no anchor: the page opens there. */
const atTheTop: readonly Heading[] = ['Introduction', 'Next Action', 'Exported bot'];

export function sourceUrl({ page, heading }: { readonly page: SourceKey; readonly heading: string }): string {
  const { url } = sources[page];
  return (atTheTop as readonly string[]).includes(heading) ? url : `${url}#${anchorOf(heading)}`;
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}
