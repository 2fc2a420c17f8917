/** Says in a few words how a text differs from the one that was to come, so that the cause can be guessed from it. */
import { quote } from './render-event';

/** Whole transformations by which texts are known to change on their way, the likeliest first. */
const transformations: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['blanks at its ends were lost', (text) => text.trim()],
  ['blanks at its beginning were lost', (text) => text.trimStart()],
  ['blanks at its end were lost', (text) => text.trimEnd()],
  ['runs of blanks became one', (text) => text.replace(/\s+/gu, ' ')],
  ['it was normalised to NFC', (text) => text.normalize('NFC')],
  ['it was normalised to NFD', (text) => text.normalize('NFD')],
  ['it was normalised to NFKC', (text) => text.normalize('NFKC')],
  ['it was normalised to NFKD', (text) => text.normalize('NFKD')],
  ['line feeds became \\n in letters', (text) => text.replaceAll('\n', '\\n')],
  ['line feeds became blanks', (text) => text.replaceAll('\n', ' ')],
  ['line feeds were lost', (text) => text.replaceAll('\n', '')],
  ['it was put into lower case', (text) => text.toLowerCase()],
  ['it was put into upper case', (text) => text.toUpperCase()],
  ['it was escaped as HTML', escapedAsHtml],
  ['HTML entities were resolved', withoutEntities],
  ['HTML was taken out', withoutTags],
  ['it was percent-decoded', percentDecoded],
  ['it was percent-encoded', encodedAsUri],
  ['it was escaped as JSON', (text) => JSON.stringify(text).slice(1, -1)],
  ['marks without a shape were lost', (text) => text.replace(/\p{Cf}/gu, '')],
  ['characters beyond 16 bits were lost', (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '')],
  ['characters beyond ASCII were lost', (text) => text.replace(/[^\n\t -~]/gu, '')],
];

/**
 * How `seen` differs from `expected`, such as `cut after 255 characters` or `character 7: U+00A0 became U+0020`.
 * Undefined when they are equal, and when they have too little in common to be one text changed. Characters are code points.
 */
export function textDifference(expected: string, seen: string): string | undefined {
  if (seen === expected) return undefined;
  if (seen === '') return 'nothing is left of it';
  if (expected.startsWith(seen)) return `cut after ${lengthOf(seen)} of ${lengthOf(expected)} characters`;
  const replaced = oneReplaced([...expected], [...seen]);
  if (replaced !== undefined) return replaced;
  const whole = transformations.find(([, change]) => change(expected) === seen);
  if (whole) return whole[0];
  // An ellipsis, a mark, or half a character may stand where the rest was.
  const kept = commonStart(expected, seen);
  if (kept > 0 && lengthOf(seen) - kept <= 3 && lengthOf(expected) - kept > 3) {
    return `cut after ${kept} of ${lengthOf(expected)} characters, with ${points([...seen].slice(kept))} in place of the rest`;
  }
  return inCommon(expected, seen) * 2 < lengthOf(expected)
    ? undefined
    : atFirstDifference([...expected], [...seen], kept);
}

/** The difference as the end of a sentence, with a colon before it; empty when there is none to tell. */
export function differenceTold(expected: string, seen: string): string {
  const difference = textDifference(expected, seen);
  return difference === undefined ? '' : `: ${difference}`;
}

/** Characters that both begin and end with. */
function inCommon(expected: string, seen: string): number {
  const start = commonStart(expected, seen);
  const reversed = (text: string) => [...text].slice(start).reverse().join('');
  return start + commonStart(reversed(expected), reversed(seen));
}

/** Where nothing but one kind of character was replaced by another. */
function oneReplaced(expected: readonly string[], seen: readonly string[]): string | undefined {
  if (expected.length !== seen.length || inCommon(expected.join(''), seen.join('')) * 2 < expected.length)
    return undefined;
  const places = expected.flatMap((character, at) => (character === seen[at] ? [] : [at]));
  const kinds = new Set(places.map((at) => `${point(expected[at] ?? '')} became ${point(seen[at] ?? '')}`));
  const [kind] = kinds;
  const [first = 0] = places;
  return kinds.size === 1 && kind !== undefined ? `character ${first + 1}: ${kind}` : undefined;
}

function atFirstDifference(expected: readonly string[], seen: readonly string[], at: number): string {
  const where = `character ${at + 1}`;
  const [wanted, got] = [expected[at], seen[at]];
  if (wanted === undefined)
    return `${seen.length - at > 3 ? shown(seen.slice(at)) : points(seen.slice(at))} was added at its end`;
  const rest = (list: readonly string[], from: number) => list.slice(from).join('');
  if (rest(expected, at + 1) === rest(seen, at)) return `${where}: ${point(wanted)} is missing`;
  if (rest(expected, at) === rest(seen, at + 1)) return `${where}: ${got === undefined ? '' : point(got)} was put in`;
  const [lost, came] = changed(expected.slice(at), seen.slice(at));
  if (isAnother(lost, came)) return `from ${where} on it is another text`;
  // A whole word says more than the first of its characters.
  if (lost.length === 0) return `${where}: ${shown(came)} was put in`;
  if (came.length === 0) return `${where}: ${shown(lost)} is missing`;
  const isOne = expected[at + 1] === seen[at + 1];
  if (!isOne && lost.length + came.length > 2) return `${where}: ${shown(lost)} became ${shown(came)}`;
  return `${where}: ${point(wanted)} became ${got === undefined ? 'nothing' : point(got)}`;
}

/** Both without the end that they have in common. */
function changed(expected: readonly string[], seen: readonly string[]): readonly [string[], string[]] {
  const alike = commonStart([...expected].reverse().join(''), [...seen].reverse().join(''));
  return [expected.slice(0, expected.length - alike), seen.slice(0, seen.length - alike)];
}

/** By so many characters it is known whether one text is another. */
const longestCompared = 2_000;

/** Whether less than half of the one comes up in the other, in its order: then no character became another. */
function isAnother(wholeExpected: readonly string[], wholeSeen: readonly string[]): boolean {
  if (wholeExpected.length <= 3 || wholeSeen.length <= 3) return false;
  const [expected = [], seen = []] = [wholeExpected, wholeSeen].map((each) => each.slice(0, longestCompared));
  let from = 0;
  const kept = expected.filter((character) => {
    const place = seen.indexOf(character, from);
    if (place >= 0) from = place + 1;
    return place >= 0;
  });
  return kept.length * 2 < expected.length;
}

function commonStart(expected: string, seen: string): number {
  const [wanted, got] = [[...expected], [...seen]];
  const first = wanted.findIndex((character, index) => character !== got[index]);
  return first < 0 ? wanted.length : first;
}

function lengthOf(text: string): number {
  return [...text].length;
}

function shown(characters: readonly string[]): string {
  return quote(characters.join(''), 40);
}

function points(characters: readonly string[]): string {
  return characters.slice(0, 3).map(point).join(' ') + (characters.length > 3 ? ' …' : '');
}

function point(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapedAsHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? character);
}

/** Behind the last end of a tag none is looked for: in a text of nothing but beginnings each would be. */
function withoutTags(text: string): string {
  const end = text.lastIndexOf('>') + 1;
  return text.slice(0, end).replace(/<[^>]*>/gu, '') + text.slice(end);
}

function withoutEntities(text: string): string {
  const named = new Map(Object.entries(entities).map(([character, entity]) => [entity, character]));
  return text.replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => named.get(entity) ?? entity);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encodedAsUri(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
