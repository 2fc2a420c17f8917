/** How far a run reaches, in the words that every reader gets: `partial`, how much of the set, and what was left out. */
import type { Extent } from '../verdict/extent';
import type { Conclusion } from '../verdict/verdict';

interface Concluded {
  readonly conclusion: Conclusion;
  readonly extent: Pick<Extent, 'whole' | 'inFull' | 'of'>;
}

/** Under this stand the results of the Allure page that say it. */
export const extentEpic = 'How far the run reaches';

/** The conclusion, which only a whole run may give without a word more. */
export function renderConclusion({ conclusion, extent }: Concluded): string {
  return extent.whole ? conclusion : `${conclusion}, partial`;
}

/** The conclusion with how much of the set it is about: for a picture, or a cell of a table. */
export function renderConclusionShortly({ conclusion, extent }: Concluded): string {
  return extent.whole ? conclusion : `${conclusion}, partial: ${extent.inFull} of ${extent.of} in full`;
}

/** Of a part, how much of the set it judged and what it left out, as half a sentence; undefined for a whole run. */
export function renderPart({ whole, set, of, inFull, inPart, leftOut }: Extent): string | undefined {
  if (whole) return undefined;
  return (
    `partial: ${inFull} of ${of} requirements of ${set} judged in full${inPart > 0 ? `, ${inPart} in part` : ''}` +
    `; ${leftOut.map(({ why }) => why).join('; ')}`
  );
}

/** Which generated cases were not reached, as half a sentence; undefined when all were. */
export function renderUnreached({ unreached }: Extent): string | undefined {
  if (!unreached) return undefined;
  const each = unreached.properties.map(({ name, cases, of }) => `${name} ${cases} of ${of}`);
  return `${unreached.cases} of ${unreached.of} generated cases were not reached: ${each.join(', ')}`;
}

/** How many combinations were played, as half a sentence; undefined where none were to be. */
export function tellCombinations({ combinations }: Extent): string | undefined {
  if (!combinations) return undefined;
  const { tuples, notPlayed } = combinations;
  const each = [...tuples].reverse().map(({ values, dimensions, possible, played, judged }) => {
    const kind = kindOf[values] ?? `sets of ${values}`;
    const how = judged === played ? 'judged' : `${judged} of them judged`;
    return `${played} of ${possible} ${kind} of values of ${dimensions} dimensions played${played === 0 ? '' : `, ${how}`}`;
  });
  const without = notPlayed.map(({ what, why }) => `${what} (${why})`);
  return `${each.join('; ')}${without.length > 0 ? `; not played: ${without.join('; ')}` : ''}`;
}

const kindOf: Readonly<Record<number, string>> = { 2: 'pairs', 3: 'triples', 4: 'fours' };

/** Which scenarios were left to a thorough run, as half a sentence; undefined where none were. */
export function tellTooLong({ waitTooLong }: Extent): string | undefined {
  if (!waitTooLong) return undefined;
  return `not played without --thorough, since they wait for minutes with this clock: ${waitTooLong.join(', ')}`;
}

/** All of them that there are, each as a sentence. */
export function extentLines(extent: Extent): string[] {
  return [renderPart(extent), renderUnreached(extent), tellTooLong(extent), tellCombinations(extent)].flatMap((told) =>
    told === undefined ? [] : [`${told.charAt(0).toUpperCase()}${told.slice(1)}.`],
  );
}
