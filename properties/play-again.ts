/** Plays a case once more, by the token that its report gives. */
import * as fc from 'fast-check';
import type { Play, Session } from '../play/player/play';
import { verdictOf, type CaseVerdict } from './case-verdict';
import { failedByItself, playGenerated, withoutSteps } from './play-generated';
import type { Generated, Property, TargetFacts } from './property';

/** Plays the one case of a token. Undefined when the token leads to no case. */
export async function playAgain(
  property: Property,
  session: Session,
  token: {
    readonly seed: number;
    readonly path: string;
    readonly replayPath: string | undefined;
    readonly targetFacts: TargetFacts;
    readonly without: readonly number[];
  },
): Promise<{ readonly generated: Generated; readonly play: Play; readonly verdict: CaseVerdict } | undefined> {
  let result: { generated: Generated; play: Play; verdict: CaseVerdict } | undefined;
  const candidates = property.candidates(token.targetFacts, token.replayPath);
  const details = await fc.check(
    fc.asyncProperty(candidates, async (candidate) => {
      const whole = await candidate.build();
      if (result || !whole) return;
      const generated = withoutSteps(whole, token.without);
      const play = await playGenerated(property, generated, session);
      result = {
        generated,
        play,
        verdict: play.fault ? { problems: [], judged: [] } : verdictOf(play.trace, generated.situation),
      };
    }),
    { seed: token.seed, path: token.path, endOnFailure: true, numRuns: 1 },
  );
  // Nothing is thrown in there on purpose: what failed is the making of the case, or its judgement.
  if (details.failed) throw failedByItself(property, token.seed, details.errorInstance);
  return result;
}
