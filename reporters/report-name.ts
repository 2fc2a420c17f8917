/** The title of the Allure page: who was judged, and what came of it. The history tells earlier runs apart by it. */
import { visible } from '../judge/words/visible';
import type { JudgedRun } from '../judge/verdict/verdict';
import type { RunFacts } from '../results/run-facts';

export function reportName(
  { conclusion, extent }: Pick<JudgedRun, 'conclusion' | 'extent'>,
  { declaration, target }: Pick<RunFacts, 'declaration' | 'target'>,
): string {
  const who = declaration ? visible(declaration.implementation.name, 60) : visible(target, 60);
  const version = declaration ? `, version ${visible(declaration.implementation.version, 30)}` : '';
  return `Agent escalation${extent.whole ? '' : ', partial'}${extent.byDescription ? ', by description' : ''}: ${[conclusion, ...reachOf(conclusion, extent)].join('; ')}: ${who}${version}`;
}

/** How much of the set the conclusion is about, in few words: a title is short. */
function reachOf(conclusion: JudgedRun['conclusion'], { reach }: JudgedRun['extent']): string[] {
  if (!reach || conclusion === 'no verdict') return [];
  return [
    ...(reach.apply < reach.chosen ? [`${reach.apply} of ${reach.chosen} apply`] : []),
    ...(reach.waived > 0 ? [`${reach.waived} waived`] : []),
  ];
}

/** The version in such a title; undefined where it has none. */
export function versionIn(name: string): string | undefined {
  return /^.*, version (.+)$/s.exec(name)?.[1];
}
