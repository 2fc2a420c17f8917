/**
 * Reads a copy of the page, as Markdown or as pasted plain text, into its words and its sentences. Marks, links, list
 * numbers, line breaks, case and punctuation are no part of a word, so that both kinds of copy read alike.
 */
import { createHash } from 'node:crypto';

export interface PageCopy {
  /** Every word of the copy, in order. */
  readonly words: readonly string[];
  /** Where sentences begin: places in `words`. A line break that may be a wrapped line begins none. */
  readonly begins: readonly number[];
}

/** A sentence by what is kept of it. */
export interface SentenceDigest {
  readonly words: number;
  readonly digest: string;
}

export function readPage(text: string): PageCopy {
  const words: string[] = [];
  const begins: number[] = [];
  for (const block of blocksOf(text)) {
    for (const sentence of sentencesOf(block)) {
      const own = wordsOf(sentence);
      if (own.length === 0) continue;
      begins.push(words.length);
      words.push(...own);
    }
  }
  return { words, begins };
}

/** What is kept of these words. */
export function digestOf(words: readonly string[]): SentenceDigest {
  const digest = createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 16);
  return { words: words.length, digest };
}

/** Paragraphs, list items and headings, each without its marks. */
function blocksOf(text: string): string[] {
  const lines = withoutFrontMatter(text.replace(/\r\n?/g, '\n')).split('\n');
  const blocks: string[][] = [[]];
  for (const line of lines) {
    const bare = line.trim();
    // An attribute of the paragraph that follows, as in `{: .important}`, or the label that a browser makes of it.
    if (/^\{:.*\}$/.test(bare) || /^(important|note|tip|caution):?$/i.test(bare)) continue;
    const marked = /^(#{1,6}\s|(\d{1,2}[.)]|[-*+•◦▪·])\s)/.exec(bare);
    if (bare === '' || marked) blocks.push([]);
    blocks.at(-1)?.push(marked ? bare.slice(marked[0].length) : bare);
    if (bare.startsWith('#')) blocks.push([]);
  }
  return blocks.map((block) => block.join(' ').trim()).filter((block) => block !== '');
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^\uFEFF?---\n[\s\S]*?\n---\n/, '');
}

function sentencesOf(block: string): string[] {
  const plain = block
    .replace(/!?\[([^\]]*)\]\([^)]*\)(\{:[^}]*\})?/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  // "e.g." and "i.e." end no sentence, and a small letter begins none.
  return plain.split(/(?<=[.!?]["”’')*\]]{0,3})(?<!\b[a-z]\.[a-z]\.)\s+(?=["“‘'(*_\\`{[]{0,3}[\p{Lu}\p{N}])/u);
}

/** One underscore on either side is emphasis; the failure text, which has two, is a word as it stands. */
function wordsOf(sentence: string): string[] {
  const words = sentence.normalize('NFC').match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.map((word) => (/^_([^_].*)?[^_]_$/.test(word) ? word.slice(1, -1) : word).toLowerCase());
}
