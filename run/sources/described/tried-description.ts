import type { Tried } from '../../../judge/verdict/tried';
import { tellLocation } from '../../../results/location';
import type { RunFile } from '../../../results/run-file';
import { nothingTried } from '../nothing-tried';
import { nameOf } from '../scenarios/plan-from-facts';
import { whyNotAll } from '../scenarios/tried-scenarios';
import { planFromDescription } from './plan-from-description';

/** By what a run by description is told from any other, wherever it says how far it reaches. */
export const byDescription = 'by description, so that no profile is claimed (--bot)';

/** What of the description a run has played. It is a part of the set, however much that is: nothing is judged in full by it. */
export function triedDescription(file: Pick<RunFile, 'facts' | 'plays' | 'faults'>): Tried {
  const { facts, plays } = file;
  if (!facts.bot) return nothingTried(['described'], 'plays');
  const done = new Set(plays.flatMap((play) => (play.trace === null || play.fault ? [] : [tellLocation(play)])));
  const wanted = planFromDescription(facts);
  const made = wanted.filter((each) => done.has(nameOf(each))).length;
  const cut = whyNotAll(file, { wanted: wanted.length, done: made });
  return {
    areas: ['described'],
    what: 'plays',
    leftOut: [byDescription, ...(cut === undefined ? [] : [cut])].join('; '),
    amounts: [{ what: 'plays', tried: made, of: wanted.length }],
    inFullFor: () => false,
    // Of other phrases and other definitions nothing is known; what is waived here goes by its date.
    wouldHaveShown: () => false,
  };
}
