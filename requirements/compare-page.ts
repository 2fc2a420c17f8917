/**
 * Tells which sentences of a newer copy of the page are not those that were read. A sentence is found by its words alone,
 * wherever lines break and sentences seem to end in that copy; what no known sentence covers is new, or what became of one.
 */
import { pageSentences, type PageSentence } from './page-sentences';
import { sources } from './sources';
import { digestOf, readPage, type PageCopy, type SentenceDigest } from './read-page';

/** Words of the copy that no known sentence covers, as a sentence of its own. */
export interface Unknown extends SentenceDigest {
  readonly text: string;
  /** The known sentence before it; undefined at the beginning. */
  readonly after: string | undefined;
}

export interface PageComparison {
  readonly same: readonly string[];
  readonly changed: readonly { readonly id: string; readonly now: Unknown }[];
  readonly gone: readonly string[];
  readonly added: readonly Unknown[];
}

interface Place {
  /** Index of the sentence among those that are known. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

export function comparePage(text: string, known: readonly PageSentence[] = pageSentences): PageComparison {
  const copy = readPage(text);
  const found = placesOf(copy, known);
  const covered = [...found.values()].sort((a, b) => a.from - b.from);
  const same = known.filter((_, index) => found.has(index)).map(({ id }) => id);
  const missing = new Set(known.flatMap((_, index) => (found.has(index) ? [] : [index])));
  const changed: { id: string; now: Unknown }[] = [];
  const added: Unknown[] = [];
  for (let gap = 0; gap <= covered.length; gap += 1) {
    const [before, behind] = [covered[gap - 1], covered[gap]];
    const unknown = sentencesBetween(copy, before?.to ?? 0, behind?.from ?? copy.words.length).map(
      (words): Unknown => ({
        text: words.join(' '),
        ...digestOf(words),
        after: before && known[before.sentence]?.id,
      }),
    );
    // What is missing between the same two neighbours is what these were.
    const due = [...missing].filter(
      (index) => index > (before?.sentence ?? -1) && index < (behind?.sentence ?? known.length),
    );
    unknown.forEach((now, at) => {
      const was = due[at];
      const id = was === undefined ? undefined : known[was]?.id;
      if (was === undefined || id === undefined) added.push(now);
      else {
        changed.push({ id, now });
        missing.delete(was);
      }
    });
  }
  const [title] = sentencesBetween(readPage(sources.escalation.title), 0, Infinity);
  const isTitle = (now: Unknown) => now.text === title?.join(' ');
  return {
    same,
    changed,
    gone: [...missing].flatMap((index) => known[index]?.id ?? []),
    added: added.filter((now) => !isTitle(now)),
  };
}

/** Where each known sentence stands: as many as possible in their order, then those that have moved. */
function placesOf({ words }: PageCopy, known: readonly PageSentence[]): Map<number, Place> {
  const byDigest = digestsOfWindows(words, new Set(known.map((each) => each.words)));
  const all = known.flatMap(({ digest, words: length }, sentence) =>
    (byDigest.get(digest) ?? []).map((from): Place => ({ sentence, from, to: from + length })),
  );
  const chosen = new Map(longestChain(all).map((place) => [place.sentence, place]));
  for (const place of all) {
    if (chosen.has(place.sentence)) continue;
    if ([...chosen.values()].some(({ from, to }) => from < place.to && place.from < to)) continue;
    chosen.set(place.sentence, place);
  }
  return chosen;
}

function digestsOfWindows(words: readonly string[], lengths: ReadonlySet<number>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const length of lengths) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const { digest } = digestOf(words.slice(from, from + length));
      const earlier = places.get(digest);
      if (earlier) earlier.push(from);
      else places.set(digest, [from]);
    }
  }
  return places;
}

/** The places that cover most words while sentences and words keep their order. */
function longestChain(all: readonly Place[]): Place[] {
  const sorted = [...all].sort((a, b) => a.to - b.to);
  const best: { readonly place: Place; readonly weight: number; readonly before: number }[] = [];
  for (const place of sorted) {
    let [weight, before] = [0, -1];
    best.forEach((each, index) => {
      const fits = each.place.to <= place.from && each.place.sentence < place.sentence;
      if (fits && each.weight > weight) [weight, before] = [each.weight, index];
    });
    best.push({ place, weight: weight + place.to - place.from, before });
  }
  let at = best.reduce((top, each, index) => (each.weight > (best[top]?.weight ?? 0) ? index : top), 0);
  const chain: Place[] = [];
  for (let each = best[at]; each; each = best[at]) {
    chain.push(each.place);
    at = each.before;
  }
  return chain.reverse();
}

/** The words between two places, parted where sentences begin; page furniture without a letter is none. */
function sentencesBetween({ words, begins }: PageCopy, from: number, to: number): string[][] {
  const cuts = [from, ...begins.filter((begin) => begin > from && begin < to), to];
  return cuts
    .slice(1)
    .map((end, index) => words.slice(cuts[index], end))
    .filter((part) => part.some((word) => /\p{L}/u.test(word)));
}
