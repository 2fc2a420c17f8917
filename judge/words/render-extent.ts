/** How far a run reaches, in the words that every reader gets: `partial`, how much of the set, and what was left out. */
import type { Extent, SetReach } from '../verdict/extent';
import type { Conclusion } from '../verdict/verdict';

interface Concluded {
  readonly conclusion: Conclusion;
  readonly extent: Pick<Extent, 'whole' | 'inFull' | 'of'> & {
    readonly reach?: SetReach | undefined;
    readonly byDescription?: true | undefined;
  };
}

/** Under this stand the results of the Allure page that say it. */
export const extentEpic = 'How far the run reaches';

/** The conclusion as a headline: a word more where the run is a part, where not all of the set applies, or some is waived. */
export function renderConclusion(run: Concluded): string {
  return joined(renderBareConclusion(run), renderReach(run));
}

/** The conclusion, and whether it is that of a part. The reach has to stand beside it, see {@link renderReach}. */
export function renderBareConclusion({ conclusion, extent }: Concluded): string {
  return extent.whole ? conclusion : `${conclusion}, partial${extent.byDescription ? ', by description' : ''}`;
}

/** The conclusion with how much of the set it is about: for a picture, or a cell of a table. */
export function renderConclusionShortly(run: Concluded): string {
  const { extent } = run;
  const part = extent.whole ? '' : `: ${extent.inFull} of ${extent.of} in full`;
  return joined(`${renderBareConclusion(run)}${part}`, renderReach(run));
}

/** How much of the set applies, and how much is waived; undefined where all of it does and nothing is, or nothing is claimed. */
export function renderReach({ conclusion, extent: { reach } }: Concluded): string | undefined {
  if (!reach || conclusion === 'no verdict') return undefined;
  const { chosen, apply, missing, waived } = reach;
  const told = [
    ...(apply < chosen ? [`${apply} of ${chosen} apply`] : []),
    ...missing.map(
      ({ what, requirements }) => `${requirements} ${requirements === 1 ? 'needs' : 'need'} ${needed[what]}`,
    ),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return told.length === 0 ? undefined : told.join('; ');
}

const needed = {
  capabilities: 'capabilities that are not declared',
  channels: 'a channel that was not used',
  clock: 'another clock',
  description: 'what the description does not say',
  surface: 'another surface',
} as const;

function joined(conclusion: string, reach: string | undefined): string {
  return reach === undefined ? conclusion : `${conclusion}; ${reach}`;
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
function tellTooLong({ waitTooLong }: Extent): string | undefined {
  if (!waitTooLong) return undefined;
  return `not played without --thorough, since they wait for minutes with this clock: ${waitTooLong.join(', ')}`;
}

/** How much was tried, of how much there was to try, as half a sentence; undefined where nothing is known of it. */
export function tellTried({ tried }: Extent): string | undefined {
  if (!tried) return undefined;
  const each = tried.map(({ what, tried: some, of, settled }) => {
    const less = settled === undefined ? '' : ` (it settled on ${settled}: see --budget)`;
    return `${some} of ${of} ${amountOf[what]}${less}`;
  });
  return `tried: ${each.join(', ')}`;
}

const amountOf = {
  plays: 'plays',
  messages: 'messages at the edges',
  'cases from lists': 'generated cases from lists',
  'cases by chance': 'by chance',
} as const;

/** All of them that there are, each as a sentence. */
export function extentLines(extent: Extent): string[] {
  const told = [renderPart, tellTried, renderUnreached, tellTooLong, tellCombinations].flatMap(
    (tell) => tell(extent) ?? [],
  );
  return told.map((each) => `${each.charAt(0).toUpperCase()}${each.slice(1)}.`);
}
