/** The verdict as a picture for a README, `badge.svg`: it names the profile, and holds nothing that a target wrote. */
import type { Conclusion, JudgedRun } from '../judge/verdict/verdict';
import { profileCounts } from './count-lines';
import { renderConclusionShortly } from '../judge/words/render-extent';

const colours: Readonly<Record<Conclusion, string>> = {
  conforms: '#2e7d32',
  'does not conform': '#c62828',
  incomplete: '#9e6a00',
  'no verdict': '#5f6368',
};

/** Green is for the whole. */
const colourOfPart = colours.incomplete;

/** Verdana at 11 pixels is about this wide on average; the text is fitted to it. */
const pixelsPerCharacter = 6.6;

type Badged = Pick<JudgedRun, 'conclusion' | 'profile' | 'results' | 'strict' | 'extent' | 'bot'>;

/** What the badge says, and its colour. */
export interface Badge {
  readonly left: string;
  readonly right: string;
  readonly colour: string;
}

export function badgeOf(run: Badged): Badge {
  const { extent } = run;
  const counts = profileCounts(run.results);
  const judged = counts.passed + counts.failed + counts.inconclusive + counts.waived;
  const left = `agent escalation · ${run.bot ? 'no profile claimed' : `${run.profile}${run.strict ? ' strict' : ''}`}`;
  const right = [
    renderConclusionShortly(run),
    `${counts.passed}/${judged}`,
    ...(extent.unreached ? [`${extent.unreached.cases} of ${extent.unreached.of} cases not reached`] : []),
  ].join(' · ');
  const colour = run.conclusion === 'conforms' && !extent.whole ? colourOfPart : colours[run.conclusion];
  return { left, right, colour };
}

export function badgeSvg(run: Badged): string {
  const { left, right, colour } = badgeOf(run);
  const leftWidth = Math.round(left.length * pixelsPerCharacter + 12);
  const rightWidth = Math.round(right.length * pixelsPerCharacter + 12);
  const width = leftWidth + rightWidth;
  const text = (at: number, wide: number, what: string) =>
    `<text x="${at + wide / 2}" y="14" textLength="${wide - 12}" lengthAdjust="spacingAndGlyphs">${what}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${left}: ${right}">`,
    `<title>${left}: ${right}</title>`,
    `<rect width="${leftWidth}" height="20" fill="#444"/>`,
    `<rect x="${leftWidth}" width="${rightWidth}" height="20" fill="${colour}"/>`,
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
    text(0, leftWidth, left),
    text(leftWidth, rightWidth, right),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
